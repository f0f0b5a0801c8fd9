"""The improvement plan of an evaluation becomes what the next meetings tell of: one request for each text. [N 評価§1, §5]

They are raised at the evaluation meeting and stand on the next agendas and in the minutes like the council's own
requests (`meetings.services.follow_ups`). An agency's evaluation has no meeting: its 目標達成計画 is raised at the
office's last council meeting by that day, and not at all where it held none.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from evaluations.agency_reading import goals_in
from evaluations.document_building import document_of_round
from evaluations.models import Round
from evaluations.public.plans import PLANNED_BY_AGENCY, Plan, goal_keys, goals_as_plans, plans_in
from meetings.enums import FollowUpState
from meetings.minutes_content import PLANNED
from meetings.models import FollowUp, Participation
from meetings.services import follow_up_acts
from operators.models import User
from operators.services.history import note
from rules.kinds import EvaluationRoute, MeetingStatus

EMPTIED = "評価の改善計画から外れたため、見送りになりました。"
BACK = "評価の改善計画に、もう一度書かれました。"


@transaction.atomic
def carry(*, of: Round, by: User, at: datetime) -> int:
    """Bring the follow-ups up to what the plan says; how many changed. Doing it again changes nothing.

    A text of the plan opens one, once; as long as it is open it follows the plan's words. Where the text is emptied it
    is dropped and says why; what a meeting or a person closed stays so. The round comes with form_version, facility,
    evaluation and the participation's meeting.
    """
    plans = {plan.key: plan for plan in _plans_of(of)}
    part = hold(of)
    if part is None:
        return 0
    rows = FollowUp.objects.select_for_update(of=("self",), no_key=True).filter(_of(of), raised_in=part)
    known = {row.item_key: row for row in rows}
    done = [*_opened(part, plans, known), *_brought_up(plans, known, by, at), *_dropped(plans, known, by, at)]
    if done:
        changes = {verb: [None, done.count(verb)] for verb in sorted(set(done))}
        note("改善計画の引継ぎ", f"round {of.pk}", of.facility, changes, by=by, at=at)
    return len(done)


def hold(of: Round) -> Participation | None:
    """The part of the meeting at which the plan stands, locked; ``None``: there is none yet.

    Papers and ledgers write the part, then its evaluation: whoever needs both locks them in this order.
    """
    raised_in = _raised_in(of)
    if raised_in is None:
        return None
    return Participation.objects.select_for_update(of=("self",), no_key=True).get(pk=raised_in)


def _plans_of(of: Round) -> Iterable[Plan]:
    """What was written after the meeting, or after the agency came."""
    if of.route == EvaluationRoute.AGENCY:
        return goals_as_plans(goals_in(of), of.pk)
    return plans_in(document_of_round(of)) if of.results_finalised_at else ()


def _of(of: Round) -> Q:
    """Which follow-ups are of this round's plan, also of texts that are no longer in it."""
    if of.route == EvaluationRoute.AGENCY:
        return Q(item_key__startswith=goal_keys(of.pk))
    return Q(item_key__startswith=PLANNED) & ~Q(item_key__startswith=PLANNED_BY_AGENCY)


def _raised_in(of: Round) -> int | None:
    """The part of the meeting at which the plan stands; where some of it was raised, the rest stands there too."""
    if of.route != EvaluationRoute.AGENCY:
        return of.participation_id if of.results_finalised_at else None
    raised = FollowUp.objects.filter(_of(of), facility=of.facility_id)
    known: int | None = raised.order_by("pk").values_list("raised_in", flat=True).first()
    if known or of.evaluation is None or of.evaluation.evaluated_on is None:
        return known
    held = Participation.objects.bound().filter(
        facility=of.facility_id,
        disposed_on=None,
        meeting__status=MeetingStatus.HELD.value,
        meeting__held_on__lte=of.evaluation.evaluated_on,
    )
    return held.order_by("-meeting__held_on", "-pk").values_list("pk", flat=True).first()


def carried(of: Round) -> int:
    """How many requests stand for this round's plan; one query."""
    raised = FollowUp.objects.filter(_of(of), facility=of.facility_id)
    return (
        raised if of.route == EvaluationRoute.AGENCY else raised.filter(raised_in=of.participation_id)
    ).count()


def _opened(part: Participation, plans: dict[str, Plan], known: dict[str, FollowUp]) -> Iterator[str]:
    for plan in (plan for key, plan in plans.items() if key not in known):
        told = {"title": plan.title, "words": plan.words}
        FollowUp.objects.create(facility_id=part.facility_id, raised_in=part, item_key=plan.key, **told)
        yield "opened"


def _brought_up(plans: dict[str, Plan], known: dict[str, FollowUp], by: User, at: datetime) -> Iterator[str]:
    for row, plan in ((row, plans[key]) for key, row in known.items() if key in plans):
        opened = row.state == FollowUpState.OPEN
        if row.state == FollowUpState.DROPPED and _by_itself(row):
            follow_up_acts.reopen(follow_up=row, words=BACK, by=by, at=at)
            opened = True
            yield "reopened"
        if opened and (row.title, row.words) != (plan.title, plan.words):
            FollowUp.objects.filter(pk=row.pk).update(title=plan.title, words=plan.words)
            yield "reworded"


def _dropped(plans: dict[str, Plan], known: dict[str, FollowUp], by: User, at: datetime) -> Iterator[str]:
    for row in (row for key, row in known.items() if key not in plans):
        if row.state == FollowUpState.OPEN:
            follow_up_acts.close(follow_up=row, state=FollowUpState.DROPPED, words=EMPTIED, by=by, at=at)
            yield "dropped"


def _by_itself(row: FollowUp) -> bool:
    """Whether the plan dropped it, and nobody else."""
    step = row.steps.filter(participation=row.raised_in_id).first()
    return step is not None and step.words.endswith(EMPTIED)
