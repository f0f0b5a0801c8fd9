"""The day an evaluation can be planned for when it begins: this 年度 before the next, as long as it can be. [N 評価§2, §7]"""

from dataclasses import dataclass
from datetime import date, timedelta

from evaluations.course.duty import rules_in
from evaluations.course.meeting_choice import candidates
from evaluations.course.running import RUNNING
from evaluations.course.standings import Standing
from evaluations.course.timeline import lead_days, staff_deadline
from evaluations.models import Relief, Round
from operators.models import Facility
from rules.deadlines import notice_due
from rules.fiscal_year import FiscalYear, wareki
from rules.kinds import MeetingStatus

SOON = timedelta(weeks=1)
"""So long the staff have where the days are short. [policy]"""


@dataclass(frozen=True)
class Proposal:
    """A day for the evaluation, and why it is not simply the first with time for everything; empty: it is."""

    day: date
    words: str = ""

    @property
    def year(self) -> FiscalYear:
        """The 年度 whose evaluation begins with this day."""
        return FiscalYear.of(self.day)


def proposal_for(facility: Facility, now: Standing, today: date, *, staff: bool, agency: bool) -> Proposal:
    """The day of a meeting that carries the evaluation; else the first that leaves every step its time.

    Where that lies in the next 年度 and this one has no evaluation yet: 31 March, as long as its notice can go out.
    ``now``: where this year's evaluation stands.
    """
    year = FiscalYear.of(today)
    first = Proposal(today + timedelta(days=lead_days(staff=staff, agency=agency)))
    if not _lacking(facility, now, year):
        return first
    if not agency and (day := _carrying(facility, year, today)):
        return Proposal(day, "評価を議題にした会議の日を入れています。")
    if first.day in year:
        return first
    if agency:
        return Proposal(year.last, f"{year.label}のうちに評価を受けるには、この日までに訪問を受けます。")
    send_by = notice_due(year.last, rules_in(facility, year))
    if send_by < today:
        words = (
            f"{year.label}のうちに行うには、開催通知が間に合いません。{first.year.label}の日を入れています。"
        )
        return Proposal(first.day, words)
    words = f"{year.label}のうちに行うには、{wareki(send_by)}までに開催通知を送ります。日程が詰まるため、すぐに準備を始めてください。"
    return Proposal(year.last, words)


def staff_day(facility: Facility, day: date, today: date) -> date | None:
    """The staff's deadline for a day: in good time, else soon; ``None`` where there is no day left for them."""
    good = staff_deadline(day, rules_in(facility, FiscalYear.of(day)), agency=False)
    last = day - timedelta(days=1)
    return max(good, min(today + SOON, last)) if last >= today else None


def _lacking(facility: Facility, now: Standing, year: FiscalYear) -> bool:
    """Whether the year still needs an evaluation that nobody has begun."""
    running = Round.objects.filter(RUNNING, facility=facility, fiscal_year=year.year)
    relief = Relief.objects.filter(facility=facility, fiscal_year=year.year, approved=True)
    return not (now.counts or running.exists() or relief.exists())


def _carrying(facility: Facility, year: FiscalYear, today: date) -> date | None:
    """The first planned meeting of the year at which the office can be evaluated as its agenda says."""
    found = candidates(Round(facility=facility, fiscal_year=year.year))
    days = (
        each.part.meeting.held_on
        for each in found
        if each.part.carries_evaluation
        and not each.obstacle
        and each.part.meeting.status == MeetingStatus.PLANNED.value
    )
    return next((day for day in days if day >= today), None)
