"""Minutes that have not come: of every office of the ward, also of those that never sign in. [N §8]"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from compliance.assessments import JudgedOffice, judge_offices
from compliance.office_page import MeetingLine, meeting_lines
from operators.models import Facility
from outbox.models import Message
from rules.fiscal_year import FiscalYear

REMINDERS = "remind-minutes/"
"""How the keys of the office's reminders begin; the key of its part follows."""


@dataclass(frozen=True)
class Missing:
    """A meeting whose minutes are past due by more than the ward waits; ``reminded_at``: last mail, if any.

    One that is over and of which nobody told whether it was held counts as well: its office may never sign in.
    """

    office: JudgedOffice
    line: MeetingLine
    days: int
    reminded_at: datetime | None = None

    @property
    def facility(self) -> Facility:
        """The office."""
        return self.office.facility


def missing(offices: QuerySet[Facility], chase_days: int, today: date) -> list[Missing]:
    """Of this 年度 and the last, what is longest past due first; a fixed number of queries."""
    now = FiscalYear.of(today)
    found = [
        (office, line)
        for year in (now.previous, now)
        for office in judge_offices(offices, year, today)
        for line in meeting_lines(office)
        if _overdue(line, today - timedelta(days=chase_days), today)
    ]
    told = _reminded()
    rows = [
        Missing(office, line, (today - line.minutes_due).days, told.get(line.part.pk))
        for office, line in found
    ]
    return sorted(rows, key=lambda row: (-row.days, row.facility.name, row.line.part.pk))


def _overdue(line: MeetingLine, last_day: date, today: date) -> bool:
    """Over by today, due before the last day the ward waits for, and not submitted by today."""
    submitted = line.facts.submitted_on
    here = submitted is not None and submitted <= today
    over = line.awaits_record or (line.held and line.facts.on <= today)
    return over and line.minutes_due < last_day and not here


def _reminded() -> dict[int, datetime]:
    """When a mail about its minutes last went to an office, by its part."""
    mails = Message.objects.filter(key__startswith=REMINDERS, settled_at__isnull=False)
    return _last_by_part(mails.order_by("settled_at", "pk").values_list("key", "settled_at"))


def _last_by_part(mails: Iterable[tuple[str, datetime | None]]) -> dict[int, datetime]:
    last: dict[int, datetime] = {}
    for key, at in mails:
        part = key.removeprefix(REMINDERS).split("/", maxsplit=1)[0]
        if at and part.isdecimal():
            last[int(part)] = at
    return last
