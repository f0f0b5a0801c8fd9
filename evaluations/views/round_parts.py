"""What the pages of a round share: finding it, and the way back."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from evaluations.models import Round
from operators.models import Facility, User
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

Trail = list[tuple[str, str]]


def own_facility(user: User, number: str, code: str) -> Facility:
    """The office named in the address, if it is this person's; 404 otherwise."""
    kind = ServiceKind.from_code(code)
    if kind is None:
        raise Http404
    mine = Facility.objects.visible_to(user).select_related("municipality", "corporation")
    return get_object_or_404(mine, number=number, service=kind.value)


def trail_to_rounds() -> Trail:
    """The way to the list of evaluations."""
    return [("今年度の状況", reverse("office_home")), ("外部評価", reverse("evaluations"))]


def frame(which: Round) -> dict[str, Any]:
    """What every page below a round shows: the round, its office and year, the way back."""
    year = FiscalYear(which.fiscal_year)
    hub = reverse("evaluation", args=[which.pk])
    return {
        "round": which,
        "facility": which.facility,
        "year": year,
        "hub": hub,
        "trail": trail_to_rounds(),
        "trail_below": [*trail_to_rounds(), (f"{year.label}（{which.facility.name}）", hub)],
    }
