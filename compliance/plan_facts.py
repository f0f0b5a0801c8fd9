"""An office's year as its planner sees it: drafts stand as planned, and a change can be tried without saving."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max, QuerySet

from compliance.facts import OfficeRecord, load
from compliance.plan import Proposal
from meetings.models import Participation
from operators.models import Facility
from rules.assess import Judgement, judge
from rules.facts import CouncilEvaluation, MeetingFacts, OfficeYear
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus
from rules.view import YearView


@dataclass(frozen=True)
class PlannedYear:
    """One office-year on one day, its own drafts counted as planned. ``parts`` go with the meetings."""

    record: OfficeRecord
    facts: OfficeYear
    as_of: date

    @property
    def facility(self) -> Facility:
        """The office."""
        return self.record.facility

    @property
    def year(self) -> FiscalYear:
        """The fiscal year."""
        return self.facts.year

    @property
    def view(self) -> YearView:
        """The year as the rules read it."""
        return YearView(self.facts, self.as_of, self.record.rulebook)

    @property
    def judgement(self) -> Judgement:
        """What the rules say of the year as it is planned."""
        return judge(self.facts, self.as_of, self.record.rulebook)

    @property
    def lines(self) -> list[tuple[Participation, MeetingFacts]]:
        """The stored meetings of the year with their facts, in order of date; what is tried stands behind them."""
        return list(zip(self.record.parts, self.facts.meetings, strict=False))

    def without(self, meeting_id: int | None) -> "PlannedYear":
        """The year as if one of its stored meetings were not there."""
        kept = [pair for pair in self.lines if pair[0].meeting_id != meeting_id]
        record = replace(self.record, parts=tuple(part for part, _ in kept))
        facts = replace(self.facts, meetings=tuple(meeting for _, meeting in kept))
        return replace(self, record=record, facts=facts)

    def with_meetings(self, meetings: Sequence[MeetingFacts]) -> "PlannedYear":
        """The year as if these meetings stood in it as well."""
        return replace(self, facts=replace(self.facts, meetings=(*self.facts.meetings, *meetings)))


def load_planned(facilities: QuerySet[Facility], year: FiscalYear, as_of: date) -> list[PlannedYear]:
    """These offices' years with their drafts as planned, in a fixed number of queries.

    What is planned between today and the year counts as its last meeting before, for the rhythm.
    """
    records = load(facilities, year, drafts=True)
    last = _last_planned_before(facilities, year, as_of)
    return [
        PlannedYear(record, _as_planned(record.facts, last.get(record.facility.pk)), as_of)
        for record in records
    ]


def _last_planned_before(facilities: QuerySet[Facility], year: FiscalYear, as_of: date) -> dict[int, date]:
    """By office, the last day before the year on which a meeting is to come."""
    coming = Participation.objects.bound().filter(
        facility__in=facilities,
        meeting__status__in=[MeetingStatus.PLANNED.value, MeetingStatus.DRAFT.value],
        meeting__held_on__gte=as_of,
        meeting__held_on__lt=year.first,
    )
    last = coming.order_by().values("facility").annotate(last=Max("meeting__held_on"))
    return dict(last.values_list("facility", "last"))


def proposed_facts(proposal: Proposal) -> MeetingFacts:
    """A proposal as the meeting it would be: planned, of this office alone."""
    return MeetingFacts(
        on=proposal.on,
        status=MeetingStatus.PLANNED,
        topics=frozenset(proposal.topics),
        carries_evaluation=proposal.evaluation,
        evaluation=CouncilEvaluation() if proposal.evaluation else None,
    )


def _as_planned(facts: OfficeYear, last_planned: date | None) -> OfficeYear:
    days = [day for day in (facts.last_counted_before, last_planned) if day]
    return replace(
        facts,
        last_counted_before=max(days, default=None),
        meetings=tuple(
            replace(meeting, status=MeetingStatus.PLANNED)
            if meeting.status is MeetingStatus.DRAFT
            else meeting
            for meeting in facts.meetings
        ),
    )
