"""Whether an evaluation that counts still waits for its evaluators to be recorded here. [N 評価§3, ADR 0012]

The rules take an evaluator of whom nobody told for one who was there, as ledgers need it; of a round of the portal the
office itself will tell, and until then its pages say so.
"""

from django.db.models import Exists, OuterRef

from evaluations.models import Round
from rules import evaluation
from rules.evaluation import EvaluationState
from rules.facts import MeetingFacts
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, MeetingStatus
from rules.view import YearView

WORDS = "評価者が確かめられていません"


def results_open(year: FiscalYear) -> Exists:
    """For an annotation of offices: whether a round's meeting of the year was held and its results are not final."""
    return Exists(
        Round.objects.filter(
            facility=OuterRef("pk"),
            route=EvaluationRoute.COUNCIL.value,
            participation__meeting__status=MeetingStatus.HELD.value,
            participation__meeting__held_on__range=(year.first, year.last),
            results_finalised_at=None,
            disposed_on=None,
        )
    )


def rests_on_unknown_evaluators(view: YearView, verdict: EvaluationState) -> bool:
    """Whether the year's evaluation is done only because nobody told who the evaluators were."""
    if verdict is not EvaluationState.DONE:
        return False
    visited = any(each.on in view.year and each.on <= view.as_of for each in view.facts.agency_evaluations)
    return not visited and not any(_told(m) for m in view.counting if evaluation.counts(view, m))


def _told(meeting: MeetingFacts) -> bool:
    known = meeting.evaluation
    return known is not None and known.public is not None and known.neutral is not None
