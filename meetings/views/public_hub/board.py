"""The print for the notice board: one page about a published record, with the way to all of it. [N §8, 評価§6② 掲示]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from meetings.pdf.notice_board import notice_board_pdf
from meetings.uploads.kinds import PDF
from meetings.views.public_hub.place import AnyPlace
from meetings.views.record_files import file_response
from operators.access import OperatorRequest
from outbox.pdf import PdfUnavailable


def notice_board(request: OperatorRequest, place: AnyPlace) -> HttpResponse:
    """The PDF; from the published record only."""
    record = place.publisher.published_record(place.subject)
    if record is None:
        messages.info(request, "公表すると、掲示用の1枚を印刷できます。")
        return redirect(place.hub)
    try:
        drawn = notice_board_pdf(record, place.publisher.facility(place.subject))
    except PdfUnavailable as error:
        messages.error(request, str(error))
        return redirect(place.hub)
    return file_response(drawn, PDF, f"{place.paper}-{record.held_on}")
