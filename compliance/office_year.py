"""Turns the rows of one office into the facts the rules judge. No queries here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from compliance.year_route import route_of, route_when_over
from evaluations.council.facts import council_evaluation
from evaluations.models import Evaluation
from meetings.enums import TOOK_PART, Manner
from meetings.models import Attendance, Member, Participation
from operators.models import Facility, Placement, Suspension
from rules.facts import AgencyEvaluation, MeetingFacts, OfficeYear, Partner, Relief, Seat
from rules.fiscal_year import FiscalYear
from rules.kinds import AnnualTopic, MeetingMode, MeetingStatus, MemberCategory
from rules.ruleset import Rulebook


@dataclass(frozen=True)
class YearRows:
    """The rows of one fiscal year, grouped for reading. Lists are by facility unless said otherwise."""

    year: FiscalYear
    parts: tuple[Participation, ...]
    placements: Mapping[int, list[Placement]]
    topics: Mapping[tuple[int, int | None], set[str]]
    attendances: Mapping[int, list[Attendance]]
    seats: Mapping[int, list[Member]]
    suspensions: Mapping[int, list[Suspension]]
    agency: Mapping[int, list[Evaluation]]

    @cached_property
    def parts_of_meeting(self) -> Mapping[int, list[Participation]]:
        """Every part of a meeting, by meeting."""
        grouped: dict[int, list[Participation]] = {}
        for part in self.parts:
            grouped.setdefault(part.meeting_id, []).append(part)
        return grouped

    @cached_property
    def parts_of_office(self) -> Mapping[int, list[Participation]]:
        """An office's parts in order of date, by facility."""
        grouped: dict[int, list[Participation]] = {}
        for part in self.parts:
            grouped.setdefault(part.facility_id, []).append(part)
        return grouped

    def placement_of(self, facility_id: int, day: date) -> Placement | None:
        """Where the office lay on ``day``: the latest placement begun by then."""
        begun = [placement for placement in self.placements.get(facility_id, ()) if placement.began_by(day)]
        return begun[-1] if begun else None

    def area_of(self, facility_id: int, day: date) -> str | None:
        """The care area on ``day`` as the rules know it; ``None`` when unknown or no longer in force."""
        placement = self.placement_of(facility_id, day)
        area = placement.care_area if placement else None
        return str(area.pk) if area and area.holds_on(day) else None


def office_year(office: Facility, rows: YearRows, book: Rulebook) -> OfficeYear:
    """The facts of one office, whose queryset carries the annotations of `facts.load`."""
    pk, year = office.pk, rows.year
    reliefs = tuple(_reliefs(office, year))
    return OfficeYear(
        kind=office.kind,
        year=year,
        municipality=office.municipality.code,
        designated_on=office.designated_on,
        closed_on=office.closed_on,
        suspensions=tuple((row.first_on, row.last_on) for row in rows.suspensions.get(pk, ())),
        override=getattr(office, "year_override", None),
        meetings=tuple(_meeting(part, rows) for part in rows.parts_of_office.get(pk, ())),
        last_counted_before=_last_counted_before(office, book),
        seats=tuple(
            Seat(MemberCategory(row.category), row.joined_on, row.left_on) for row in rows.seats.get(pk, ())
        ),
        route=route_of(office),
        route_when_over=route_when_over(office, year, reliefs),
        agency_evaluations=tuple(_agency(rows.agency.get(pk, ()))),
        agency_visit_on=getattr(office, "visit_planned_on", None),
        reliefs=reliefs,
    )


def _meeting(part: Participation, rows: YearRows) -> MeetingFacts:
    meeting = part.meeting
    everyone = rows.parts_of_meeting[meeting.pk]
    attendances = rows.attendances.get(meeting.pk, [])
    topics = rows.topics.get((meeting.pk, part.pk), set()) | rows.topics.get((meeting.pk, None), set())
    planned = MeetingFacts(
        on=meeting.held_on,
        status=MeetingStatus(meeting.status),
        mode=MeetingMode(meeting.mode),
        area=rows.area_of(part.facility_id, meeting.held_on),
        partners=tuple(_partner(other, rows) for other in everyone if other.facility_id != part.facility_id),
        excuse_approved_on=meeting.excuse_approved_on,
        topics=frozenset(AnnualTopic(topic) for topic in topics),
        present=_present(attendances),
        video_without_consent=_video_without_consent(part, attendances),
        web_tool=meeting.web_tool,
        ward_invited=meeting.ward_invited,
        carries_evaluation=any(other.carries_evaluation for other in everyone),
        evaluation=council_evaluation(part),
    )
    return _with_record(planned, part)


def _with_record(meeting: MeetingFacts, part: Participation) -> MeetingFacts:
    """The meeting with what this office has told, sent, delivered and published of it."""
    return replace(
        meeting,
        activity_counts_reported=part.activity_counts_reported,
        notice_on=part.notice_on,
        notice_says_evaluation=part.notice_says_evaluation,
        submitted_on=part.submitted_on,
        delivered=part.delivered,
        delivered_on=part.delivered_on,
        published_on=part.published_on,
    )


def _partner(part: Participation, rows: YearRows) -> Partner:
    office = part.facility
    area = rows.area_of(office.pk, part.meeting.held_on)
    return Partner(office.reference, office.name, office.municipality.code, area)


def _present(attendances: Iterable[Attendance]) -> frozenset[MemberCategory] | None:
    """The categories that were there; ``None`` where nobody told who came. A joint meeting is one room."""
    rows = list(attendances)
    if not rows:
        return None
    return frozenset(MemberCategory(row.category) for row in rows if row.manner in TOOK_PART)


def _video_without_consent(part: Participation, attendances: Iterable[Attendance]) -> bool:
    """Whether a user or family member of this office took part by video without consent by that day. [N §5]"""
    on_screen = [
        row
        for row in attendances
        if row.participation_id == part.pk
        and row.manner == Manner.VIDEO
        and row.category in (MemberCategory.USER, MemberCategory.FAMILY)
    ]
    if not on_screen:
        return part.video_consent is False
    return any(row.consented_on is None or row.consented_on > part.meeting.held_on for row in on_screen)


def _agency(evaluations: Iterable[Evaluation]) -> Iterable[AgencyEvaluation]:
    for row in evaluations:
        if row.evaluated_on:
            yield AgencyEvaluation(row.evaluated_on, row.published_on, row.report_submitted_on)


def _reliefs(office: Facility, year: FiscalYear) -> Iterable[Relief]:
    """Approved reliefs of this year and the last, from the annotations of `facts.load`."""
    for named, of in (("relief_decided_on", year), ("relief_before_decided_on", year.previous)):
        if decided_on := getattr(office, named, None):
            yield Relief(of, decided_on, approved=True)


def _last_counted_before(office: Facility, book: Rulebook) -> date | None:
    """The last counting day of earlier years; a written meeting only if its ruleset counted it."""
    days: list[date] = [day for day in [getattr(office, "counted_before", None)] if day]
    written: date | None = getattr(office, "written_before", None)
    if written and book.on(written).counts(MeetingMode.WRITTEN):
        days.append(written)
    return max(days, default=None)
