"""Where the pages about a round's papers stand: below its hub, as every page of the round."""

from typing import Any

from evaluations.models import Round
from evaluations.views.round_parts import frame


def frame_of(found: Round) -> dict[str, Any]:
    """What every page about a round's papers shows around it."""
    told = frame(found)
    return told | {"trail": told["trail_below"]}
