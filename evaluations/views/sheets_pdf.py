"""The self-evaluation as the members get it; before it is final a draft, and marked as one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from evaluations.services.self_paper import paper_pdf
from evaluations.views.sheets_desk import desk_of
from meetings.uploads.kinds import PDF
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable


@operator
def evaluation_self_pdf(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The PDF, opened in the browser; back with a word where the server cannot draw any."""
    desk = desk_of(request, round_id)
    try:
        content = paper_pdf(desk.round)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("evaluation_sheets", round_id)
    return file_response(content, PDF, f"jiko-hyoka-{desk.round.fiscal_year}{'' if desk.closed else '-an'}")
