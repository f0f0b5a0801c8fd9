"""What every test finds ready; the parts are in tests/fixtures/."""

from collections.abc import Iterator
from zlib import crc32

import hypothesis
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.fixtures.emptying import empty_quickly

# How long an example takes says how busy the machine is; times are measured in bench/.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

pytest_plugins = [
    "tests.fixtures.everyday",
    "tests.fixtures.people",
    "tests.fixtures.processes",
    "tests.fixtures.browser",
    "tests.fixtures.markup",
]

LOOKS_AT_PAGES = {"page", "phone", "browser", "html_errors"}
ASKS_THE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--one-in N``: of the tests that ask a database only one in N, chosen by name, so always the same ones."""
    parser.addoption(
        "--one-in", type=int, default=1, metavar="N", help="run one in N of the database's tests"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what `bin/test` does on one database only.

    What opens a browser or checks HTML runs on the one of production, what asks no database on the embedded one.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if LOOKS_AT_PAGES & fixtures:
            item.add_marker("browser")
        elif not (ASKS_THE_DATABASE & fixtures) and item.get_closest_marker("django_db") is None:
            item.add_marker("embedded")
    _sample(config, items)


def _sample(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what `--one-in` leaves out, and say how many that are."""
    wanted = config.getoption("--one-in")
    left_out = [
        item
        for item in items
        if item.get_closest_marker("embedded") is None and crc32(item.nodeid.encode()) % wanted
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        kept = set(items) - set(left_out)
        items[:] = [item for item in items if item in kept]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database; servers that a test killed leave sessions in it, which would keep it from being dropped."""
    empty_quickly()
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
        connection.close()
