"""What one meeting would do to its office's year, before anything is saved."""

from dataclasses import dataclass, replace
from datetime import date

from compliance.care_areas import areas_on
from compliance.plan_days import Closed
from compliance.plan_facts import PlannedYear
from compliance.plan_outlook import Outlook, outlook
from meetings.enums import TAKES_PLACE
from meetings.services.scheduling import Details
from operators.models import Facility
from rules.deadlines import notice_due
from rules.facts import CouncilEvaluation, MeetingFacts, Partner
from rules.findings import Code, Finding, Severity
from rules.kinds import AnnualTopic, MeetingStatus


@dataclass(frozen=True)
class Wanted:
    """A meeting as its host wants it; ``partners`` as if all of them had said yes."""

    facility: Facility
    details: Details
    topics: frozenset[AnnualTopic] = frozenset()
    evaluation: bool = False
    partners: tuple[Facility, ...] = ()


@dataclass(frozen=True)
class Check:
    """The year before and after, and what differs."""

    meeting: MeetingFacts
    before: Outlook
    after: Outlook
    late: bool
    closed: str
    same_day: bool

    @property
    def against(self) -> list[Finding]:
        """What the meeting brings about, or keeps up, in the year as it would be."""
        known = {_key(finding) for finding in self.before.findings}
        return [f for f in self.after.findings if _key(f) not in known or self._about(f)]

    @property
    def cured(self) -> list[Finding]:
        """What the meeting mends."""
        left = {_key(finding) for finding in self.after.findings}
        return [f for f in self.before.findings if _key(f) not in left]

    @property
    def needs_reason(self) -> bool:
        """Whether it can be planned only with a written reason: a violation of today's rules, or a late notice."""
        violations = [f for f in self.against if f.severity is Severity.VIOLATION and f in self.after.now]
        return self.late or bool(violations)

    def _about(self, finding: Finding) -> bool:
        over_the_cap = finding.code is Code.JOINT_LIMIT_EXCEEDED and self.meeting.joint
        return over_the_cap or finding.meeting == self.meeting.on


def check(planned: PlannedYear, wanted: Wanted, *, replaces: int | None, closed: Closed) -> Check:
    """Compare the year as it is with the year as it would be; one query, for the care areas.

    ``planned`` is the year in which the wanted day lies; ``replaces`` the stored meeting that is edited.
    """
    stored = next((facts for part, facts in planned.lines if part.meeting_id == replaces), None)
    meeting = as_facts(wanted, stored)
    after = planned.without(replaces).with_meetings([meeting])
    return _compare(meeting, planned, after, closed)


def check_stored(planned: PlannedYear, meeting_id: int, *, closed: Closed) -> Check:
    """What a stored meeting does to its office's year: without it, and with it. No query."""
    meeting = next(facts for part, facts in planned.lines if part.meeting_id == meeting_id)
    return _compare(meeting, planned.without(meeting_id), planned, closed)


def _compare(meeting: MeetingFacts, before: PlannedYear, after: PlannedYear, closed: Closed) -> Check:
    due = notice_due(meeting.on, before.record.rulebook.on(meeting.on))
    return Check(
        meeting=meeting,
        before=outlook(before),
        after=outlook(after),
        late=meeting.notice_on is None and due < before.as_of,
        closed=closed(meeting.on),
        same_day=any(
            facts.on == meeting.on and facts.status in TAKES_PLACE and facts is not meeting
            for _, facts in after.lines
        ),
    )


def as_facts(wanted: Wanted, stored: MeetingFacts | None) -> MeetingFacts:
    """The wanted meeting as the rules know meetings; what is stored of it beyond the form stays."""
    details = wanted.details
    areas = areas_on([wanted.facility, *wanted.partners], details.held_on)
    evaluation = (stored and stored.evaluation) or CouncilEvaluation()
    return replace(
        stored or MeetingFacts(details.held_on),
        on=details.held_on,
        status=MeetingStatus.PLANNED,
        mode=details.mode,
        area=areas[wanted.facility.pk],
        partners=tuple(
            Partner(office.reference, office.name, office.municipality.code, areas[office.pk])
            for office in wanted.partners
        ),
        topics=wanted.topics,
        web_tool=details.web_tool,
        ward_invited=details.ward_invited,
        carries_evaluation=wanted.evaluation,
        evaluation=evaluation if wanted.evaluation else None,
    )


def _key(finding: Finding) -> tuple[Code, Severity, date | None, str | None]:
    """Two findings of the same thing; their sentences may count differently."""
    return finding.code, finding.severity, finding.meeting, finding.detail
