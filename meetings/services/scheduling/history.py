"""Tells the history what became of a meeting: an entry for every office it concerns."""

from collections.abc import Iterable
from datetime import datetime

from meetings.models import Meeting, Notice
from meetings.services.scheduling.details import Changes
from operators.models import Facility, User
from operators.services.history import note

_WORDS = frozenset({"place", "place_address", "web_link", "exception_reason"})
"""What people type freely, perhaps about a person: the history outlives the record. [N §8, ADR 0019]"""

CHANGED = "変更"
"""Stands in place of such words: that they changed."""


def note_all(
    verb: str, meeting: Meeting, offices: Iterable[Facility], *, changes: Changes, by: User, at: datetime
) -> None:
    """Write one entry per office, in the transaction of the change; of free words only that they changed."""
    changes = {name: ["", CHANGED] if name in _WORDS else pair for name, pair in changes.items()}
    for office in offices:
        note(verb, f"meeting {meeting.pk}", office, changes, by=by, at=at)


def announced(meeting: Meeting) -> bool:
    """Whether anybody was told of the meeting."""
    return Notice.objects.filter(participation__meeting=meeting).exists()


def raise_version(meeting: Meeting) -> None:
    """Make the calendar entries that people hold out of date (unsaved), if they hold any."""
    if announced(meeting):
        meeting.sequence += 1
