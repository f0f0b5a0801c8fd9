"""The last day in time for the minutes of an office's meeting, asked from the stored rows. [N §8]"""

from datetime import date

from django.db.models import Min

from meetings.models import Participation
from rules.deadlines import minutes_due
from rules.kinds import MeetingStatus
from rules.ruleset import Ruleset
from rules.ruleset_files import rulebook

_COUNTED = [MeetingStatus.HELD.value, MeetingStatus.PLANNED.value]


def minutes_due_on(part: Participation) -> date:
    """The day by the rules the office's ward follows on the meeting's day; see `minutes_due_under`."""
    return minutes_due_under(rulebook(part.facility.municipality.ruleset_id).on(part.meeting.held_on), part)


def minutes_due_under(rules: Ruleset, part: Participation) -> date:
    """The day by these rules; one query only where they let minutes wait for the office's next meeting."""
    held_on = part.meeting.held_on
    later = _next_meeting(part) if rules.minutes_wait_for_next_meeting else None
    interval = rules.kind(part.facility.kind).interval_months
    return minutes_due(held_on, rules, interval_months=interval, next_meeting=later)


def _next_meeting(part: Participation) -> date | None:
    later = Participation.objects.bound().filter(
        facility=part.facility_id,
        meeting__held_on__gt=part.meeting.held_on,
        meeting__status__in=_COUNTED,
    )
    day: date | None = later.aggregate(day=Min("meeting__held_on"))["day"]
    return day
