"""What a submitted version says: the record, the ward's words on its sections, its files with their addresses."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from meetings.enums import DeskVerb, SubmissionKind
from meetings.models import Material, Submission, SubmissionVersion
from meetings.record import Paper, Record
from meetings.record_sections import frozen_labels
from meetings.services.retention.tombstones import copy_deleted_at
from meetings.submission_readers import reader_of


def content_of(found: Submission, version: SubmissionVersion | None) -> dict[str, Any]:
    """What a version says, with the ward's words beside it."""
    if version is None:
        return {"version": None}
    record, marks, reader = record_of(version), marks_of(version), reader_of(found)
    files = files_of(version, record)
    return {
        "reader": reader,
        "version": version,
        "record": record,
        "files": files,
        "deleted_at": None if version.record or files else copy_deleted_at(found.pk),
        "marks": marks,
        "mark_lines": mark_lines(record, marks, version.record),
        **(reader.read(version) if reader else {}),
    }


def record_of(version: SubmissionVersion) -> Record | None:
    """What can be read of it: the minutes; a scan and the report of an evaluation are files."""
    readable = bool(version.record) and version.submission.kind == SubmissionKind.MINUTES
    return Record.from_json(version.record) if readable else None


def marks_of(version: SubmissionVersion) -> dict[str, str]:
    """The ward's words on sections of this version, from its last return; none while that was taken back."""
    decided = (DeskVerb.RETURN, DeskVerb.REOPEN)
    last = version.events.filter(verb__in=decided).order_by("-at", "-pk").first()
    return dict(last.marks) if last and last.verb == DeskVerb.RETURN else {}


def mark_lines(
    record: Record | None, marks: Mapping[str, str], data: Mapping[str, Any] | None = None
) -> list[tuple[str, str]]:
    """Name of the section and the words, also of sections that the record does not show by themselves.

    ``data``: what was frozen, where it names its sections itself.
    """
    labels = frozen_labels(data or {}, record)
    return [(labels.get(key, "その他"), words) for key, words in marks.items()]


def files_of(version: SubmissionVersion, record: Record | None) -> list[tuple[Paper, str]]:
    """Every file of the version with its address, in the record's order where there is one."""
    materials = {each.pk: each for each in version.materials.order_by("pk")}
    papers = record.papers if record else tuple(_paper(each) for each in materials.values())
    return [
        (paper, reverse("material_file", args=[paper.material]))
        for paper in papers
        if paper.material in materials
    ]


def _paper(material: Material) -> Paper:
    return Paper(material.pk, material.title, material.size, material.sha256, material.kind)
