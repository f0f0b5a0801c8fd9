"""The print for the notice board: one page about a published result, with the way to all of it. [N 評価§6② 掲示]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from evaluations.services.publishing.results import RESULTS
from evaluations.views.publishing_round import address_of, round_at
from meetings.pdf.notice_board import notice_board_pdf
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable


@operator
def notice_board(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The PDF; from the published record only."""
    of = round_at(request, round_id)
    record = RESULTS.published_record(of)
    if record is None:
        messages.info(request, "公表すると、掲示用の1枚を印刷できます。")
        return redirect(address_of("evaluation_ways", of))
    try:
        drawn = notice_board_pdf(record, of.facility)
    except PdfUnavailable as error:
        messages.error(request, str(error))
        return redirect(address_of("evaluation_ways", of))
    response = HttpResponse(drawn, content_type="application/pdf")
    name = content_disposition_header(as_attachment=False, filename=f"keiji-hyoka-{record.held_on}.pdf")
    response.headers["Content-Disposition"] = name or "inline"
    return response
