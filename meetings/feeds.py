"""What a calendar address tells: meetings of three 年度 and, if asked for, the days by which things are due."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.db.models import QuerySet

from meetings.calendar import JAPAN, DueDay, calendar_of
from meetings.models import CalendarFeed, Participation
from rules.deadlines import minutes_due, notice_due
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus, ServiceKind
from rules.ruleset_files import rulebook


def render_feed(feed: CalendarFeed, *, deadlines: bool, today: date) -> bytes:
    """The feed as it is today; the same facts on the same day give the same bytes."""
    parts = list(parts_of(feed, today))
    stamp = datetime.combine(today, time.min, tzinfo=JAPAN)
    return calendar_of(parts, due_days=due_days(parts) if deadlines else (), name=name_of(feed), stamp=stamp)


def name_of(feed: CalendarFeed) -> str:
    """What the calendar is called in the reader's list."""
    owner = feed.facility or (feed.user and feed.user.municipality)
    return f"{owner} 運営推進会議"


def parts_of(feed: CalendarFeed, today: date) -> QuerySet[Participation]:
    """Meetings of last, this and next 年度, called-off ones included; never a draft, never who is only asked."""
    year = FiscalYear.of(today)
    if feed.facility:
        seen = Participation.objects.filter(facility=feed.facility)
    elif feed.user:
        seen = Participation.objects.visible_to(feed.user)
    else:
        seen = Participation.objects.none()
    return (
        seen.bound()
        .filter(meeting__held_on__range=(year.previous.first, year.next.last))
        .exclude(meeting__status=MeetingStatus.DRAFT.value)
        .select_related("meeting", "facility__municipality")
        .order_by("meeting__held_on", "pk")
    )


def due_days(parts: Iterable[Participation]) -> Iterator[DueDay]:
    """The notices and minutes still owed, each on the last day in time; what is done is left out. [N §4, §8]"""
    by_office: dict[int, list[Participation]] = defaultdict(list)
    for part in parts:
        by_office[part.facility_id].append(part)
    for own in by_office.values():
        for part in own:
            yield from _due(part, own)


def _due(part: Participation, own: list[Participation]) -> Iterator[DueDay]:
    day = part.meeting.held_on
    rules = rulebook(part.facility.municipality.ruleset_id).on(day)
    if part.meeting.status == MeetingStatus.PLANNED and part.notice_on is None:
        yield DueDay("notice", notice_due(day, rules), part)
    if part.meeting.status == MeetingStatus.HELD and part.submitted_on is None:
        later = (other.meeting.held_on for other in own if _follows(other, day))
        interval = rules.kind(ServiceKind(part.facility.service)).interval_months
        due = minutes_due(day, rules, interval_months=interval, next_meeting=min(later, default=None))
        yield DueDay("minutes", due, part)


def _follows(other: Participation, day: date) -> bool:
    """Whether minutes may wait for this meeting: a later one, held or planned."""
    return other.meeting.held_on > day and other.meeting.status in (MeetingStatus.HELD, MeetingStatus.PLANNED)
