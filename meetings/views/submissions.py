"""What an office has submitted: the receipt, where it stands at the ward, and every version as it went out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from meetings.enums import SubmissionKind, SubmissionState
from meetings.models import Submission, SubmissionVersion
from meetings.record import Record
from meetings.record_changes import changed_sections
from meetings.views.notice_parts import address_of
from meetings.views.record_files import docx_response, name_of, pdf_response
from meetings.views.submission_course import (
    STATES,
    after_return,
    course_of,
    files_of,
    mark_lines,
    marks_of,
)
from meetings.views.submission_outlook import last_return
from operators.access import OperatorRequest, operator
from outbox.enums import State
from outbox.models import Message
from outbox.pdf import PdfUnavailable


@operator
def submission(request: OperatorRequest, pk: int) -> HttpResponse:
    """The receipt and what the ward did; what was returned is answered from here."""
    found = _submission(request, pk)
    versions = list(found.versions.select_related("submitted_by").order_by("-number"))
    shape, meaning = STATES[SubmissionState(found.state)]
    context = {
        **_frame(found),
        **_content(found, versions[0] if versions else None),
        "versions": versions,
        "shape": shape,
        "meaning": meaning,
        "course": course_of(found),
        "returned": after_return(found, last_return(found)),
        "letters": _letters(found),
    }
    return render(request, "meetings/submissions/submission.html", context)


@operator
def submission_version(request: OperatorRequest, pk: int, number: int) -> HttpResponse:
    """One version as it was submitted, and in which sections it differs from the one before."""
    found = _submission(request, pk)
    version = _version(found, number)
    before = found.versions.filter(number=number - 1).first()
    compared = bool(before and before.record and version.record)
    context = {
        **_frame(found),
        **_content(found, version),
        "compared": compared,
        "changed": changed_sections(before.record, version.record) if before and compared else [],
        "trail": [*_frame(found)["trail"], (found.receipt, reverse("submission", args=[pk]))],
    }
    return render(request, "meetings/submissions/version.html", context)


@operator
def submission_pdf(request: OperatorRequest, pk: int, number: int) -> HttpResponse:
    """A version as PDF, as it was submitted."""
    found = _submission(request, pk)
    record = _record(found, _version(found, number))
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
    found = _submission(request, pk)
    record = _record(found, _version(found, number))
    if record is None:
        return redirect("submission_version", pk, number)
    return docx_response(record, f"{name_of(record)}_{found.receipt}")


def _submission(request: OperatorRequest, pk: int) -> Submission:
    """A submission of an office this person works for; 404 for anybody else's."""
    mine = Submission.objects.visible_to(request.user).select_related(
        "municipality", "facility", "participation__meeting"
    )
    return get_object_or_404(mine, pk=pk)


def _version(found: Submission, number: int) -> SubmissionVersion:
    return get_object_or_404(found.versions.select_related("submitted_by"), number=number)


def _record(found: Submission, version: SubmissionVersion) -> Record | None:
    """What can be read of it: the minutes; a scan and the report of an evaluation are files."""
    readable = bool(version.record) and found.kind == SubmissionKind.MINUTES
    return Record.from_json(version.record) if readable else None


def _frame(found: Submission) -> dict[str, Any]:
    facility, part = found.facility, found.participation
    office = reverse("own_office", args=[facility.number, facility.kind.code])
    return {
        "trail": [
            ("今年度の状況", "/office/"),
            (facility.name, office),
            ("区への提出", reverse("office_submissions")),
        ],
        "submission": found,
        "facility": facility,
        "meeting": part.meeting if part else None,
        "copies": address_of("minutes_copies", part) if part else "",
    }


def _content(found: Submission, version: SubmissionVersion | None) -> dict[str, Any]:
    """What a version says, with the ward's words beside it."""
    if version is None:
        return {"version": None}
    record, marks = _record(found, version), marks_of(version)
    return {
        "version": version,
        "record": record,
        "files": files_of(version, record),
        "marks": marks,
        "mark_lines": mark_lines(record, marks),
    }


def _letters(found: Submission) -> int:
    """How many letters are still to be handed over."""
    waiting = Message.objects.filter(minutes_copy__version__submission=found, state=State.TO_HAND)
    return waiting.count()
