"""A place is left knowing what it says: asked again once its bearer joins, never behind the back of who confirmed."""

from collections.abc import Callable
from typing import Any

import pytest

from meetings.enums import PublicTextState
from meetings.models import IdentifierDecision, Member
from meetings.services import public_texts as service
from operators.models import HistoryEntry, User
from tests.public_texts.conftest import Office

VISITOR = {
    "item-x1-report": "区長の山田太郎さんが来訪した。連絡先は03-3995-1234です。",
    "item-x1-request": "散歩。",
}


def left(office) -> list[str]:
    """The words of the open places."""
    return [spot.place.text for spot in office.now().open]


def joins(office, name: str = "山田 太郎") -> None:
    Member.objects.create(facility=office.part.facility, name=name, category="user")


def step(office: Office, act: Callable[..., Any], by: User | None = None) -> Any:
    return office.does(act, by, base_revision=office.now().public_text.revision)


@pytest.fixture
def visited(office):
    """A visitor nobody knows, left as he is; a phone number beside him."""
    office.open()
    office.save(VISITOR)
    office.decide(0)
    assert left(office) == ["03-3995-1234"]
    return office


def test_a_name_that_was_left_is_asked_about_again_when_its_bearer_joins_the_roster(visited):
    before = IdentifierDecision.objects.get().text
    joins(visited)
    assert left(visited) == [before, "03-3995-1234"]
    assert visited.now().standing == []


def test_left_once_more_it_stays_left_also_when_its_neighbour_is_replaced(visited):
    joins(visited)
    visited.decide(0)
    assert left(visited) == ["03-3995-1234"]
    visited.decide(0, words="（電話）")
    assert left(visited) == []
    assert [row.known for row in visited.now().standing] == [True]


def test_who_leaves_the_roster_is_not_asked_about_again(visited):
    joins(visited)
    visited.decide(0)
    Member.objects.filter(name="山田 太郎").delete()
    assert left(visited) == ["03-3995-1234"]


def test_taking_back_takes_back_both_decisions(visited):
    joins(visited)
    visited.decide(0)
    [standing] = visited.now().standing
    visited.does(service.revoke, decision_pk=standing.pk)
    assert not IdentifierDecision.objects.exists()


@pytest.mark.parametrize("asked", [True, False], ids=["asked to confirm", "confirmed"])
def test_a_place_left_after_a_second_person_read_it_sends_it_back_to_the_making(visited, asked):
    visited.wants_two()
    visited.decide(0, words="（電話）")
    step(visited, service.ask_second)
    if not asked:
        step(visited, service.confirm, visited.second)
    before = visited.now().public_text
    joins(visited)
    row = visited.decide(0)
    assert (before.state, row.state) == ("check" if asked else "ready", PublicTextState.DRAFT)
    assert (row.asked_by, row.confirmed_by, row.revision) == (None, None, before.revision + 1)
    assert service.needs_second(row, visited.first)
    entry = HistoryEntry.objects.filter(verb="公表用の文でそのまま残した箇所").latest("pk")
    assert entry.changes["state"] == [before.state, "draft"]
