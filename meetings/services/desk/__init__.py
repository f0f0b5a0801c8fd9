"""The ward's desk: what comes in is read, accepted or returned, and never lost."""

from meetings.services.desk.acts import Outcome, accept, bulk_accept, reopen, send_back
from meetings.services.desk.arrival_errors import AlreadySubmitted, MeetingNotHeld, OnThatDay, WrongDay
from meetings.services.desk.colleagues import add_note, assign, mark_read
from meetings.services.desk.errors import DeskError, NotAColleague, ReasonMissing, Refused, WordsMissing
from meetings.services.desk.registering import Arrival, register_paper

__all__ = [
    "AlreadySubmitted",
    "Arrival",
    "DeskError",
    "MeetingNotHeld",
    "NotAColleague",
    "OnThatDay",
    "Outcome",
    "ReasonMissing",
    "Refused",
    "WordsMissing",
    "WrongDay",
    "accept",
    "add_note",
    "assign",
    "bulk_accept",
    "mark_read",
    "register_paper",
    "reopen",
    "send_back",
]
