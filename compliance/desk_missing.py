"""What has not come: minutes and reports of evaluation, also of offices that never sign in. [N §8, N 評価§6]"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from compliance.assessments import JudgedOffice, judge_offices
from compliance.desk_reminded import reminded_of_minutes, reminded_of_reports
from compliance.office_page import MeetingLine, meeting_lines
from meetings.enums import SubmissionKind
from operators.models import Facility
from rules.findings import Code
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Missing:
    """Minutes or a report past due by more than the ward waits; ``reminded_at``: last mail, if any.

    ``on`` is the day of the meeting, or of an agency's visit. A meeting that is over and of which nobody told whether
    it was held (``awaits_record``) counts as well: its office may never sign in. ``line``: of minutes.
    """

    office: JudgedOffice
    kind: SubmissionKind
    on: date
    due: date
    line: MeetingLine | None = None
    reminded_at: datetime | None = None

    @property
    def facility(self) -> Facility:
        """The office."""
        return self.office.facility

    @property
    def days(self) -> int:
        """Since when it is past due."""
        return (self.office.as_of - self.due).days

    @property
    def by_agency(self) -> bool:
        """Whether it tells of an agency's visit: no meeting was on that day."""
        return all(meeting.on != self.on for meeting in self.office.record.facts.meetings)


def missing(offices: QuerySet[Facility], chase_days: int, today: date) -> list[Missing]:
    """Of this 年度 and the last, what is longest past due first; a fixed number of queries."""
    now, last_day = FiscalYear.of(today), today - timedelta(days=chase_days)
    judged = [office for year in (now.previous, now) for office in judge_offices(offices, year, today)]
    rows = [*_minutes(judged, last_day, today), *_reports(judged, last_day)]
    return sorted(rows, key=lambda row: (-row.days, row.facility.name, row.kind, row.on))


def _minutes(judged: list[JudgedOffice], last_day: date, today: date) -> Iterator[Missing]:
    found = [
        (office, line)
        for office in judged
        for line in meeting_lines(office)
        if _overdue(line, last_day, today)
    ]
    told = reminded_of_minutes(line.part.pk for _, line in found)
    for office, line in found:
        row = Missing(office, SubmissionKind.MINUTES, line.facts.on, line.minutes_due, line)
        yield replace(row, reminded_at=told.get(line.part.pk))


def _overdue(line: MeetingLine, last_day: date, today: date) -> bool:
    """Over by today, due before the last day the ward waits for, and not submitted by today."""
    submitted = line.facts.submitted_on
    here = submitted is not None and submitted <= today
    over = line.awaits_record or (line.held and line.facts.on <= today)
    return over and line.minutes_due < last_day and not here


def _reports(judged: list[JudgedOffice], last_day: date) -> Iterator[Missing]:
    """As the rules find it: the evaluation took place, and its report is not in."""
    found = [
        (office, finding.meeting, finding.on)
        for office in judged
        for finding in office.judgement.findings
        if finding.code is Code.EVALUATION_REPORT_NOT_SUBMITTED and finding.meeting
    ]
    late = [(office, on, due) for office, on, due in found if due < last_day]
    told = reminded_of_reports({office.facility.pk for office, _, _ in late})
    for office, on, due in late:
        row = Missing(office, SubmissionKind.EVALUATION, on, due)
        yield replace(row, reminded_at=told.get((office.facility.pk, on)))
