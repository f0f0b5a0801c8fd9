"""The papers of the day: the agenda to hand out, and the sheet at the door."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from meetings.models import Participation
from meetings.pdf.attendance import agenda_pdf
from meetings.pdf.attendance import attendance_sheet_pdf as sheet_pdf
from meetings.uploads.kinds import PDF
from meetings.views.notice_parts import address_of, parts_of
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable
from rules.kinds import MeetingStatus

_OFF = (MeetingStatus.CANCELLED.value, MeetingStatus.NOT_HELD.value)


@operator
def meeting_agenda_pdf(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The agenda of one office's meeting on A4."""
    return _paper(request, meeting_id, agenda_pdf, "agenda")


@operator
def attendance_sheet_pdf(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The sheet on which people sign in, of one office's members, on A4."""
    return _paper(request, meeting_id, sheet_pdf, "attendance")


def _paper(
    request: OperatorRequest, meeting_id: int, draw: Callable[[Participation], bytes], name: str
) -> HttpResponse:
    """The PDF, opened in the browser; back with a word where the server cannot draw any."""
    part = parts_of(request, meeting_id)[0]
    if part.meeting.status in _OFF:
        raise Http404
    try:
        content = draw(part)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect(address_of("meeting_attendance", part))
    return file_response(content, PDF, f"{name}-{part.meeting.held_on:%Y%m%d}")
