"""An office's history on one page, for the office and for its ward: meetings, requests, figures, full-text search."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.figure_charts import FigureTable, figure_table, stored_figures
from compliance.history import history_of
from compliance.history_lines import Past, by_year
from compliance.history_search import search
from meetings.follow_up_list import follow_up_lines
from meetings.views.members_office import address, office_of, office_trail
from meetings.views.record_files import csv_response
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from operators.models import Facility
from operators.search_text import terms

Trail = list[tuple[str, str]]
LONGEST_QUERY = 200
"""What of a search stays in the field."""


@operator
def office_history(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The office's own history, its drafts searched as well."""
    facility = office_of(request.user, number, code)
    return _page(request, facility, office_trail(facility))


@ward
def ward_office_history(request: WardRequest, number: str, code: str) -> HttpResponse:
    """What the ward knows of an office: of its minutes only what was submitted."""
    facility = office_of(request.user, number, code)
    office = (facility.name, address("ward_office", facility))
    return _page(request, facility, [("遵守状況の一覧", "/ward/"), office])


@operator
def office_figures_csv(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The figures of all meetings as CSV for Excel (UTF-8 with BOM)."""
    facility = office_of(request.user, number, code)
    return _csv(facility, stored_figures(facility))


@ward
def ward_office_figures_csv(request: WardRequest, number: str, code: str) -> HttpResponse:
    """The figures of the meetings whose minutes came in."""
    facility = office_of(request.user, number, code)
    return _csv(facility, _submitted_figures(history_of(facility, request.user)))


def _page(request: SignedInRequest, facility: Facility, trail: Trail) -> HttpResponse:
    today = timezone.localdate()
    is_ward = request.user.role == "ward"
    asked = request.GET.get("q", "")
    words = terms(asked)
    meetings = history_of(facility, request.user)
    requests = [] if words else follow_up_lines(facility, request.user, today=today)
    figures = _submitted_figures(meetings) if is_ward else stored_figures(facility)
    context: dict[str, Any] = {
        "trail": trail,
        "facility": facility,
        "ward": is_ward,
        "asked": asked[:LONGEST_QUERY],
        "words": words,
        "hits": search(meetings, words, facility, request.user),
        "years": by_year(meetings),
        "today": today,
        "open_follow_ups": [line for line in requests if line.open],
        "closed_follow_ups": [line for line in requests if not line.open],
        "figures": figures,
        "charts": figures.charts(),
        "figures_csv": address("ward_office_figures_csv" if is_ward else "office_figures_csv", facility),
    }
    return render(request, "compliance/history/page.html", context)


def _submitted_figures(meetings: Sequence[Past]) -> FigureTable:
    """The figures in the last versions that came in: a draft or a correction in the making is not the ward's."""
    return figure_table((past.meeting.held_on, past.submitted_counts) for past in meetings)


def _csv(facility: Facility, figures: FigureTable) -> HttpResponse:
    day = timezone.localdate().isoformat()
    return csv_response(figures.as_csv(), f"engawa-katsudo-{facility.number}-{facility.kind.code}-{day}")
