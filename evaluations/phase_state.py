"""Until when the rows of a phase are written."""

from evaluations.form import Phase
from evaluations.models import Round


def is_closed(round: Round, phase: Phase) -> bool:  # noqa: A002 - what it is in every room
    """Whether the rows of a phase stand as they are."""
    if round.disposed_on or round.results_finalised_at:
        return True
    return phase is Phase.SELF and round.self_finalised_at is not None
