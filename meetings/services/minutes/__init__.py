"""Writes minutes: opened once, saved on the revision they began on, checked, finalised, corrected. [N §8]"""

from meetings.services.minutes.arranging import agenda_of, of_another_agenda, offered, same
from meetings.services.minutes.errors import AlreadyFinal, ChangedMeanwhile, MinutesError
from meetings.services.minutes.finalising import ask_for_check, finalise, reopen, send_back
from meetings.services.minutes.opening import Beside, beside, come_in, open_part
from meetings.services.minutes.readiness import needs_second_person, obstacles
from meetings.services.minutes.rows import colleagues, content_of, is_joint, leading_part
from meetings.services.minutes.saving import restore, save

__all__ = [
    "AlreadyFinal",
    "Beside",
    "ChangedMeanwhile",
    "MinutesError",
    "agenda_of",
    "ask_for_check",
    "beside",
    "colleagues",
    "come_in",
    "content_of",
    "finalise",
    "is_joint",
    "leading_part",
    "needs_second_person",
    "obstacles",
    "of_another_agenda",
    "offered",
    "open_part",
    "reopen",
    "restore",
    "same",
    "save",
    "send_back",
]
