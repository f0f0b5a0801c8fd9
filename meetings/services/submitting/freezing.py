"""What exactly goes to the ward: the record as it is read today, and the files that belong to it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from meetings.models import Material, SubmissionVersion
from meetings.record import Record
from meetings.record_building import build_record
from meetings.record_changes import changed_sections
from meetings.services.submitting.situation import Situation
from operators.search_text import folded


@dataclass(frozen=True)
class Frozen:
    """The record as JSON, its text for searching, its files, and why it was corrected."""

    record: Mapping[str, Any]
    folded_text: str
    materials: tuple[Material, ...]
    correction: str

    def differs_from(self, version: SubmissionVersion) -> bool:
        """Whether minutes or files are other than those of an earlier version."""
        if not version.record:
            return True
        files = {material.pk for material in self.materials}
        before = set(version.materials.values_list("pk", flat=True))
        return files != before or bool(self.changes_since(version))

    def changes_since(self, version: SubmissionVersion) -> tuple[str, ...]:
        """The sections that are new since then; empty after a scan, with which nothing can be compared."""
        return tuple(changed_sections(version.record, self.record)) if version.record else ()


def frozen(situation: Situation) -> Frozen:
    """Freeze the part; the reason of a correction is the own part's, else the common one's."""
    correction = _correction(situation)
    record = replace(build_record(situation.part), correction=correction)
    return Frozen(
        record=json.loads(json.dumps(record.as_json())),  # as the column gives it back: lists, no tuples
        folded_text=folded(" ".join(_texts(record))),
        materials=situation.files,
        correction=correction,
    )


def _correction(situation: Situation) -> str:
    """Why it is corrected since the last version, which has told the earlier reasons; a first one corrects nothing."""
    if situation.last is None:
        return ""
    told_at = situation.last.submitted_at
    parts = (each for each in (situation.own, situation.common) if each)
    since = (each.correction_reason for each in parts if each.finalised_at and each.finalised_at > told_at)
    return next((reason for reason in since if reason), "")


def _texts(record: Record) -> list[str]:
    """All that is worth finding; names of people are not among it."""
    contents = [each for each in (record.common, record.own) if each]
    titles = [item.title for content in contents for item in content.items]
    return [*record.agenda, *titles, *(text for content in contents for text in content.texts())]
