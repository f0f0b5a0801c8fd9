"""An office's record of a meeting as it stands: on screen, as PDF, as Word, and the list of all its minutes."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.exports.minutes_list import minutes_list
from meetings.record_building import build_record
from meetings.uploads.kinds import XLSX
from meetings.views.members_office import office_of
from meetings.views.minutes_desk import clock_of
from meetings.views.notice_parts import address_of, parts_of, trail_of
from meetings.views.record_files import docx_response, file_response, name_of, pdf_response
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus

_YEAR = re.compile("20[0-9]{2}")


@operator
def preview(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """What everybody would read if it were submitted now."""
    part, *others = parts_of(request, meeting_id)
    record = build_record(part)
    held = part.meeting.status == MeetingStatus.HELD
    context = {
        "trail": [*trail_of(part, request.user.role), ("議事録", address_of("meeting_minutes", part))],
        "part": part,
        "others": others,
        "record": record,
        "files": [(paper, reverse("material_file", args=[paper.material])) for paper in record.papers],
        "held": held,
        "clock": clock_of(part, timezone.localdate()) if held else None,
        "minutes": address_of("meeting_minutes", part),
        "listing": reverse("minutes_list_xlsx", args=[part.facility.number, part.facility.kind.code]),
    }
    return render(request, "meetings/record/preview.html", context)


@operator
def pdf(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The record as PDF; back to the preview with a word where the server cannot draw any."""
    part = parts_of(request, meeting_id)[0]
    record = build_record(part)
    try:
        return pdf_response(record, name_of(record))
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect(address_of("minutes_preview", part))


@operator
def docx(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The record as a Word file."""
    record = build_record(parts_of(request, meeting_id)[0])
    return docx_response(record, name_of(record))


@operator
def listing(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The office's meetings as a workbook; ``?year=2025`` one 年度 only."""
    facility = office_of(request.user, number, code)
    year = _year(request.GET.get("year", ""))
    name = f"議事録一覧_{facility.number}-{facility.kind.code}{f'_{year.label}' if year else ''}"
    return file_response(minutes_list(facility, year), XLSX, name)


def _year(asked: str) -> FiscalYear | None:
    """The 年度 of an address; ``None`` for anything else, and for years before there were such councils."""
    return FiscalYear(int(asked)) if _YEAR.fullmatch(asked) else None
