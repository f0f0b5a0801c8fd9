"""A meeting's page: where it stands, what is next, agenda and partners."""

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from compliance.meeting_flow import flows_of
from compliance.plan_facts import load_planned
from compliance.plan_outlook import outlook
from compliance.views.own_meetings import OwnMeeting, own_meeting
from evaluations.models import Round
from meetings.enums import Standing
from meetings.models import AgendaItem, Meeting, Participation
from meetings.services.notice_changes import last_edition, untold_cancellation, untold_changes
from meetings.services.notice_editions import told_before
from meetings.views.notice_parts import address_of
from operators.access import OperatorRequest, operator
from operators.models import Facility
from rules.deadlines import notice_due
from rules.findings import Finding
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Part:
    """One of the visitor's own offices in the meeting, with what the rules find about it there."""

    row: Participation
    notice_due: date
    findings: list[Finding]
    agenda: list[AgendaItem]
    round: Round | None


@dataclass(frozen=True)
class Untold:
    """One of the visitor's own offices whose people do not know how things stand."""

    part: Participation
    cancelled: bool

    @property
    def address(self) -> str:
        """The page from which they are told."""
        return address_of("meeting_notice", self.part)


@operator
def meeting(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Everything about one meeting, for the offices in it and those asked to join."""
    own = own_meeting(request.user, meeting_id)
    today = timezone.localdate()
    agenda = list(own.meeting.agenda.order_by("position", "pk"))
    context = {
        "trail": [("今年度の状況", "/office/"), ("年間計画", _plan_of(own.meeting))],
        "own": own,
        "meeting": own.meeting,
        "year": FiscalYear.of(own.meeting.held_on),
        "today": today,
        "past": own.meeting.held_on < today,
        "waiting": [part for part in own.mine if part.standing == Standing.INVITED],
        "untold": _untold(own, today),
        "parts": _parts(own, agenda, today),
        "common": [item for item in agenda if item.participation_id is None],
        "joint": len(own.bound) > 1,
        "flows": flows_of(_standing(own), today=today) if _took_place(own.meeting) else [],
        "deleted": [part for part in own.my_bound if part.disposed_on],
    }
    return render(request, "compliance/meeting/detail.html", context)


def _standing(own: OwnMeeting) -> list[Participation]:
    """The visitor's parts whose records are not deleted."""
    return [part for part in own.my_bound if part.disposed_on is None]


def _took_place(meeting: Meeting) -> bool:
    return meeting.status == MeetingStatus.HELD


def _parts(own: OwnMeeting, agenda: list[AgendaItem], today: date) -> list[Part]:
    """The visitor's bound parts, judged with drafts as planned."""
    offices = Facility.objects.filter(pk__in=[part.facility_id for part in own.my_bound])
    years = load_planned(offices, FiscalYear.of(own.meeting.held_on), today)
    found = {planned.facility.pk: outlook(planned).now for planned in years}
    rounds = _rounds(own)
    return [
        Part(
            row=part,
            notice_due=notice_due(
                own.meeting.held_on, rulebook(part.facility.municipality.ruleset_id).on(own.meeting.held_on)
            ),
            findings=[f for f in found.get(part.facility_id, []) if f.meeting == own.meeting.held_on],
            agenda=[item for item in agenda if item.participation_id == part.pk],
            round=rounds.get(part.pk),
        )
        for part in own.my_bound
        if own.meeting.status != MeetingStatus.CANCELLED.value
    ]


def _rounds(own: OwnMeeting) -> dict[int, Round]:
    """The evaluations that take place at the meeting, by part; a query where it carries one."""
    carrying = [part.pk for part in own.my_bound if part.carries_evaluation]
    rounds = Round.objects.filter(participation__in=carrying, disposed_on=None) if carrying else ()
    return {part: each for each in rounds if (part := each.participation_id)}


def _untold(own: OwnMeeting, today: date) -> list[Untold]:
    """What people expect wrongly of a day that is not over; two queries more where there are notices."""
    prefetch_related_objects(own.my_bound, "notices")
    found = []
    for part in own.my_bound:
        last = last_edition(part)
        if last and untold_cancellation(part) and told_before(last).held_on >= today:
            found.append(Untold(part, cancelled=True))
        elif own.meeting.held_on >= today and untold_changes(part):
            found.append(Untold(part, cancelled=False))
    return found


def _plan_of(meeting: Meeting) -> str:
    return reverse("plan", args=[FiscalYear.of(meeting.held_on).year])
