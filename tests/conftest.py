"""What every test finds ready; the parts are in tests/fixtures/."""

import hypothesis
import pytest

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

IN_A_BROWSER = {"page", "phone", "browser"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser, so that `bin/test` can open it on one database only."""
    for item in items:
        if IN_A_BROWSER & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
