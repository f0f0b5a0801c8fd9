"""One submission at the ward's desk, read: on screen, as PDF and as Word file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from compliance.views.desk_page import page_of, submission_of
from evaluations.views.reports_files import frozen_file
from meetings.enums import SubmissionKind
from meetings.models import Submission
from meetings.record import Record
from meetings.services import desk
from meetings.views.record_files import docx_response, name_of, pdf_response
from meetings.views.submission_content import record_of
from operators.access import WardRequest, ward
from outbox.pdf import PdfUnavailable


@ward
def ward_submission(request: WardRequest, pk: int) -> HttpResponse:
    """Read the last version; opening it writes down that it was read."""
    submission = submission_of(request.user, pk)
    desk.mark_read(submission=submission, by=request.user, at=timezone.now())
    return page_of(request, submission)


@ward
def ward_submission_version(request: WardRequest, pk: int, number: int) -> HttpResponse:
    """Read an earlier version as it came in."""
    submission = submission_of(request.user, pk)
    get_object_or_404(submission.versions, number=number)
    return page_of(request, submission, number=number)


@ward
def ward_submission_pdf(request: WardRequest, pk: int, number: int) -> HttpResponse:
    """A version as PDF; back to the page with a word where the server cannot draw any."""
    record = _record_or_404(submission_of(request.user, pk), number)
    try:
        return pdf_response(record, name_of(record))
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("ward_submission", pk)


@ward
def ward_submission_docx(request: WardRequest, pk: int, number: int) -> HttpResponse:
    """A version as a Word file."""
    record = _record_or_404(submission_of(request.user, pk), number)
    return docx_response(record, name_of(record))


@ward
def ward_report_file(request: WardRequest, pk: int, number: int, name: str) -> HttpResponse:
    """A file of an evaluation's report as it was submitted; back to the page where the server draws no PDF."""
    submission = submission_of(request.user, pk)
    version = get_object_or_404(submission.versions, number=number)
    if submission.kind != SubmissionKind.EVALUATION:
        raise Http404
    try:
        return frozen_file(version, name)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("ward_submission", pk)


def _record_or_404(submission: Submission, number: int) -> Record:
    record = record_of(get_object_or_404(submission.versions, number=number))
    if record is None:
        raise Http404
    return record
