"""Evaluations, council: the answers at each address."""

from evaluations.models import Round
from tests.access import worlds
from tests.access.worlds import EVERYBODY, OPERATOR, STRANGERS, Row
from tests.evaluation_makers import round_of
from tests.fixtures.people import World
from tests.makers import NOON, material_of


def evaluated(world: World) -> dict[str, str | int]:
    """A round whose meeting is chosen; its self-evaluation is final."""
    part = world.participation
    of = Round.objects.filter(participation=part).first()
    if of is None:
        by = world.operator
        of = round_of(world.facility, participation=part, self_finalised_at=NOON, self_finalised_by=by, by=by)
        part.carries_evaluation = True
        part.save(update_fields=["carries_evaluation"])
    return {"round_id": of.pk}


def final(world: World) -> dict[str, str | int]:
    """The same with final results."""
    key = evaluated(world)
    Round.objects.filter(pk=key["round_id"]).update(
        results_finalised_at=NOON, results_finalised_by=world.operator
    )
    return key


def row(world: World) -> dict[str, str | int]:
    """One row of its sheet; whoever comes by the address is led to where it stands."""
    return evaluated(world) | {"sheet": "tool", "row": "i1"}


def opinion(world: World) -> dict[str, str | int]:
    """A member's opinion as the office received it."""
    return evaluated(world) | {"member_id": world.member.pk}


def invited(world: World) -> dict[str, str | int]:
    """The link of a member to a meeting that evaluates."""
    evaluated(world)
    return worlds.invitation(world)


def invited_with_paper(world: World) -> dict[str, str | int]:
    """The same, with the self-evaluation as a file."""
    key = evaluated(world)
    paper = material_of(world.participation, kind="self_eval")
    Round.objects.filter(pk=key["round_id"]).update(self_paper=paper)
    return worlds.invitation(world)


ROWS: dict[str, Row] = {
    "reply_evaluation": Row(EVERYBODY, arguments=invited),
    "reply_evaluation_paper": Row(EVERYBODY, arguments=invited_with_paper),
    "evaluation_opinions": Row(OPERATOR, STRANGERS, evaluated),
    "evaluation_opinion_sheet": Row(OPERATOR, STRANGERS, evaluated),
    "evaluation_opinion": Row(OPERATOR, STRANGERS, opinion),
    "evaluation_evaluators": Row(OPERATOR, STRANGERS, evaluated),
    "evaluation_results": Row(OPERATOR, STRANGERS, evaluated),
    "evaluation_results_final": Row(OPERATOR, STRANGERS, evaluated),
    "evaluation_results_reopen": Row(OPERATOR, STRANGERS, final),
    "evaluation_result_row": Row((302, 404, 302, 404), STRANGERS, row),
}
