"""The ward's desk: what comes in is read, accepted or returned, and never lost."""

from meetings.services.desk.acts import accept, bulk_accept, reopen, send_back
from meetings.services.desk.colleagues import add_note, assign, mark_read
from meetings.services.desk.errors import DeskError, NotAColleague, ReasonMissing, Refused, WordsMissing

__all__ = [
    "DeskError",
    "NotAColleague",
    "ReasonMissing",
    "Refused",
    "WordsMissing",
    "accept",
    "add_note",
    "assign",
    "bulk_accept",
    "mark_read",
    "reopen",
    "send_back",
]
