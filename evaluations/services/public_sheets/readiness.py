"""Whether an evaluation has a result that can go public. [N 評価§4(4)]"""

from evaluations.models import Round
from rules.kinds import EvaluationRoute


def is_final(of: Round) -> bool:
    """Whether the results stand: finalised after the meeting, or an agency's evaluation that was recorded."""
    if of.evaluation_id is None or of.disposed_on is not None:
        return False
    return of.results_finalised_at is not None or of.route == EvaluationRoute.AGENCY.value
