"""Loads the facts of many offices for one fiscal year, in a fixed number of queries, for the rules to judge."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import DateField, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery

from compliance.models import RequirementOverride
from compliance.office_year import YearRows, office_year
from compliance.open_results import results_open
from compliance.year_route import round_route, round_runs, route_changed_on, visit_planned_on
from evaluations.models import Evaluation, Relief
from meetings.models import AgendaItem, Attendance, Member, Participation
from operators.models import CareArea, Facility, Placement, SupportCenter, Suspension
from rules.facts import OfficeYear
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, MeetingMode, MeetingStatus
from rules.ruleset import Rulebook
from rules.ruleset_files import rulebook

Row = TypeVar("Row", Member, Suspension, Evaluation, Placement)


@dataclass(frozen=True)
class OfficeRecord:
    """An office with the facts of one year and the rulebook that judges them."""

    facility: Facility
    care_area: CareArea | None
    support_center: SupportCenter | None
    facts: OfficeYear
    rulebook: Rulebook
    parts: tuple[Participation, ...]


def load(facilities: QuerySet[Facility], year: FiscalYear, *, drafts: bool = False) -> list[OfficeRecord]:
    """The facts of these offices in ``year``: eight queries, however many offices and meetings there are.

    ``drafts`` brings an office's own drafts along, for its planner; the rules pass over them as drafts.
    """
    offices = list(_with_year(facilities, year))
    parts = _participations(facilities, year, drafts=drafts)
    meetings = sorted({part.meeting_id for part in parts})
    rows = YearRows(
        year=year,
        parts=parts,
        placements=_placements({office.pk for office in offices} | {part.facility_id for part in parts}),
        topics=_topics(meetings),
        attendances=_attendances(meetings),
        seats=_by_facility(Member.objects.filter(facility__in=facilities).order_by("pk")),
        suspensions=_by_facility(
            Suspension.objects.filter(facility__in=facilities).order_by("first_on", "pk")
        ),
        agency=_by_facility(_agency_evaluations(facilities, year)),
    )
    return [_record(office, rows) for office in offices]


def _record(office: Facility, rows: YearRows) -> OfficeRecord:
    book = rulebook(office.municipality.ruleset_id)
    placed = rows.placement_of(office.pk, rows.year.last)
    return OfficeRecord(
        facility=office,
        care_area=placed.care_area if placed else None,
        support_center=placed.support_center if placed else None,
        facts=office_year(office, rows, book),
        rulebook=book,
        parts=tuple(rows.parts_of_office.get(office.pk, ())),
    )


def _with_year(facilities: QuerySet[Facility], year: FiscalYear) -> QuerySet[Facility]:
    """Offices with what the year says of them in single values."""
    override = RequirementOverride.objects.filter(facility=OuterRef("pk"), fiscal_year=year.year)
    return facilities.select_related("municipality", "corporation").annotate(
        year_override=Subquery(override.values("required")[:1], output_field=IntegerField()),
        counted_before=_last_held(year, Q(meeting__mode__in=_GATHERED)),
        written_before=_last_held(year, Q(meeting__mode=MeetingMode.WRITTEN.value)),
        relief_decided_on=_relief(year),
        relief_before_decided_on=_relief(year.previous),
        round_route=round_route(year),
        round_runs=round_runs(year),
        results_open=results_open(year),
        route_changed_on=route_changed_on(),
        visit_planned_on=visit_planned_on(year),
    )


_GATHERED = [mode.value for mode in MeetingMode if mode is not MeetingMode.WRITTEN]


def _last_held(year: FiscalYear, mode: Q) -> Subquery:
    """The last day before the year on which a meeting in such a mode was held."""
    held = Participation.objects.filter(
        mode,
        facility=OuterRef("pk"),
        meeting__status=MeetingStatus.HELD.value,
        meeting__held_on__lt=year.first,
    ).order_by()
    last = held.values("facility").annotate(last=Max("meeting__held_on")).values("last")
    return Subquery(last, output_field=DateField())


def _relief(year: FiscalYear) -> Subquery:
    approved = Relief.objects.filter(facility=OuterRef("pk"), fiscal_year=year.year, approved=True)
    return Subquery(approved.values("decided_on")[:1], output_field=DateField())


def _participations(
    facilities: QuerySet[Facility], year: FiscalYear, *, drafts: bool
) -> tuple[Participation, ...]:
    """Every part in a meeting of the year to which one of the offices is bound, partners' included.

    A draft is its office's own affair: it comes only when asked for.
    """
    ours = Participation.objects.bound().filter(
        facility__in=facilities, meeting__held_on__range=(year.first, year.last)
    )
    unseen = [] if drafts else [MeetingStatus.DRAFT.value]
    return tuple(
        Participation.objects.bound()
        .filter(meeting__in=ours.order_by().values("meeting_id"))
        .exclude(meeting__status__in=unseen)
        .select_related("meeting", "facility__municipality", "facility__corporation", "evaluation")
        .order_by("meeting__held_on", "meeting_id", "facility__number", "facility__service")
    )


def _placements(facility_ids: Collection[int]) -> dict[int, list[Placement]]:
    return _by_facility(
        Placement.objects.filter(facility__in=facility_ids)
        .select_related("care_area", "support_center")
        .order_by(F("since").asc(nulls_first=True), "pk")
    )


def _topics(meeting_ids: Collection[int]) -> dict[tuple[int, int | None], set[str]]:
    """Annual topics on the agenda by meeting and part (``None``: common to all)."""
    topics: dict[tuple[int, int | None], set[str]] = defaultdict(set)
    items = AgendaItem.objects.filter(meeting__in=meeting_ids).exclude(topic="").order_by("pk")
    for meeting_id, part_id, topic in items.values_list("meeting_id", "participation_id", "topic"):
        topics[meeting_id, part_id].add(topic)
    return topics


def _attendances(meeting_ids: Collection[int]) -> dict[int, list[Attendance]]:
    """Who came, by meeting."""
    rows = Attendance.objects.filter(participation__meeting__in=meeting_ids)
    by_meeting: dict[int, list[Attendance]] = defaultdict(list)
    for row in rows.annotate(meeting_id=F("participation__meeting_id")).order_by("pk"):
        by_meeting[row.meeting_id].append(row)
    return by_meeting


def _agency_evaluations(facilities: QuerySet[Facility], year: FiscalYear) -> QuerySet[Evaluation]:
    """This year's and last year's, for the relief reaches over two years."""
    return Evaluation.objects.filter(
        facility__in=facilities,
        route=EvaluationRoute.AGENCY.value,
        evaluated_on__range=(year.previous.first, year.last),
    ).order_by("evaluated_on", "pk")


def _by_facility(rows: Iterable[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.facility_id].append(row)
    return grouped
