"""What members said to the self-evaluation: who was asked and answered, the words row by row, a sheet for paper."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from evaluations.council.opinion_list import lines_of
from evaluations.council.opinion_values import asked_fields, asked_sheets
from evaluations.document import place_of
from evaluations.form import Phase
from evaluations.pdf.opinion_sheet import opinion_sheet_pdf
from evaluations.views.council_desk import Desk, desk_of, frame
from meetings.uploads.kinds import PDF
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable


@operator
@require_safe
def page(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Who was asked, who has given an opinion and how; and all of it by section."""
    desk = desk_of(request, round_id)
    lines = lines_of(desk.round)
    context = frame(desk, "opinions") | {
        "lines": lines,
        "given": sum(line.given for line in lines),
        "whole": desk.said.whole,
        "sections": _sections(desk, desk.said.voices, desk.said.tallies),
    }
    return render(request, "evaluations/council/opinions.html", context)


@operator
@require_safe
def sheet(request: OperatorRequest, round_id: int) -> HttpResponse:
    """A blank sheet on A4 for members who write by hand."""
    desk = desk_of(request, round_id)
    try:
        content = opinion_sheet_pdf(desk.round)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("evaluation_opinions", round_id)
    return file_response(content, PDF, "opinion-sheet")


def _sections(desk: Desk, voices: Any, tallies: Any) -> list[dict[str, Any]]:
    """The sections to which something was said, with their rows."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for paper in asked_sheets(desk.form):
        for row in paper.rows(Phase.COUNCIL):
            for field in asked_fields(row):
                place = place_of(paper.key, row.key, field.key)
                heard = voices.get(place, ()), tallies.get(place, ())
                if any(heard):
                    section = found.setdefault(
                        (paper.key, row.section.key), {"section": row.section, "rows": []}
                    )
                    section["rows"].append((row, field, *heard))
    return list(found.values())
