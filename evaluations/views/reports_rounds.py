"""Finds the round a page of reports is about, and says where the page stands; what is not theirs is not there."""

from typing import Any

from django.urls import NoReverseMatch, reverse

from evaluations.models import Round


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
