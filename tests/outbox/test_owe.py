"""Owing: once per key, together with its cause, whatever the broker does."""

import threading
from collections import Counter

import pytest
from django.db import connection, transaction

from config.celery import app
from outbox.enums import Channel, State
from outbox.models import Message, MessageFile, StoredFile
from outbox.services import Attachment, NoAddressError, NotInTransactionError, Recipient, owe
from tests.outbox.conftest import NOW

LETTER = Attachment("開催通知.pdf", "application/pdf", b"%PDF-1.7 ...")
PLAN = Attachment("計画.pdf", "application/pdf", b"%PDF-1.7 other")


class MeetingGone(Exception):
    """The cause of a debt, failing."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("channel", "state"),
    [
        pytest.param(Channel.EMAIL, State.PENDING, id="a mail waits to be sent"),
        pytest.param(Channel.POST, State.TO_HAND, id="a letter waits to be posted"),
        pytest.param(Channel.HAND, State.TO_HAND, id="a letter waits to be given"),
    ],
)
def test_what_is_owed_waits(owe_mail, channel, state):
    message = owe_mail(channel=channel)
    assert (message.state, message.settled_at, message.attempts) == (state, None, 0)


@pytest.mark.django_db
def test_the_same_key_is_owed_once_and_stays_as_it_was(owe_mail):
    first = owe_mail(key="notice/1", text="最初の本文", files=[LETTER])
    again = owe_mail(key="notice/1", text="別の本文", files=[PLAN])
    assert (again.pk, again.text, Message.objects.count()) == (first.pk, "最初の本文", 1)
    assert [file.name for file in again.files.all()] == [LETTER.name]


@pytest.mark.django_db
def test_every_message_has_a_name_of_its_own(owe_mail):
    names = {owe_mail(who).message_id for who in ("a", "b", "c")}
    assert len(names) == 3
    assert [name for name in names if not (name.startswith("<") and name.endswith("@127.0.0.1>"))] == []


@pytest.mark.django_db
def test_files_are_kept_once_however_many_get_them(owe_mail):
    for who in ("a", "b", "c"):
        owe_mail(who, files=[LETTER, PLAN])
    assert (StoredFile.objects.count(), MessageFile.objects.count()) == (2, 6)


@pytest.mark.django_db
@pytest.mark.parametrize("recipients", [1, 3], ids=["one recipient", "three recipients"])
def test_a_debt_costs_the_same_for_everyone(owe_mail, django_assert_num_queries, recipients):
    """Look, insert; and two savepoints that open and close around them."""
    with transaction.atomic(), django_assert_num_queries(recipients * 6):
        for number in range(recipients):
            owe_mail(str(number))


@pytest.mark.django_db
def test_names_and_subjects_are_one_line(owe_mail):
    """A second line would be a header of its own choice."""
    message = owe_mail(subject="件名\r\nBcc: all@example.jp", to=Recipient("佐藤\n花子", "sato@example.jp"))
    assert (message.subject, message.recipient_name) == ("件名 Bcc: all@example.jp", "佐藤 花子")


@pytest.mark.django_db
def test_a_mail_needs_an_address(owe_mail):
    with pytest.raises(NoAddressError):
        owe_mail(to=Recipient("佐藤"))
    assert Message.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_debt_outside_the_transaction_of_its_cause_is_refused():
    with pytest.raises(NotInTransactionError):
        owe(
            key="alone",
            channel=Channel.EMAIL,
            to=Recipient("佐藤", "sato@example.jp"),
            subject="件名",
            text="本文",
            by=None,
            at=NOW,
        )
    assert Message.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_cause_that_fails_takes_its_debt_along(owe_mail):
    def announce() -> None:
        with transaction.atomic():
            owe_mail()
            raise MeetingGone

    with pytest.raises(MeetingGone):
        announce()
    assert Message.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_owe_the_same_key_once(owe_mail):
    """Eight threads with a connection each, let go together; nobody sees an error."""
    start, seen = threading.Barrier(8), []

    def compete() -> None:
        start.wait()
        try:
            seen.append(owe_mail(key="notice/1", files=[LETTER]).pk)
        finally:
            connection.close()

    racers = [threading.Thread(target=compete) for _ in range(8)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert Counter(seen) == {Message.objects.get().pk: 8}
    assert (StoredFile.objects.count(), MessageFile.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_owing_succeeds_and_says_nothing_personal_while_the_broker_is_down(
    owe_mail, monkeypatch, free_port, caplog
):
    monkeypatch.setitem(app.conf, "broker_url", f"redis://127.0.0.1:{free_port}/0")
    message = owe_mail()
    assert Message.objects.get(state=State.PENDING) == message
    assert "broker not reached" in caplog.text
    assert [word for word in ("sato", "お知らせ", "本文") if word in caplog.text] == []
