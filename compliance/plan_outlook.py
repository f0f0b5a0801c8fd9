"""What a planned year comes to: what is lacking, what is no longer possible, and how it ends if all goes well."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from compliance.plan import missing_topics
from compliance.plan_facts import PlannedYear
from rules.assess import Judgement, judge
from rules.facts import CouncilEvaluation, MeetingFacts
from rules.findings import Code, Finding
from rules.frequency import expected_from
from rules.kinds import AnnualTopic, MeetingStatus

_TODAY = frozenset(
    {
        Code.FREQUENCY_SHORTFALL,
        Code.FREQUENCY_UNREACHABLE,
        Code.FREQUENCY_BEHIND,
        Code.INTERVAL_TOO_LONG,
        Code.JOINT_AREA_MISMATCH,
        Code.JOINT_AREA_UNKNOWN,
        Code.JOINT_EVALUATION,
        Code.JOINT_LIMIT_EXCEEDED,
        Code.JOINT_LIMIT_REACHED,
        Code.NOTICE_NOT_SENT,
        Code.WEB_TOOL_UNSUPPORTED,
        Code.EVALUATION_DUE,
        Code.EVALUATION_UNREACHABLE,
        Code.ANNUAL_TOPIC_MISSING,
    }
)
"""What a plan can mend; records and rosters are other pages' matter."""

_LATER = frozenset({Code.FREQUENCY_BEHIND, Code.INTERVAL_TOO_LONG})
"""What shows only when the days have come. What the year lacks is told in numbers."""


@dataclass(frozen=True)
class Outlook:
    """A year as it is planned: the verdict of today, and what remains if every meeting is held as planned."""

    planned: PlannedYear
    judgement: Judgement
    ahead: tuple[Finding, ...]

    @property
    def sure(self) -> int:
        """Meetings held, excused or planned."""
        return self.judgement.held + self.judgement.excused + self.judgement.planned

    @property
    def lacking(self) -> int:
        """Meetings for which there is no day yet."""
        return max(self.judgement.required - self.sure, 0)

    @property
    def joint_left(self) -> int | None:
        """Joint meetings still allowed; ``None`` where there is no cap."""
        return joint_left(self.judgement)

    @property
    def last_notice_day(self) -> date:
        """The last day on which a meeting of the year can still be given its notice. [N §4]"""
        return self.planned.view.last_notice_day

    @property
    def too_late(self) -> bool:
        """Whether that day has passed."""
        return self.planned.view.too_late_for_notice

    @property
    def topics_left(self) -> list[AnnualTopic]:
        """Annual topics on no agenda yet."""
        return missing_topics(self.planned.view)

    @property
    def now(self) -> list[Finding]:
        """Today's findings about the plan; a topic that stands on an agenda is none."""
        left = set(self.topics_left)
        return [
            finding
            for finding in self.judgement.findings
            if finding.code in _TODAY
            and (finding.code is not Code.ANNUAL_TOPIC_MISSING or finding.detail in left)
        ]

    @property
    def findings(self) -> list[Finding]:
        """Today's findings and those to come, the heaviest first."""
        told = {(finding.code, finding.meeting) for finding in self.now}
        later = [finding for finding in self.ahead if (finding.code, finding.meeting) not in told]
        return sorted([*self.now, *later], key=lambda finding: finding.order)


def joint_left(judgement: Judgement) -> int | None:
    """Joint meetings still allowed, planned ones taken off, never below 0; ``None``: no cap. [N 合同§1(3)]"""
    if judgement.joint_limit is None:
        return None
    return max(judgement.joint_limit - judgement.joint_held - judgement.joint_planned, 0)


def outlook(planned: PlannedYear) -> Outlook:
    """Judge the year today and, as if every planned meeting were held and recorded in time, later on."""
    ahead = () if planned.view.over else tuple(_ahead(planned))
    return Outlook(planned, planned.judgement, ahead)


def _ahead(planned: PlannedYear) -> Iterator[Finding]:
    """The first day on which the year would be behind, and intervals that would be too long."""
    view, book = planned.view, planned.record.rulebook
    facts = replace(view.facts, meetings=tuple(_held(meeting, view.as_of) for meeting in view.facts.meetings))
    days = (
        expected_from(view.facts, view.kind.interval_months, number)
        for number in range(1, planned.judgement.required + 1)
        if view.kind.interval_months
    )
    found: dict[tuple[Code, date | None], Finding] = {}
    for day in [*(day for day in days if day and view.as_of < day < view.year.end), view.year.end]:
        for finding in judge(facts, day, book).findings:
            if finding.code in _LATER:
                found.setdefault((finding.code, finding.meeting), finding)
    yield from found.values()


def _held(meeting: MeetingFacts, as_of: date) -> MeetingFacts:
    """A meeting to come, as if it had been held and recorded at once."""
    if meeting.status is not MeetingStatus.PLANNED or meeting.on < as_of:
        return meeting
    evaluated = CouncilEvaluation(published_on=meeting.on, report_submitted_on=meeting.on)
    return replace(
        meeting,
        status=MeetingStatus.HELD,
        activity_counts_reported=True,
        notice_on=meeting.notice_on or as_of,
        submitted_on=meeting.on,
        delivered=True,
        published_on=meeting.on,
        evaluation=evaluated if meeting.evaluation else None,
    )
