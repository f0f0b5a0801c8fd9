"""An office's history and its follow-ups: the answers at each address."""

from meetings.enums import FollowUpState
from meetings.models import FollowUp
from tests.access import worlds
from tests.access.worlds import OPERATOR, STRANGERS, WARD, Row
from tests.fixtures.people import World
from tests.makers import NOON, follow_up_of


def request_of(world: World) -> dict[str, str | int]:
    """A request of the world's council."""
    found = FollowUp.objects.filter(facility=world.facility).first()
    return {"pk": (found or follow_up_of(world.participation)).pk}


def done(world: World) -> dict[str, str | int]:
    """One that is closed."""
    return {"pk": follow_up_of(world.participation, state=FollowUpState.DONE, closed_at=NOON).pk}


ROWS: dict[str, Row] = {
    "office_history": Row(OPERATOR, STRANGERS, worlds.office),
    "office_figures_csv": Row(OPERATOR, STRANGERS, worlds.office),
    "ward_office_history": Row(WARD, STRANGERS, worlds.office),
    "ward_office_figures_csv": Row(WARD, STRANGERS, worlds.office),
    "office_follow_ups": Row(OPERATOR, STRANGERS, worlds.office),
    "office_follow_ups_csv": Row(OPERATOR, STRANGERS, worlds.office),
    "follow_up_new": Row(OPERATOR, STRANGERS, worlds.office),
    "follow_up_close": Row(OPERATOR, STRANGERS, request_of),
    "follow_up_reopen": Row(OPERATOR, STRANGERS, done),
}
