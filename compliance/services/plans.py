"""Several steps of planning in one transaction: all of them, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from compliance.plan import Proposal
from meetings.agenda import EVALUATION, AgendaTemplate, leaves_as_text
from meetings.enums import AgendaKind
from meetings.models import CouncilHabit, Meeting, Participation
from meetings.services import scheduling
from meetings.services.scheduling import AgendaLine, Details
from operators.models import Facility, User
from operators.services.history import note

HABITS = ("week", "weekday", "starts_at", "ends_at", "place", "place_address")
"""What the planner asks of an office's habits."""
WISHES = (
    "contact_name",
    "remind_notice_days",
    "remind_answer_days",
    "remind_minutes_days",
    "remind_minutes_every",
    "second_person_finalises",
    "second_person_publishes",
    "large_print",
)
"""What the office's settings ask."""


def line(template: AgendaTemplate) -> AgendaLine:
    """An item on offer as it stands on an agenda."""
    topic = template.topic.value if template.topic else ""
    return AgendaLine(template.title, template.kind, leaves_as_text(template), topic)


@transaction.atomic
def save_new(
    *,
    facility: Facility,
    details: Details,
    agenda: Sequence[AgendaLine],
    carries_evaluation: bool,
    partners: Iterable[Facility] = (),
    fix: bool,
    by: User,
    at: datetime,
) -> Meeting:
    """Draft a meeting, ask its partners, and fix it if wanted. Raises what the single steps raise."""
    meeting = scheduling.draft(
        facility=facility,
        details=details,
        agenda=agenda,
        carries_evaluation=carries_evaluation,
        by=by,
        at=at,
    )
    for partner in partners:
        scheduling.invite_partner(meeting=meeting, facility=partner, by=by, at=at)
    if fix:
        scheduling.fix(meeting=meeting, by=by, at=at)
    return meeting


@transaction.atomic
def save_changes(
    *,
    meeting: Meeting,
    details: Details,
    agenda: Sequence[AgendaLine],
    carries_evaluation: bool,
    partners: Iterable[Facility] = (),
    fix: bool,
    by: User,
    at: datetime,
) -> None:
    """Change a meeting and its common agenda, ask further partners, and fix a draft if wanted."""
    scheduling.change(meeting=meeting, details=details, by=by, at=at)
    scheduling.change_agenda(
        meeting=meeting, agenda=agenda, carries_evaluation=carries_evaluation, by=by, at=at
    )
    for partner in partners:
        scheduling.invite_partner(meeting=meeting, facility=partner, by=by, at=at)
    if fix:
        scheduling.fix(meeting=meeting, by=by, at=at)


@transaction.atomic
def make_drafts(
    *,
    facility: Facility,
    proposals: Sequence[Proposal],
    details: Details,
    templates: Sequence[AgendaTemplate],
    by: User,
    at: datetime,
) -> list[Meeting]:
    """Drafts for the proposed days; ``details`` gives hours and place. Doing it twice makes no second draft.

    Of ``templates``, what is on offer to the office, each takes what is reported every time and its topics.

    A day on which the office has a meeting of any kind is passed over. Raises what `scheduling.draft` raises.
    """
    Facility.objects.select_for_update(no_key=True).get(pk=facility.pk)
    taken = _taken(facility, [proposal.on for proposal in proposals])
    made = []
    for proposal in (each for each in proposals if each.on not in taken):
        taken.add(proposal.on)
        made.append(
            scheduling.draft(
                facility=facility,
                details=replace(details, held_on=proposal.on),
                agenda=_agenda(proposal, templates),
                carries_evaluation=proposal.evaluation,
                by=by,
                at=at,
            )
        )
    return made


@transaction.atomic
def save_habit(*, habit: CouncilHabit, by: User, at: datetime) -> None:
    """Store when and where an office usually meets, and what it wishes; with the history of what changed."""
    stored = CouncilHabit.objects.filter(facility=habit.facility_id).first()
    changes = {
        name: [_plain(getattr(stored, name, None)), _plain(getattr(habit, name))]
        for name in (*HABITS, *WISHES)
        if getattr(stored, name, None) != getattr(habit, name)
    }
    if not changes:
        return
    habit.save()
    note("会議の習慣の変更", f"facility {habit.facility_id}", habit.facility, changes, by=by, at=at)


def _agenda(proposal: Proposal, templates: Sequence[AgendaTemplate]) -> list[AgendaLine]:
    always = (AgendaKind.EVERY_TIME, AgendaKind.COUNTS)
    chosen = [each for each in templates if each.kind in always or each.topic in proposal.topics]
    return [line(each) for each in (*chosen, *([EVALUATION] if proposal.evaluation else []))]


def _taken(facility: Facility, days: Sequence[date]) -> set[date]:
    parts = Participation.objects.bound().filter(facility=facility, meeting__held_on__in=days)
    return set(parts.values_list("meeting__held_on", flat=True))


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str) else str(value)
