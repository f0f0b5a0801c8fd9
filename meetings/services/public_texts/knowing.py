"""Whether a place was left as it is knowing that it names somebody of the office's roster. [N §8]

A name that nobody knows is left more easily than that of a user. When its bearer joins the roster later, the question
is another one and is asked again. A decision to leave a place puts nothing in its stead, so that `replacement` is free:
there it keeps `ROSTER` where the page had said that the person is on the roster.
"""

from meetings.models import IdentifierDecision
from meetings.public_hits import Spot
from publication.identifiers.spellings import ON_ROSTER

ROSTER = "roster"
"""In `IdentifierDecision.replacement` of a place that is left: it was known to be somebody of the roster."""


def mark_of(spot: Spot) -> str:
    """What a decision to leave this place keeps of what was known of it."""
    return ROSTER if spot.hit.why.startswith(ON_ROSTER) else ""


def covers(decision: IdentifierDecision, spot: Spot) -> bool:
    """Whether the decision to leave this place still answers what is asked about it."""
    return decision.replacement == ROSTER or not mark_of(spot)
