"""What stops a start."""

import pytest
from django.core.checks import Error, run_checks
from django.db import connection

from config import checks
from rules.ruleset_files import RULESETS_DIR


def found(messages) -> list[str | None]:
    return [message.id for message in messages]


def test_a_sound_house_has_nothing_to_say():
    assert run_checks() == []


def test_a_broken_ruleset_is_named_with_its_file(tmp_path):
    for file in RULESETS_DIR.glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "131202.toml").write_text("nonsense = 1\n", encoding="utf-8")
    (error,) = checks.rulesets_load(app_configs=None, directory=tmp_path)
    assert isinstance(error, Error)
    assert (error.id, "131202" in error.msg) == ("engawa.E001", True)


@pytest.mark.django_db
def test_the_database_of_the_tests_knows_japanese_letters():
    assert checks.trigrams_cover_japanese(app_configs=None, databases=["default"]) == []


@pytest.mark.django_db(transaction=True)
def test_a_database_that_takes_japanese_letters_for_symbols_is_refused():
    """Made for real on PostgreSQL; SQLite has no such setting and is never asked."""
    if connection.vendor != "postgresql":
        assert checks.trigrams_cover_japanese(app_configs=None, databases=["default"]) == []
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE DATABASE symbols TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        )
    own_name = connection.settings_dict["NAME"]
    try:
        connection.close()
        connection.settings_dict["NAME"] = "symbols"
        assert found(checks.trigrams_cover_japanese(app_configs=None, databases=["default"])) == [
            "engawa.E002"
        ]
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own_name
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE symbols")


@pytest.mark.parametrize(
    ("backend", "errors"),
    [
        pytest.param("django.core.mail.backends.smtp.EmailBackend", [], id="mail server"),
        pytest.param("django.core.mail.backends.filebased.EmailBackend", ["engawa.E003"], id="files"),
        pytest.param("django.core.mail.backends.dummy.EmailBackend", ["engawa.E003"], id="nowhere"),
    ],
)
def test_a_deployed_portal_sends_its_mail(settings, backend, errors):
    settings.EMAIL_BACKEND = backend
    assert found(checks.mail_leaves_the_machine(app_configs=None)) == errors
