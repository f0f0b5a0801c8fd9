"""Finds what the operator's pages of meetings are about; whatever is not theirs is not there."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404

from compliance.plan_facts import PlannedYear, load_planned
from meetings.enums import BOUND, Standing
from meetings.models import Meeting, Participation
from meetings.services.scheduling.checks import OPEN, may_lead
from operators.models import Facility, User
from rules.fiscal_year import FiscalYear
from rules.kinds import Council, ServiceKind
from rules.ruleset import Ruleset
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class OwnMeeting:
    """A meeting, its parts in order, and which of them are this person's."""

    meeting: Meeting
    parts: list[Participation]
    mine: list[Participation]
    leads: bool

    @property
    def open(self) -> bool:
        """Whether it is still to come."""
        return self.meeting.status in OPEN

    @property
    def bound(self) -> list[Participation]:
        """The parts of offices that take part."""
        return [part for part in self.parts if part.standing in BOUND]

    @property
    def my_bound(self) -> list[Participation]:
        """This person's own parts that are bound."""
        return [part for part in self.mine if part.standing in BOUND]

    @cached_property
    def lead(self) -> Participation:
        """The host's part; else this person's own first one."""
        hosts = [part for part in self.parts if part.standing == Standing.HOST]
        return (hosts or self.my_bound or self.parts)[0]


def own_meeting(user: User, meeting_id: int) -> OwnMeeting:
    """The meeting, if one of this person's offices is in it or is asked; 404 otherwise."""
    meeting = get_object_or_404(Meeting.objects.visible_to(user), pk=meeting_id)
    parts = meeting.participations.select_related("facility__municipality", "facility__corporation")
    ordered = list(parts.order_by("facility__number", "facility__service"))
    seen = set(Participation.objects.visible_to(user).filter(meeting=meeting).values_list("pk", flat=True))
    mine = [part for part in ordered if part.pk in seen]
    return OwnMeeting(meeting, ordered, mine, may_lead(meeting, user))


def own_part(user: User, meeting_id: int, part_id: int) -> tuple[OwnMeeting, Participation]:
    """One of this person's own parts in a meeting; 404 otherwise."""
    own = own_meeting(user, meeting_id)
    for part in own.mine:
        if part.pk == part_id:
            return own, part
    raise Http404


def council_offices(user: User, day: date) -> list[Facility]:
    """This person's offices whose kind has a council to hold on a day."""
    mine = Facility.objects.visible_to(user).select_related("municipality", "corporation")
    return [each for each in mine.order_by("name", "pk") if has_council(each, day)]


def has_council(facility: Facility, day: date) -> bool:
    """Whether the kind of the office has a council to hold."""
    return rules_of(facility, day).kind(facility.kind).council is not Council.NONE


def rules_of(facility: Facility, day: date) -> Ruleset:
    """What is in force for the office on a day."""
    return rulebook(facility.municipality.ruleset_id).on(day)


def referenced(offices: list[Facility], reference: str) -> Facility | None:
    """The office named ``1392000376/76``; 404 when it is none of these; ``None`` when none is named."""
    if not reference:
        return None
    number, _, code = reference.partition("/")
    kind = ServiceKind.from_code(code)
    for office in offices:
        if office.number == number and office.kind is kind:
            return office
    raise Http404


def planned_year(facility: Facility, day: date, today: date) -> PlannedYear:
    """The office's year around a day, drafts as planned."""
    return load_planned(Facility.objects.filter(pk=facility.pk), FiscalYear.of(day), today)[0]
