"""Everything that is still missing before an office's minutes can go out."""

from collections.abc import Iterator
from datetime import date

from meetings.enums import BOUND, MaterialKind, MinutesState
from meetings.minutes_content import Content
from meetings.models import Participation
from meetings.services.submitting import errors
from meetings.services.submitting.situation import Situation
from rules.kinds import MeetingStatus


def obstacles(situation: Situation, *, today: date) -> list[errors.SubmissionRefused]:
    """Everything that has to be done first, in the order of doing; empty: it can go out."""
    part, meeting = situation.part, situation.part.meeting
    if part.standing not in BOUND:
        return [errors.NotTakingPart()]
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD):
        return [errors.CalledOff()]
    if meeting.held_on > today:
        return [errors.NotYetHeld(meeting.held_on)]
    return [*_day(part), *_own(situation), *_common(situation)]


def _day(part: Participation) -> Iterator[errors.SubmissionRefused]:
    if part.attendance_closed_at is None:
        yield errors.AttendanceOpen()
    elif part.meeting.status != MeetingStatus.HELD:
        yield errors.NotRecordedAsHeld()


def _own(situation: Situation) -> Iterator[errors.SubmissionRefused]:
    own = situation.own
    if own is None:
        yield errors.MinutesMissing()
        return
    content = Content.from_json(own.content)
    files = (each for each in situation.files if each.participation_id == situation.part.pk)
    if content.by_file and not any(each.kind == MaterialKind.MINUTES for each in files):
        yield errors.FileMissing()
    if content.empty:
        yield errors.MinutesEmpty()
    elif own.state != MinutesState.FINAL:
        yield errors.MinutesNotFinal()


def _common(situation: Situation) -> Iterator[errors.SubmissionRefused]:
    """A common part may say nothing, everything being said by the offices; but somebody must have closed it."""
    if situation.joint and (situation.common is None or situation.common.state != MinutesState.FINAL):
        lead = situation.lead.facility.name if situation.lead else ""
        yield errors.CommonPartNotFinal(lead, own=situation.keeps_common)
