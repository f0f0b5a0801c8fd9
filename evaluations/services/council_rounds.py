"""The round of a council's evaluation, locked, and its meeting. [N 評価§4(3)]"""

from datetime import datetime

from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from evaluations.services import council_errors as errors
from evaluations.services.locking import locked_round
from meetings.models import Participation
from operators.local_time import day_of
from rules.kinds import MeetingStatus


def open_round(of: Round) -> Round:
    """The locked round, its results still open. Raises `ResultsFinal`."""
    row = locked_round(of)
    if row.results_finalised_at or row.disposed_on:
        raise errors.ResultsFinal
    return row


def chosen_part(of: Round) -> Participation:
    """The office's part in the chosen meeting. Raises `NoMeeting`."""
    part = meeting_part(of)
    if part is None:
        raise errors.NoMeeting
    return part


def met_part(of: Round, at: datetime) -> Participation:
    """The same, its day come. Raises `NoMeeting`, `NotYetHeld`."""
    part = chosen_part(of)
    if part.meeting.held_on > day_of(at):
        raise errors.NotYetHeld(part.meeting.held_on)
    return part


def held_part(of: Round, at: datetime) -> Participation:
    """The same, recorded as held. Raises `NoMeeting`, `NotYetHeld`, `NotRecordedAsHeld`."""
    part = met_part(of, at)
    if part.meeting.status != MeetingStatus.HELD:
        raise errors.NotRecordedAsHeld
    return part
