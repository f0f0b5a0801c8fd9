"""Which save of a row is the last, and from which browser each answer came. Pure. [O]

Whoever holds a link may answer, but only the browser that gave an answer is shown it again: the office prints the
cards, so the link alone must not open what a person said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Mark:
    """How often a row was saved, and whose each field is."""

    number: int = 0
    by: Mapping[str, str] = field(default_factory=dict)

    def may_read(self, key: str, reader: str, stands: object) -> bool:
        """Whether what ``stands`` in a field is this reader's own; nothing is everybody's."""
        return not stands or self.by.get(key) == reader

    def after(self, keys: set[str], reader: str) -> "Mark":
        """One save later: these fields are the reader's now."""
        return Mark(self.number + 1, {**self.by, **dict.fromkeys(sorted(keys), reader)})

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {"n": self.number, "by": dict(self.by)}


def mark_of(revisions: Mapping[str, Any], row: str) -> Mark:
    """The mark of a row in `StaffSheet.revisions`."""
    told = revisions.get(row) or {}
    return Mark(int(told.get("n", 0)), told.get("by", {}))


def reader_of(secret: str, sheet: int) -> str:
    """What is stored of a browser's own secret: it tells nothing about the browser, and differs from sheet to sheet."""
    return sha256(f"{sheet}/{secret}".encode()).hexdigest()[:16]
