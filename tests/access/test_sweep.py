"""Every URL × every visitor × own and foreign object: the third guard. [ARCHITECTURE, Access closed by default]"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from config.celery import heartbeat
from tests.access.table import TABLE
from tests.access.worlds import ROLES
from tests.fixtures.people import World


def cases(names: Iterable[str]) -> list[Any]:
    """Every visitor at every page; an inactive person is answered like an anonymous one."""
    visitors = [*enumerate(ROLES), (0, "inactive")]
    return [
        pytest.param(name, column, visitor, id=f"{name} for {visitor}")
        for name in names
        for column, visitor in visitors
    ]


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


def without_token(answer: Any) -> str:
    """The page without the CSRF token, which is masked anew every time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.getvalue().decode(errors="replace"))


@pytest.fixture(autouse=True)
def scheduler_beats(db):
    heartbeat()


def test_every_url_has_its_row():
    names = [pattern.name for pattern in every_pattern(get_resolver())]
    assert sorted(map(str, names)) == sorted(TABLE)


@pytest.mark.parametrize(("name", "column", "visitor"), cases(TABLE))
def test_at_home(client, nerima, itabashi, name, column, visitor):
    answer = visit(client, visitor, nerima, name, target=nerima)
    body = answer.getvalue().decode(errors="replace")
    assert answer.status_code == TABLE[name].at_home[column]
    assert [word for word in itabashi.names if word in body] == []


@pytest.mark.parametrize(("name", "column", "visitor"), cases(OBJECTS))
def test_at_a_strangers(client, nerima, itabashi, name, column, visitor):
    answer = visit(client, visitor, itabashi, name, target=nerima)
    body = answer.getvalue().decode(errors="replace")
    assert answer.status_code == OBJECTS[name][column]
    assert [word for word in nerima.names if word in body] == []


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
