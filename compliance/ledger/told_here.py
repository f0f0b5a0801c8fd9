"""What this portal knows of an evaluation better than a ledger: what was chosen or recorded here stays. [policy]"""

from collections.abc import Iterator

from compliance.ledger import layout as col
from compliance.ledger.layout import Route
from compliance.ledger.rows import LedgerRow
from evaluations.models import Evaluation
from meetings.models import Participation

KEPT = "この会議の外部評価はこのポータルに記録があります。台帳の内容では変えませんでした。"
KEPT_OF_AGENCY = KEPT.replace("この会議の外部評価", "この外部評価")


def recorded_here(evaluation: Evaluation | None) -> bool:
    """Whether somebody told on this portal how it was evaluated. Loaded: round."""
    if evaluation is None:
        return False
    return getattr(evaluation, "round", None) is not None or evaluation.recorded_at is not None


def chosen_here(part: Participation | None, evaluation: Evaluation | None) -> bool:
    """Whether this portal knows that the meeting evaluates. Loaded: evaluation_round, the evaluation's round."""
    return getattr(part, "evaluation_round", None) is not None or recorded_here(evaluation)


def otherwise(row: LedgerRow, part: Participation, known: Evaluation | None, *, held: bool) -> bool:
    """Whether a row says another thing than what was kept; an empty cell of an evaluator says nothing."""
    if row.has(col.EVALUATION) and row.evaluation is Route.NONE and (part.carries_evaluation or known):
        return True
    if known and not held:
        return True
    return reported_otherwise(row, known) or any(told and told != kept for told, kept in _eyes(row, known))


def reported_otherwise(row: LedgerRow, known: Evaluation | None) -> bool:
    """Whether a row tells another day of the report than the one that stays."""
    stays = known.report_submitted_on if known and recorded_here(known) else None
    return bool(stays and row.reported_on and row.reported_on != stays)


def _eyes(row: LedgerRow, known: Evaluation | None) -> Iterator[tuple[object, object]]:
    if not recorded_here(known):
        return
    for column, told, name in (
        (col.PUBLIC, row.public, "public_evaluator"),
        (col.NEUTRAL, row.neutral, "neutral_evaluator"),
        (col.NEUTRAL_NUMBER, row.neutral_number, "neutral_corporation_number"),
    ):
        if row.has(column):
            yield told, getattr(known, name)
