"""What the machine has checked of a submitted meeting, a line for each point, beside the record. [N §3–§8, 合同]"""

from dataclasses import dataclass
from datetime import date

from compliance.assessments import judge_offices
from compliance.desk_points import Fact, points_of
from compliance.desk_records import OF_EVALUATIONS
from compliance.desk_report_points import points_of_agency, points_of_report
from compliance.office_page import MeetingLine, meeting_lines
from evaluations.models import Evaluation
from meetings.enums import SubmissionKind
from meetings.models import Submission
from operators.models import Facility, User
from rules.deadlines import report_due
from rules.findings import Finding
from rules.fiscal_year import FiscalYear
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Checked:
    """A meeting, or an agency's evaluation, as the rules see it on the day."""

    on: date
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]

    @property
    def year(self) -> FiscalYear:
        """Its year."""
        return FiscalYear.of(self.on)


def checked(submission: Submission, user: User, today: date) -> Checked | None:
    """What a submission is about judged on ``today``; None where nothing is known of it. A fixed number of queries."""
    part = submission.participation
    if part is None:
        return _of_agency(submission, today)
    offices = Facility.objects.filter(pk=submission.facility_id)
    for office in judge_offices(offices, FiscalYear.of(part.meeting.held_on), today):
        for line in meeting_lines(office):
            if line.part.pk == part.pk:
                return _of_meeting(submission, line, user, today)
    return None


def _of_meeting(submission: Submission, line: MeetingLine, user: User, today: date) -> Checked:
    if submission.kind == SubmissionKind.EVALUATION:
        found = tuple(each for each in line.findings if each.code in OF_EVALUATIONS)
        return Checked(line.facts.on, tuple(points_of_report(submission, line, today)), found)
    return Checked(line.facts.on, tuple(points_of(submission, line, user)), line.findings)


def _of_agency(submission: Submission, today: date) -> Checked | None:
    """The agency's evaluation that was reported, with what the rules find about its day."""
    known = Evaluation.objects.filter(round__submission=submission).first()
    if known is None or known.evaluated_on is None:
        return None
    day = known.evaluated_on
    offices = Facility.objects.filter(pk=submission.facility_id)
    found = [
        finding
        for office in judge_offices(offices, FiscalYear.of(day), today)
        for finding in office.judgement.findings
        if finding.meeting == day and finding.code in OF_EVALUATIONS
    ]
    rules = rulebook(submission.municipality.ruleset_id).on(day)
    points = points_of_agency(submission, known, report_due(day, rules), today)
    return Checked(day, tuple(points), tuple(found))
