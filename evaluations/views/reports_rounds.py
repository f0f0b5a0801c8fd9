"""Finds the round a page of reports is about, and says where the page stands; what is not theirs is not there."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse

from evaluations.models import Round
from operators.access import OperatorRequest

LOADED = (
    "form_version",
    "facility__municipality",
    "facility__corporation",
    "evaluation",
    "participation__meeting",
    "submission__municipality",
)


def round_of(request: OperatorRequest, round_id: int) -> Round:
    """A round of an office this person works for, with all that its papers need; 404 for anybody else's."""
    found = get_object_or_404(Round.objects.visible_to(request.user).select_related(*LOADED), pk=round_id)
    if found.disposed_on:
        raise Http404
    return found


def frame_of(found: Round) -> dict[str, Any]:
    """What every page about a round's papers shows around it."""
    facility = found.facility
    office = reverse("own_office", args=[facility.number, facility.kind.code])
    return {
        "trail": [("今年度の状況", "/office/"), (facility.name, office), *_hub(found)],
        "round": found,
        "facility": facility,
    }


def _hub(found: Round) -> list[tuple[str, str]]:
    try:
        return [("評価", reverse("evaluation", args=[found.pk]))]
    except NoReverseMatch:
        return []
