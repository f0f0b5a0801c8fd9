"""What the pages of a round share: what it is about, and the way back."""

from typing import Any

from django.urls import reverse

from evaluations.models import Round
from meetings.views.members_office import Trail
from rules.fiscal_year import FiscalYear


def trail_to_rounds() -> Trail:
    """The way to the list of evaluations."""
    return [("今年度の状況", reverse("office_home")), ("外部評価", reverse("evaluations"))]


def frame(which: Round) -> dict[str, Any]:
    """What every page below a round shows: the round, its office and year, the way back."""
    hub = reverse("evaluation", args=[which.pk])
    return {
        "round": which,
        "facility": which.facility,
        "year": FiscalYear(which.fiscal_year),
        "hub": hub,
        "trail": trail_to_rounds(),
        "trail_below": [*trail_to_rounds(), (f"{which.year_label}（{which.facility.name}）", hub)],
    }
