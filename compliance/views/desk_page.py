"""The page of one submission: a version of it, the ward's words on it, and its place in the list."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from compliance import desk as lists
from compliance.desk_facts import checked
from compliance.forms.desk_acts import AssignForm, NoteForm
from compliance.views.desk import list_of
from evaluations.views.reports_files import files_at, shown
from meetings.enums import DeskVerb, SubmissionKind, SubmissionState
from meetings.models import DeskEvent, DeskNote, Submission, SubmissionVersion
from meetings.record_changes import changed_sections
from meetings.record_sections import Section, frozen_sections, sections_of
from meetings.services.retention.tombstones import copy_deleted_at
from meetings.views.submission_content import mark_lines, record_of
from operators.access import WardRequest
from operators.models import User


def submission_of(user: User, pk: int) -> Submission:
    """A submission that came to this person's ward; 404 for anybody else's."""
    mine = Submission.objects.visible_to(user).select_related(
        "facility__municipality",
        "facility__corporation",
        "participation__meeting",
        "assigned_to",
        "municipality",
    )
    return get_object_or_404(mine, pk=pk)


def page_of(
    request: WardRequest,
    submission: Submission,
    *,
    number: int | None = None,
    note: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a submission: its last version, or the version ``number``."""
    versions = list(
        submission.versions.select_related("read_by", "submitted_by").prefetch_related("materials")
    )
    shown = next((each for each in versions if each.number == number), versions[-1])
    events = list(submission.events.select_related("by", "version").order_by("at", "pk"))
    context = {
        "submission": submission,
        "facility": submission.facility,
        "shown": shown,
        "old": shown is not versions[-1],
        "note_form": note or NoteForm(),
        "assign_form": AssignForm(submission=submission),
        "notes": DeskNote.objects.visible_to(request.user).filter(submission=submission).select_related("by"),
        "checked": checked(submission, request.user, timezone.localdate()),
        "may_decide": submission.state == SubmissionState.RECEIVED and shown is versions[-1],
        **_read(shown, versions, events),
        **_frame(request, submission),
    }
    return render(request, "compliance/desk/submission.html", context, status=status)


def _read(
    shown: SubmissionVersion, versions: list[SubmissionVersion], events: list[DeskEvent]
) -> dict[str, Any]:
    """The version that is shown: record, files, the ward's words on it; and what came before and after."""
    record = record_of(shown)
    returned = [event for event in events if event.verb == DeskVerb.RETURN]
    before = [event for event in returned if event.version.number < shown.number]
    marks: dict[str, str] = next(
        (event.marks for event in reversed(returned) if event.version_id == shown.pk), {}
    )
    papers = {material.pk: material for material in shown.materials.all()}
    links = [
        (paper, f"{reverse('ward_material_file', args=[paper.material])}?view=1")
        for paper in (record.papers if record else ())
        if paper.material in papers
    ]
    return {
        **report_in(shown),
        "record": record,
        "mark_lines": mark_lines(record, marks, shown.record),
        "marks": marks,
        "files": links,
        "scans": [] if record else list(papers.values()),
        "deleted_at": None if shown.record or papers else copy_deleted_at(shown.submission_id),
        "events": events,
        "answered": _said(before[-1], versions) if before else None,
        "versions": [_version(version, versions) for version in reversed(versions)],
    }


def _said(event: DeskEvent, versions: list[SubmissionVersion]) -> dict[str, Any]:
    """A return with its marks by the names of their sections."""
    version = next(each for each in versions if each.pk == event.version_id)
    return {"event": event, "marks": mark_lines(record_of(version), event.marks, version.record)}


def _version(version: SubmissionVersion, versions: list[SubmissionVersion]) -> dict[str, Any]:
    """A version with the sections in which it differs from the one before."""
    before = next((each for each in versions if each.number == version.number - 1), None)
    comparable = before and before.record and version.record
    return {
        "version": version,
        "changed": changed_sections(before.record, version.record) if before and comparable else None,
    }


def sections_in(version: SubmissionVersion) -> list[Section]:
    """What the ward can leave words on."""
    return frozen_sections(version.record) or sections_of(record_of(version))


def report_in(version: SubmissionVersion) -> dict[str, object]:
    """The report of an evaluation with its files; nothing for minutes and scans."""
    if version.submission.kind != SubmissionKind.EVALUATION or not version.record:
        return {}
    files = files_at("ward_report_file", version.submission_id, version.number)
    return {**shown(version), "report_files": files}


def _frame(request: WardRequest, submission: Submission) -> dict[str, Any]:
    """The way back to the list it was opened from, and its neighbours there."""
    found = list_of(request)
    before, after = lists.neighbours(found.fitting, found.asked, submission.pk)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "query": query,
        "latest": f"{reverse('ward_submission', args=[submission.pk])}{query}",
        "trail": [("受付", f"{reverse('ward_inbox')}{query}")],
        "before": f"{reverse('ward_submission', args=[before])}{query}" if before else "",
        "after": f"{reverse('ward_submission', args=[after])}{query}" if after else "",
    }
