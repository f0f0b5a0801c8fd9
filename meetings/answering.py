"""What can be answered to a notice, and until when."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from meetings.enums import Answer
from meetings.models import Meeting
from rules.kinds import MeetingMode, MeetingStatus

OFFERED = {
    MeetingMode.IN_PERSON: (Answer.COME, Answer.ABSENT),
    MeetingMode.HYBRID: (Answer.COME, Answer.VIDEO, Answer.ABSENT),
    MeetingMode.WEB: (Answer.VIDEO, Answer.ABSENT),
    MeetingMode.WRITTEN: (Answer.COME, Answer.ABSENT),
}
"""What can be answered at each kind of meeting; who comes to a 書面 meeting takes part in writing."""


def offered(meeting: Meeting) -> tuple[Answer, ...]:
    """The answers that fit how the meeting is held."""
    return OFFERED[MeetingMode(meeting.mode)]


def answer_words(answer: Answer, meeting: Meeting) -> str:
    """The answer as it is offered: at a 書面 meeting nobody comes anywhere."""
    written = meeting.mode == MeetingMode.WRITTEN and answer is Answer.COME
    return "書面で参加" if written else answer.label


def closes_at(meeting: Meeting) -> datetime:
    """When the link takes no more answers: as the meeting begins, or at the end of a day without hours."""
    if meeting.starts_at is None:
        return _end_of_day(meeting.held_on)
    return datetime.combine(meeting.held_on, meeting.starts_at, tzinfo=get_default_timezone())


def is_open(meeting: Meeting, at: datetime) -> bool:
    """Whether members can still answer."""
    return meeting.status == MeetingStatus.PLANNED and at < closes_at(meeting)


def can_be_ticked(meeting: Meeting, at: datetime) -> bool:
    """Whether the office can still note answers: until the end of the day; then attendance is what counts."""
    return meeting.status == MeetingStatus.PLANNED and at < _end_of_day(meeting.held_on)


def _end_of_day(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=get_default_timezone())
