"""Drafts confirmed by a link: the answers at each address."""

from django.utils import timezone

from meetings.draft_links import token_for
from meetings.models import DraftCheck, Minutes
from tests.access.worlds import EVERYBODY, OPERATOR, STRANGERS, Row
from tests.fixtures.people import World
from tests.makers import minutes_of


def draft(world: World) -> dict[str, str | int]:
    """The minutes of the world's office, not final."""
    found = Minutes.objects.filter(participation=world.participation).first()
    return {"pk": (found or minutes_of(world.participation)).pk}


def asked(world: World) -> dict[str, str | int]:
    """That draft, and the request to the world's member."""
    return draft(world) | {"check_id": _check(world).pk}


def link(world: World) -> dict[str, str | int]:
    """The link of the world's member to that draft; whoever holds it is let in."""
    return {"token": token_for(_check(world))}


def _check(world: World) -> DraftCheck:
    known = {"minutes_id": draft(world)["pk"], "member": world.member, "revision": 1}
    return DraftCheck.objects.get_or_create(**known, defaults={"asked_at": timezone.now()})[0]


ROWS: dict[str, Row] = {
    "draft_ask": Row(OPERATOR, STRANGERS, draft),
    "draft_answers": Row(OPERATOR, STRANGERS, draft),
    "draft_stop": Row((302, 404, 302, 404), STRANGERS, asked),
    "draft_page": Row(EVERYBODY, arguments=link),
}
