"""The filled form on screen and as a file: for the public, or the office's own sheets with everything in them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from evaluations.exports.document_docx import document_docx
from evaluations.exports.document_xlsx import document_xlsx
from evaluations.models import Round
from evaluations.pdf.public_document import layout_of, public_document_pdf
from evaluations.report.files import name_of
from evaluations.report.printed import Printed
from evaluations.report.printing import own_document_of, public_document_of
from evaluations.views.own_rounds import own_round
from evaluations.views.reports_rounds import frame_of
from meetings.uploads.kinds import DOCX, PDF, XLSX, FileKind
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable

OWN = "own"
Draw = Callable[[Printed], bytes]


@operator
def evaluation_document(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Read the form as it stands; ``?view=own`` shows what is not for the public as well."""
    found = own_round(request.user, round_id)
    printed = _asked(request, found)
    context = frame_of(found) | layout_of(printed) | {"own": _own(request)}
    return render(request, "evaluations/reports/document.html", context)


@operator
def evaluation_document_pdf(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The same as PDF; back to the page, which prints as well, where the server cannot draw any."""
    try:
        return _file(request, round_id, public_document_pdf, PDF)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("evaluation_document", round_id)


@operator
def evaluation_document_xlsx(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The same as an Excel file."""
    return _file(request, round_id, document_xlsx, XLSX)


@operator
def evaluation_document_docx(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The same as a Word file."""
    return _file(request, round_id, document_docx, DOCX)


def _file(request: OperatorRequest, round_id: int, draw: Draw, kind: FileKind) -> HttpResponse:
    printed = _asked(request, own_round(request.user, round_id))
    name = name_of("事業所控え" if _own(request) else "公表用", printed)
    return file_response(draw(printed), kind, name)


def _asked(request: OperatorRequest, found: Round) -> Printed:
    return own_document_of(found) if _own(request) else public_document_of(found)


def _own(request: OperatorRequest) -> bool:
    return request.GET.get("view") == OWN
