"""A submitted version as a file, as it was submitted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from meetings.views.record_files import docx_response, name_of, pdf_response
from meetings.views.submission_content import record_of
from meetings.views.submission_pages import submission_of, version_of
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable


@operator
def submission_pdf(request: OperatorRequest, pk: int, number: int) -> HttpResponse:
    """A version as PDF, as it was submitted."""
    found = submission_of(request, pk)
    record = record_of(version_of(found, number))
    if record is None:
        return redirect("submission_version", pk, number)
    try:
        return pdf_response(record, f"{name_of(record)}_{found.receipt}")
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("submission_version", pk, number)


@operator
def submission_docx(request: OperatorRequest, pk: int, number: int) -> HttpResponse:
    """A version as a Word file, as it was submitted."""
    found = submission_of(request, pk)
    record = record_of(version_of(found, number))
    if record is None:
        return redirect("submission_version", pk, number)
    return docx_response(record, f"{name_of(record)}_{found.receipt}")
