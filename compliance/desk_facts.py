"""What the machine has checked of a submitted meeting, a line for each point, beside the record. [N §3–§8, 合同]"""

from dataclasses import dataclass
from datetime import date

from compliance.assessments import judge_offices
from compliance.desk_points import Fact, points_of
from compliance.office_page import MeetingLine, meeting_lines
from meetings.models import Submission
from operators.models import Facility, User
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Checked:
    """A meeting as the rules see it on the day."""

    line: MeetingLine
    facts: tuple[Fact, ...]

    @property
    def year(self) -> FiscalYear:
        """The year of the meeting."""
        return FiscalYear.of(self.line.facts.on)


def checked(submission: Submission, user: User, today: date) -> Checked | None:
    """The meeting of a submission judged on ``today``; None for what is of no meeting. A fixed number of queries."""
    part = submission.participation
    if part is None:
        return None
    offices = Facility.objects.filter(pk=submission.facility_id)
    for office in judge_offices(offices, FiscalYear.of(part.meeting.held_on), today):
        for line in meeting_lines(office):
            if line.part.pk == part.pk:
                return Checked(line, tuple(points_of(submission, line, user)))
    return None
