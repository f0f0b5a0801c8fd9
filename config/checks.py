"""What must hold before the portal may start; `manage.py check` and every start run these."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from rules import sources
from rules.ruleset_files import RULESETS_DIR, RulesetError, load_all


def rulesets_load(
    *, app_configs: Sequence[AppConfig] | None, directory: Path = RULESETS_DIR, **_: Any
) -> list[CheckMessage]:
    """Every ruleset file, and the list of their sources, is complete; the error says what is not."""
    try:
        load_all(directory)
        sources.load()
    except RulesetError as problem:
        return [Error(str(problem), hint="rules/rulesets/ のファイルを直してください。", id="engawa.E001")]
    return []


def trigrams_cover_japanese(
    *, app_configs: Sequence[AppConfig] | None, databases: Iterable[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """PostgreSQL finds trigrams in Japanese text; with the locale C it finds none and searches grow slow."""
    return [
        Error(
            f"データベース {alias} は日本語の文字を文字として扱いません（文字の分類が C です）。",
            hint="initdb -E UTF8 --locale=C.UTF-8 で作り直してください。",
            id="engawa.E002",
        )
        for alias in databases or []
        if connections[alias].vendor == "postgresql" and not _knows_japanese_letters(alias)
    ]


def _knows_japanese_letters(alias: str) -> bool:
    """Ask what pg_trgm asks (is it alphanumeric?), which also works before the extension is installed."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT '日' ~ '[[:alnum:]]'")
        return bool(cursor.fetchone()[0])


def mail_leaves_the_machine(*, app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """A deployed portal hands its mail to a mail server: statutory notices must not end in a file."""
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return []
    return [
        Error(
            "EMAIL_URL がメールサーバーを指していません。",
            hint="smtp+tls://… を設定してください。",
            id="engawa.E003",
        )
    ]


def register_all() -> None:
    """Make Django run the checks of this module."""
    register(rulesets_load, Tags.compatibility)
    register(trigrams_cover_japanese, Tags.database)
    register(mail_leaves_the_machine, Tags.security, deploy=True)
