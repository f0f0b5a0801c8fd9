"""Which of an office's meetings an evaluation can take place at, and what is in the way. [N 合同§1(4), 評価§7]"""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from evaluations.course.checks import not_counted
from evaluations.models import Round
from meetings.enums import BOUND, Standing
from meetings.models import Participation
from rules.findings import Code, Severity
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingMode, MeetingStatus
from rules.messages import message
from rules.ruleset_files import rulebook

JOINT = message(Code.JOINT_EVALUATION, Severity.VIOLATION)
ASKED = (
    "合同開催をほかの事業所に依頼中です。外部評価を行う会議は単独で開催するため、依頼を取り下げると選べます。"
)
TAKEN = "ほかの回の外部評価を、この会議で行います。"


@dataclass(frozen=True)
class Candidate:
    """One meeting; ``obstacle`` says why it cannot be chosen, empty when it can."""

    part: Participation
    obstacle: str = ""


def candidates(which: Round) -> list[Candidate]:
    """The office's meetings of the 年度 that are planned, or were held with the evaluation on them."""
    parts = parts_of(which).order_by("meeting__held_on", "meeting__starts_at", "pk")
    return [Candidate(part, obstacle_of(which, part)) for part in parts]


def parts_of(which: Round) -> QuerySet[Participation]:
    """The office's parts in meetings of the year that are not called off, with who else is in them."""
    year = FiscalYear(which.fiscal_year)
    others = Participation.objects.exclude(facility=which.facility_id).order_by("pk")
    own = Participation.objects.bound().filter(
        facility=which.facility_id, meeting__held_on__range=(year.first, year.last)
    )
    planned = own.filter(meeting__status=MeetingStatus.PLANNED.value)
    held = own.filter(meeting__status=MeetingStatus.HELD.value, carries_evaluation=True)
    return (
        (planned | held)
        .select_related("meeting", "facility__municipality", "evaluation_round")
        .prefetch_related(Prefetch("meeting__participations", queryset=others, to_attr="others"))
    )


def obstacle_of(which: Round, part: Participation) -> str:
    """Why the meeting cannot carry the evaluation, in words; empty when it can. Asks nothing of the database."""
    rules = rulebook(part.facility.municipality.ruleset_id).on(part.meeting.held_on)
    others: list[Participation] = getattr(part.meeting, "others", [])
    if rules.kind(part.facility.kind).evaluation_standalone:
        if any(other.standing in BOUND for other in others):
            return JOINT
        if any(other.standing == Standing.INVITED for other in others):
            return ASKED
    mode = MeetingMode(part.meeting.mode)
    if not rules.counts(mode):
        return not_counted(mode)
    other_round: Round | None = getattr(part, "evaluation_round", None)
    return TAKEN if other_round and other_round.pk != which.pk else ""
