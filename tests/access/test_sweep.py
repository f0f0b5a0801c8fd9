"""Every URL × every visitor × own and foreign object: the third guard. [ARCHITECTURE, Access closed by default]"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from config.celery import heartbeat
from tests.access.table import TABLE
from tests.access.worlds import ROLES, Answers
from tests.fixtures.people import World

# The visitors and their columns in the table; an inactive person is answered like an anonymous one.
COLUMNS = {**{role: column for column, role in enumerate(ROLES)}, "inactive": 0}
OBJECTS = {name: row.strange for name, row in TABLE.items() if row.strange}


def every_pattern(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from every_pattern(pattern)
        else:
            yield pattern


def visit(client: Client, visitor: str, home: World, name: str, target: World) -> Any:
    """Open the page as the visitor from ``home``; an inactive person has a session from before."""
    if visitor != "anonymous":
        client.force_login(getattr(home, visitor))
    return client.get(reverse(name, kwargs=TABLE[name].arguments(target)))


def answers(name: str, home: World, target: World, foreign: World) -> dict[str, tuple[int, list[str]]]:
    """Each visitor's status at the page, and which names of the foreign world are in the body.

    Nothing of a visit stays behind: the next one finds the worlds as they were built.
    """
    found = {}
    hidden = foreign.private_names if TABLE[name].public else foreign.names
    for visitor in COLUMNS:
        heartbeat()
        with transaction.atomic():
            answer = visit(Client(), visitor, home, name, target)
            body = answer.getvalue().decode(errors="replace")
            transaction.set_rollback(True)
        cache.clear()
        found[visitor] = (answer.status_code, [word for word in hidden if word in body])
    return found


def expected(row: Answers) -> dict[str, tuple[int, list[str]]]:
    """The statuses of the table, and no foreign name."""
    return {visitor: (row[column], []) for visitor, column in COLUMNS.items()}


def without_token(answer: Any) -> str:
    """The page without the CSRF token, which is masked anew every time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.getvalue().decode(errors="replace"))


@pytest.fixture(autouse=True)
def scheduler_beats(db):
    heartbeat()


def test_every_url_has_its_row():
    names = [pattern.name for pattern in every_pattern(get_resolver())]
    assert sorted(map(str, names)) == sorted(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_at_home(nerima, itabashi, name):
    assert answers(name, nerima, nerima, foreign=itabashi) == expected(TABLE[name].at_home)


@pytest.mark.parametrize("name", OBJECTS)
def test_at_a_strangers(nerima, itabashi, name):
    assert answers(name, itabashi, nerima, foreign=nerima) == expected(OBJECTS[name])


@pytest.mark.parametrize("visitor", ["ward", "operator", "center"])
def test_a_strangers_page_looks_like_one_that_is_not_there(client, nerima, itabashi, visitor):
    strange = visit(client, visitor, itabashi, "ward_office", target=nerima)
    nothing = client.get("/ward/offices/9999999999/32/")
    assert without_token(nothing) == without_token(strange)


@pytest.mark.parametrize(
    ("name", "visitor"),
    [
        ("ward_board", "ward"),
        ("ward_board_csv", "ward"),
        ("office_home", "operator"),
        ("center_home", "center"),
    ],
)
def test_what_is_theirs_is_there(client, nerima, itabashi, name, visitor):
    assert nerima.facility.name in visit(client, visitor, nerima, name, target=nerima).content.decode()
