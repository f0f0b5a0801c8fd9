"""The print for the notice board: one page about a published record, with the way to all of it. [N §8 掲示]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from meetings.pdf.notice_board import notice_board_pdf
from meetings.services.publishing.minutes import MINUTES
from meetings.views.notice_parts import address_of, parts_of
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable


@operator
def notice_board(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The PDF; from the published record only."""
    part = parts_of(request, meeting_id)[0]
    record = MINUTES.published_record(part)
    if record is None:
        messages.info(request, "公表すると、掲示用の1枚を印刷できます。")
        return redirect(address_of("publication", part))
    try:
        drawn = notice_board_pdf(record, part.facility)
    except PdfUnavailable as error:
        messages.error(request, str(error))
        return redirect(address_of("publication", part))
    response = HttpResponse(drawn, content_type="application/pdf")
    name = content_disposition_header(as_attachment=False, filename=f"keiji-{record.held_on}.pdf")
    response.headers["Content-Disposition"] = name or "inline"
    return response
