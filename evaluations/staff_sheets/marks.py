"""From which browser each answer of a row came, and which of them a reader is shown. Pure. [O, ADR 0021]

Whoever holds a link may answer, but only the browser that gave an answer is shown it again: the office prints the
cards, so the link alone must not open what a person said – nor tell that somebody wrote words, and where.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from evaluations.form import Field, FieldKind, Phase, Sheet

Answers = Mapping[str, Mapping[str, Any]]
"""One person's answers: ``{row: {field: value}}``."""


@dataclass(frozen=True)
class Mark:
    """Whose each field of a row is."""

    by: Mapping[str, str] = field(default_factory=dict)

    def may_read(self, key: str, reader: str, stands: object) -> bool:
        """Whether what ``stands`` in a field is this reader's own; nothing is everybody's."""
        return not stands or self.by.get(key) == reader

    def after(self, keys: set[str], reader: str) -> "Mark":
        """These fields are the reader's now."""
        return Mark({**self.by, **dict.fromkeys(sorted(keys), reader)})

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"by": dict(self.by)}

    def shown(self, fields: Iterable[Field], stands: Mapping[str, Any], reader: str) -> dict[str, Any]:
        """What a reader sees of a row, by field: the own answers, and True for a choice made elsewhere.

        Of another's words there is nothing at all.
        """
        seen: dict[str, Any] = {}
        for each in fields:
            value = stands.get(each.key) or ""
            if value and not self.may_read(each.key, reader, value):
                value = each.kind is FieldKind.CHOICE or ""
            seen[each.key] = value
        return seen


def mark_of(revisions: Mapping[str, Any], row: str) -> Mark:
    """The mark of a row in `StaffSheet.revisions`."""
    return Mark((revisions.get(row) or {}).get("by", {}))


def state_of(shown: Mapping[str, Any]) -> str:
    """The state of a row a page was made of, by which a save that comes late is known.

    It is made of what the reader saw and nothing else: so neither it nor a refusal tells more than the page did.
    """
    return sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


def seen_by(staff: Sheet, answers: Answers, revisions: Mapping[str, Any], reader: str) -> Answers:
    """The answers as a reader knows of them (`Mark.shown`), to count them and to name what is open."""
    return {
        row.key: mark_of(revisions, row.key).shown(row.fields, answers.get(row.key, {}), reader)
        for row in staff.rows(Phase.STAFF)
    }


def reader_of(secret: str, sheet: int) -> str:
    """What is stored of a browser's own secret: it tells nothing about the browser, and differs from sheet to sheet."""
    return sha256(f"{sheet}/{secret}".encode()).hexdigest()[:16]
