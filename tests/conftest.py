"""What every test finds ready; the parts are in tests/fixtures/."""

pytest_plugins = [
    "tests.fixtures.everyday",
    "tests.fixtures.people",
    "tests.fixtures.processes",
    "tests.fixtures.browser",
    "tests.fixtures.markup",
]
