"""How submissions are shown whose content another room knows: that room tells when the house starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from meetings.enums import SubmissionKind
from meetings.models import Submission, SubmissionVersion


@dataclass(frozen=True)
class SubmissionReader:
    """One kind of submission on the office's pages; ``read`` is what its templates show of a version.

    ``content``: the template of what was submitted, ``next_act``: of what the office does now, ``styles``: their sheet.
    """

    content: str
    next_act: str
    styles: str
    read: Callable[[SubmissionVersion], Mapping[str, Any]]


_READERS: dict[str, SubmissionReader] = {}


def register(kind: SubmissionKind, reader: SubmissionReader) -> None:
    """Have a room read submissions of its kind; twice is once."""
    _READERS[kind.value] = reader


def reader_of(submission: Submission) -> SubmissionReader | None:
    """Who reads it; None: this room itself."""
    return _READERS.get(submission.kind)
