"""Records how the two outside eyes took part: the evaluation counts with both only. [N 評価§3]"""

from datetime import datetime

from django.db import transaction

from evaluations.council.proposal import Eyes, rules_of, storable
from evaluations.models import Evaluation, Round
from evaluations.services import council_errors as errors
from evaluations.services.council_rounds import met_part, open_round
from meetings.models import Participation
from operators.models import User
from operators.services.history import note
from rules.evaluation import evaluator_codes
from rules.findings import Code
from rules.kinds import EvaluationRoute


@transaction.atomic
def record(
    *,
    round: Round,  # noqa: A002 - what it is in every room
    eyes: Eyes,
    knowingly: bool = False,
    by: User,
    at: datetime,
) -> Evaluation:
    """Note both evaluators as a person confirmed them; a row a ledger made is taken over.

    A third party of the office's own 法人 is refused where the rules do not count one, unless ``knowingly``: the
    record tells what was; where nobody knows the number of that 法人, as no third party (`proposal.storable`).
    Raises `NoMeeting`, `NotYetHeld`, `ResultsFinal`, `SameCorporation`.
    """
    row = open_round(round)
    part = met_part(row, at)
    own = row.facility.corporation.number if row.facility.corporation else ""
    rules = rules_of(row)
    same = Code.EVALUATOR_SAME_CORPORATION in evaluator_codes(eyes.facts(own), rules)
    if same and not knowingly:
        raise errors.SameCorporation
    evaluation = row_of(part)
    evaluation.recorded_at, evaluation.recorded_by = at, by
    return put(evaluation, storable(eyes, rules), row, by=by, at=at)


def row_of(part: Participation) -> Evaluation:
    """The evaluation of a meeting, locked; made where none stands yet."""
    rows = Evaluation.objects.select_for_update(of=("self",))
    return rows.get_or_create(
        participation=part,
        defaults={"facility_id": part.facility_id, "route": EvaluationRoute.COUNCIL.value},
    )[0]


def put(evaluation: Evaluation, eyes: Eyes, of: Round, *, by: User, at: datetime) -> Evaluation:
    """Write the two into the row, with the history, and who confirmed them, as the row tells."""
    told = {
        "public_evaluator": eyes.public.value if eyes.public else "",
        "neutral_evaluator": eyes.neutral.value if eyes.neutral else "",
        "neutral_corporation_number": eyes.number,
    }
    changes = {
        name: [getattr(evaluation, name), value]
        for name, value in told.items()
        if getattr(evaluation, name) != value
    }
    for name, value in told.items():
        setattr(evaluation, name, value)
    evaluation.save(update_fields=[*told, "recorded_at", "recorded_by"])
    if changes:
        note("評価者の記録", f"evaluation {of.pk}", of.facility, changes, by=by, at=at)
    return evaluation
