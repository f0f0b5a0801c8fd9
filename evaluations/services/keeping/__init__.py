"""How long evaluations, their notes and the applications for 緩和 are kept, and what goes then. [N §8, ADR 0022]"""

from evaluations.services.keeping.notes import NOTES
from evaluations.services.keeping.reliefs import RELIEFS
from evaluations.services.keeping.rounds import ROUNDS
from meetings.services.retention.keepers import register


def register_keepers() -> None:
    """Put this room's papers under the clocks; twice is once."""
    for keeper in (ROUNDS, RELIEFS, NOTES):
        register(keeper)
