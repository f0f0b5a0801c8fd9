"""The improvement plan of an evaluation becomes what the next meetings tell of: one request for each text. [N 評価§1, §5]

They are raised at the evaluation meeting and stand on the next agendas and in the minutes like the council's own
requests (`meetings.services.follow_ups`). An agency's evaluation has no meeting, and so none of them.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from evaluations.document_building import document_of_round
from evaluations.models import Round
from evaluations.public.plans import Plan, plans_in
from meetings.enums import FollowUpState
from meetings.minutes_content import PLANNED
from meetings.models import FollowUp, Participation
from meetings.services import follow_up_acts
from operators.models import User
from operators.services.history import note

EMPTIED = "評価の改善計画から外れたため、見送りになりました。"
BACK = "評価の改善計画に、もう一度書かれました。"


@transaction.atomic
def carry(*, of: Round, by: User, at: datetime) -> int:
    """Bring the follow-ups up to what the plan says; how many changed. Doing it again changes nothing.

    A text of the plan opens one, once; as long as it is open it follows the plan's words. Where the text is emptied it
    is dropped and says why; what a meeting or a person closed stays so. The round comes with form_version, facility,
    evaluation and the participation's meeting.
    """
    if of.participation_id is None or of.results_finalised_at is None:
        return 0
    part = Participation.objects.select_for_update(of=("self",), no_key=True).get(pk=of.participation_id)
    plans = {plan.key: plan for plan in plans_in(document_of_round(of))}
    rows = FollowUp.objects.select_for_update(of=("self",), no_key=True)
    known = {row.item_key: row for row in rows.filter(raised_in=part, item_key__startswith=PLANNED)}
    done = [*_opened(part, plans, known), *_brought_up(plans, known, by, at), *_dropped(plans, known, by, at)]
    if done:
        changes = {verb: [None, done.count(verb)] for verb in sorted(set(done))}
        note("改善計画の引継ぎ", f"round {of.pk}", of.facility, changes, by=by, at=at)
    return len(done)


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
