"""The round whose result is to go public, and the way back to it."""

from typing import Any

from django.urls import reverse

from evaluations.models import Round
from evaluations.views.own_rounds import own_round
from evaluations.views.round_parts import frame
from operators.access import OperatorRequest


def round_at(request: OperatorRequest, round_id: int) -> Round:
    """The round of an own office; 404 for others. Raises `Gone` where its papers are deleted."""
    return own_round(request.user, round_id)


def address_of(name: str, of: Round, *rest: str) -> str:
    """The address of a page of the round."""
    return reverse(name, args=[of.pk, *rest])


def frame_of(of: Round) -> dict[str, Any]:
    """What every page about publishing shows; ``public_hub`` is where everything about it is reached."""
    told = frame(of)
    ways = address_of("evaluation_ways", of)
    return told | {
        "public_hub": ways,
        "trail_public": [*told["trail_below"], ("評価結果の公表", ways)],
    }
