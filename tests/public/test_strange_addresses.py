"""Whatever stands where a public address has a key or a number, nothing is found there, and nothing breaks.

SQLite takes a NUL byte where PostgreSQL refuses it: this file is worth a run on both.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from operators.access import Access, declared_access

pytestmark = pytest.mark.django_db

STRANGE = {
    "a NUL byte": "%00",
    "a NUL byte between digits": "13%0071",
    "a lone surrogate": "%ED%A0%80",
    "broken bytes": "%FF%FE",
    "a line break": "%0A",
    "digits of another script": "%EF%BC%91%EF%BC%92",
    "a number beyond every column": "9" * 30,
    "a number beyond every machine": "9" * 5000,
    "three thousand letters": "a" * 3000,
    "a quotation mark": "%27%22%3B--",
}


def public_patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the public side that has a part to fill in, its parts as ``{}``. Secret links are no part of it."""
    for each in resolver.url_patterns:
        address = before + with_gaps(each.pattern)
        if isinstance(each, URLResolver):
            yield from public_patterns(each, address)
        elif "{}" in address and is_of_the_public_side(each):
            yield address, each


def is_of_the_public_side(pattern: URLPattern) -> bool:
    view = pattern.callback
    return view.__module__.startswith("publication.") and declared_access(view) is Access.PUBLIC


def with_gaps(pattern: Any) -> str:
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<[^>]+>", "{}", str(pattern))
    return re.sub(r"\(\?P<\w+>[^)]*\)", "{}", str(pattern)).strip("^$").replace("\\", "")


def test_a_strange_part_of_a_public_address_finds_nothing(client):
    found = dict(public_patterns(get_resolver()))
    assert {each.name for each in found.values()} >= {"feed_office", "public_office", "public_minutes"}
    wrong = [
        (address, case, answer.status_code)
        for address in found
        for case, part in STRANGE.items()
        for answer in [client.get("/" + address.replace("{}", part))]
        if answer.status_code != 404
    ]
    assert wrong == []


@pytest.mark.parametrize("number", ["1371400011%00", "%00", "%ED%A0%80", "１３７１４０００１１", "9" * 3000])
def test_a_strange_number_of_an_office_has_no_feed_and_no_page(client, number):
    for path in (f"/feeds/facilities/{number}/32.atom", f"/facilities/{number}/32/"):
        assert client.get(path).status_code == 404
