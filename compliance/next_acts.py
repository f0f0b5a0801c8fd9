"""What an office must do next and by when: the top of the operator's home. Derived from the facts, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from compliance.assessments import JudgedOffice
from compliance.year_route import round_goes_on
from evaluations.course.beginning import BEGIN, begin_by_of
from evaluations.course.timeline import PROPOSED
from rules.assess import Judgement
from rules.deadlines import minutes_due_of, notice_due
from rules.evaluation import EvaluationState
from rules.facts import MeetingFacts
from rules.findings import Code
from rules.frequency import expected_from
from rules.kinds import EvaluationRoute, MeetingStatus
from rules.view import YearView


@dataclass(frozen=True)
class NextAct:
    """One thing to do: by which day, for which meeting, and the tag of the rule.

    ``meeting_id`` is the stored meeting on whose page it is done; without one it is done in the planner,
    or on the page at ``href``.
    """

    due: date
    what: str
    source: str
    office: JudgedOffice
    meeting: date | None = None
    meeting_id: int | None = None
    href: str = ""

    @property
    def overdue(self) -> bool:
        """Whether the day has passed."""
        return self.due < self.office.as_of


def next_acts(office: JudgedOffice) -> list[NextAct]:
    """Everything still to do in this office's year, the earliest first, on one day in the order of doing."""
    view = YearView(office.record.facts, office.as_of, office.record.rulebook)
    debts = [debt for meeting in view.facts.meetings for debt in _for_meeting(view, meeting)]
    debts += _for_year(view, office.judgement)
    acts = [*(_act(view, office, *debt) for debt in debts), *_evaluation(view, office)]
    return sorted(acts, key=lambda act: act.due)


Debt = tuple[date, str, Code, MeetingFacts | None]
"""Due day, what to do, the finding that would follow, the meeting it is about."""


def _act(
    view: YearView, office: JudgedOffice, due: date, what: str, code: Code, meeting: MeetingFacts | None
) -> NextAct:
    rules = view.on(meeting.on) if meeting else view.rules
    source = rules.source_of(code, view.facts.kind)
    if meeting is None:
        return NextAct(due, what, source, office)
    pairs = zip(office.record.parts, office.record.facts.meetings, strict=True)
    stored = next((part.meeting_id for part, facts in pairs if facts is meeting), None)
    return NextAct(due, what, source, office, meeting.on, stored)


def _for_meeting(view: YearView, meeting: MeetingFacts) -> Iterator[Debt]:
    if view.was_held(meeting):
        yield from _after(view, meeting)
    elif meeting in view.upcoming:
        if not view.known(meeting.notice_on):
            yield notice_due(meeting.on, view.on(meeting.on)), "開催通知を送る", Code.NOTICE_NOT_SENT, meeting
        what = "外部評価を行う会議を開く" if meeting.evaluation else "会議を開く"
        yield meeting.on, what, Code.FREQUENCY_SHORTFALL, meeting
    elif meeting.status is MeetingStatus.PLANNED:
        yield meeting.on, "開催の結果を記録する", Code.FREQUENCY_SHORTFALL, meeting


def _after(view: YearView, meeting: MeetingFacts) -> Iterator[Debt]:
    due = minutes_due_of(view, meeting)
    if not view.known(meeting.submitted_on):
        yield due, "議事録と会議資料を提出する", Code.MINUTES_OVERDUE, meeting
    if not meeting.delivered:
        yield due, "構成員全員（欠席者を含む）に議事録を送る", Code.DISTRIBUTION_INCOMPLETE, meeting
    if not view.known(meeting.published_on):
        yield due, "会議の記録を公表する", Code.RECORD_UNPUBLISHED, meeting


def _for_year(view: YearView, verdict: Judgement) -> Iterator[Debt]:
    """A meeting that nobody has planned yet: to be fixed while a notice is still possible."""
    if view.over:
        return
    sure = verdict.held + verdict.excused + verdict.planned
    if sure < verdict.required:
        due = expected_from(view.facts, view.kind.interval_months, sure + 1) or view.year.last
        yield min(due, view.last_notice_day), "次の会議の日を決める", Code.FREQUENCY_SHORTFALL, None


def _evaluation(view: YearView, office: JudgedOffice) -> Iterator[NextAct]:
    """The year's evaluation to begin in good time; once it goes on and has no day that counts, that day."""
    facility, verdict = office.facility, office.judgement.evaluation
    due = begin_by_of(facility, view, verdict)
    if due is None:
        return
    if not round_goes_on(facility):
        href = reverse("evaluation_start", args=[facility.number, facility.kind.code])
        yield NextAct(due, BEGIN, PROPOSED, office, href=href)
    elif verdict is EvaluationState.MISSING:
        source = view.rules.source_of(Code.EVALUATION_DUE, view.facts.kind)
        what = (
            "評価機関の訪問の日を決める"
            if view.facts.route is EvaluationRoute.AGENCY
            else "外部評価を行う会議を決める"
        )
        yield NextAct(view.last_notice_day, what, source, office, href=reverse("evaluations"))
