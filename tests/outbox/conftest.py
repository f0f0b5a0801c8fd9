"""A post office of its own for every test, and debts in one line."""

import logging
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction

from outbox import nudge
from outbox.enums import Channel
from outbox.models import Message
from outbox.services import Recipient, owe, sending
from tests.outbox.post_office import PostOffice

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
Owe = Callable[..., Message]


@pytest.fixture(autouse=True)
def no_rest(monkeypatch):
    """A broker that is down in one test must not keep the next one from nudging."""
    monkeypatch.setattr(nudge, "REST_AFTER_FAILURE", 0)


@pytest.fixture
def post_office(free_port, settings) -> Iterator[PostOffice]:
    """An open post office; this process sends its mails there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # the post office's own words
    office = PostOffice(free_port)
    office.open()
    yield office
    office.close()


@pytest.fixture
def owe_mail() -> Owe:
    """Owe a mail to ``who@example.jp``, under its address as key where none is given."""

    def write(who: str = "sato", **given: Any) -> Message:
        to = Recipient(name=f"{who}様", email=f"{who}@example.jp")
        debt: dict[str, Any] = {
            "key": who,
            "channel": Channel.EMAIL,
            "to": to,
            "subject": "【運営推進会議】開催のお知らせ",
            "text": "本文です。",
            "by": None,
            "at": NOW,
        }
        with transaction.atomic():
            return owe(**debt | given)

    return write


@pytest.fixture
def owe_letter(owe_mail) -> Owe:
    """Owe a letter to be handed over."""

    def write(who: str = "tanaka", **given: Any) -> Message:
        to = Recipient(name="田中", postal_code="176-0001", address="東京都練馬区")
        return owe_mail(who, **{"channel": Channel.HAND, "to": to} | given)

    return write


@pytest.fixture
def sweep() -> Callable[..., None]:
    """Run the sweep of this process some time after ``NOW``."""

    def run(after: timedelta = timedelta(0)) -> None:
        sending.sweep(clock=lambda: NOW + after)

    return run


@pytest.fixture
def database_url(transactional_db) -> str:
    """The address of the test's database, for processes that share it."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
