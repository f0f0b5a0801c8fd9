"""What the log keeps of an event, and what it never keeps."""

import json
import logging
from copy import deepcopy
from io import StringIO
from logging.config import DictConfigurator

import pytest
import structlog
from django.conf import settings
from django.urls import get_resolver, reverse

from config.celery import app
from tests.access.test_sweep import every_pattern


@pytest.fixture
def logged():
    """The last entry, as the formatter of the settings writes it."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    wanted = deepcopy(settings.LOGGING["formatters"]["json"])  # building a formatter uses its description up
    handler.setFormatter(DictConfigurator({}).configure_formatter(wanted))
    logging.getLogger().addHandler(handler)
    yield lambda: json.loads(stream.getvalue().splitlines()[-1])
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        pytest.param("sent to hanako.suzuki@example.jp", "sent to ***@***", id="mail address"),
        pytest.param("Not Found: /r/aB3-secret/", "Not Found: /r/***/", id="member link"),
        pytest.param("/r/minutes/3.5.N~SIG/papers/9/", "/r/minutes/***/papers/9/", id="link to minutes"),
        pytest.param("Gone: /r/draft/7.AbC~SIG/", "Gone: /r/draft/***/", id="link to a draft"),
        pytest.param("Gone: /s/4.kT~SIG/rows/a1/", "Gone: /s/***/rows/a1/", id="link to a staff sheet"),
        pytest.param("/r/reports/9.Q~SIG/plan.pdf", "/r/reports/***/plan.pdf", id="link of the centre"),
        pytest.param("Not Found: /calendar/Zx9-secret.ics", "Not Found: /calendar/***", id="calendar link"),
        pytest.param(
            "/office/calendar/1392000011/32/", "/office/calendar/1392000011/32/", id="calendar page"
        ),
        pytest.param(
            "/account/password/reset/key/5-abc-123/", "/account/password/reset/key/***/", id="reset link"
        ),
        pytest.param("GET /ward/?q=鈴木花子 failed", "GET /ward/?*** failed", id="what was searched for"),
        pytest.param("offices 3, meeting 17", "offices 3, meeting 17", id="numbers stay"),
    ],
)
def test_personal_data_is_masked(logged, said, kept):
    logging.getLogger("meetings").warning(said)
    assert logged()["event"] == kept


def test_every_address_that_is_a_key_is_masked(logged):
    """Whoever adds a page behind a link need not think of the log."""
    keys = {"token", "secret"}
    asked = [(each.name, each.pattern.converters) for each in every_pattern(get_resolver())]
    secret = [(name, known) for name, known in asked if keys & known.keys()]
    assert len(secret) > 10
    for name, known in secret:
        address = reverse(name, kwargs={each: "k3y-secret" if each in keys else 38 for each in known})
        logging.getLogger("django.request").warning("Gone: https://engawa.example.jp%s", address)
        assert "k3y-secret" not in logged()["event"], name


def test_values_given_beside_the_event_are_masked_too(logged):
    structlog.get_logger("meetings").info("notice", to="hanako@example.jp", meeting=17)
    entry = logged()
    assert (entry["event"], entry["to"], entry["meeting"], entry["level"]) == (
        "notice",
        "***@***",
        17,
        "info",
    )


def test_an_exception_is_kept_by_its_kind_and_place_without_its_words(logged):
    try:
        raise ValueError("鈴木花子 is not a number")
    except ValueError:
        logging.getLogger("meetings").exception("import failed")
    entry = logged()
    assert entry["exception"] == "builtins.ValueError"
    assert entry["at"][0].startswith("test_logs.py:")
    assert "鈴木" not in json.dumps(entry, ensure_ascii=False)


def test_a_failed_task_keeps_its_name_but_not_what_it_was_about(logged):
    @app.task(name="tests.breaks")
    def breaks(person: str) -> None:
        raise ValueError(person)

    breaks.apply(args=("鈴木花子",))
    del app.tasks["tests.breaks"]
    entry = logged()
    assert (entry["event"], entry["name"], entry["exception"]) == (
        "task failed",
        "tests.breaks",
        "builtins.ValueError",
    )
    assert "鈴木" not in json.dumps(entry, ensure_ascii=False)
