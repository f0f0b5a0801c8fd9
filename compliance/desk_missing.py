"""Minutes that have not come: of every office of the ward, also of those that never sign in. [N §8]"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, QuerySet, Value
from django.db.models.functions import StrIndex, Substr

from compliance.assessments import JudgedOffice, judge_offices
from compliance.office_page import MeetingLine, meeting_lines
from operators.models import Facility
from outbox.enums import DONE
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
    told = _reminded(line.part.pk for _, line in found)
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


def _reminded(parts: Iterable[int]) -> dict[int, datetime]:
    """When a mail about its minutes last went to an office, by its part; what never arrived does not count."""
    mails = Message.objects.filter(key__startswith=REMINDERS, state__in=DONE, settled_at__isnull=False)
    after = Substr("key", len(REMINDERS) + 1)
    named = mails.annotate(part=Substr(after, 1, StrIndex(after, Value("/")) - 1)).order_by()
    mine = named.filter(part__in=[str(part) for part in parts])
    return {int(part): last for part, last in mine.values_list("part").annotate(last=Max("settled_at"))}
