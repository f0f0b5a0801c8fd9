"""The rows of the desk's list: what came in, beside what the rules say of the meeting. [N §8]"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from compliance.assessments import judge_offices
from compliance.desk_records import OF_EVALUATIONS, day_of_agency, people_in
from compliance.office_page import MeetingLine, meeting_lines
from meetings.enums import SubmissionKind, SubmissionState, SubmissionWay
from meetings.models import Submission, SubmissionVersion
from operators.models import Facility
from rules.findings import Finding
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Row:
    """One submission of the list. Without ``line`` its year was not judged; ``present`` None: nobody told."""

    submission: Submission
    number: int
    way: SubmissionWay
    at: datetime
    unread: bool
    present: int | None
    absent: int | None
    line: MeetingLine | None
    held_on: date | None

    @property
    def reports(self) -> bool:
        """Whether it is the report of an evaluation."""
        return self.submission.kind == SubmissionKind.EVALUATION

    @property
    def due(self) -> date | None:
        """The last day; None where it is not known."""
        if self.line is None:
            return None
        return self.line.report_due if self.reports else self.line.minutes_due

    @property
    def state(self) -> SubmissionState:
        """Where it stands."""
        return SubmissionState(self.submission.state)

    @property
    def first_on(self) -> date:
        """The day of the first submission: the one that was in time or not."""
        part = None if self.reports else self.submission.participation
        return (part.submitted_on if part else None) or self.submission.received_on

    @property
    def days_late(self) -> int | None:
        """Days after the due day (negative: before it); None where the due day is not known."""
        return (self.first_on - self.due).days if self.due else None

    @property
    def days_early(self) -> int | None:
        """Days before the due day."""
        return None if self.days_late is None else -self.days_late

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find about the meeting, of a report only what is about the evaluation."""
        found = self.line.findings if self.line else ()
        return tuple(each for each in found if each.code in OF_EVALUATIONS) if self.reports else found


def judged_years(year: FiscalYear | None, today: date) -> list[FiscalYear]:
    """The years whose meetings are judged for a list: the one asked for, else this one and the last."""
    now = FiscalYear.of(today)
    return [year] if year else [now.previous, now]


def lines_of(facilities: Collection[int], years: Sequence[FiscalYear], today: date) -> dict[int, MeetingLine]:
    """The meetings of these offices in these years, by the office's part; eight queries a year."""
    offices = Facility.objects.filter(pk__in=facilities)
    found: dict[int, MeetingLine] = {}
    for year in years:
        for office in judge_offices(offices, year, today):
            found |= {line.part.pk: line for line in meeting_lines(office)}
    return found


def rows_of(submissions: Sequence[Submission], years: Sequence[FiscalYear], today: date) -> list[Row]:
    """The rows of these submissions, which carry the annotations of `desk.received`, in their order."""
    lasts: set[int] = {getattr(each, "last_id", 0) for each in submissions}
    records: dict[int, dict[str, Any]] = dict(
        SubmissionVersion.objects.filter(pk__in=lasts).values_list("submission_id", "record")
    )
    lines = lines_of({each.facility_id for each in submissions}, years, today)
    return [_row(each, records.get(each.pk, {}), lines) for each in submissions]


def _row(submission: Submission, record: dict[str, Any], lines: dict[int, MeetingLine]) -> Row:
    part = submission.participation
    found = lines.get(part.pk if part else 0)
    return Row(
        submission=submission,
        number=getattr(submission, "last_number", 1),
        way=SubmissionWay(getattr(submission, "last_way", SubmissionWay.PORTAL)),
        at=getattr(submission, "last_at", submission.state_at),
        unread=getattr(submission, "unread", False),
        present=people_in(record, "present"),
        absent=people_in(record, "absent"),
        line=found,
        held_on=part.meeting.held_on if part else day_of_agency(record),
    )
