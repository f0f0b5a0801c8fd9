"""Sending over a real SMTP conversation: what is offered, what is refused, what waits."""

import threading
from collections import Counter
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.db import connection

from outbox.enums import State
from outbox.models import Message
from outbox.services import Attachment, Recipient, sending
from outbox.tasks import send_message, sweep_outbox
from tests.outbox.conftest import NOW

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
INVITATION = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def state_of(who: str) -> tuple[str, int, str]:
    return Message.objects.values_list("state", "attempts", "error").get(key=who)


def test_a_mail_arrives_as_it_was_written(owe_mail, post_office, sweep, settings):
    settings.BOUNCE_EMAIL, settings.REPLY_TO_EMAIL = "bounce@example.jp", "office@example.jp"
    files = [
        Attachment("開催通知.pdf", "application/pdf", b"%PDF-1.7 \x00\xff"),
        Attachment("invite.ics", "text/calendar; method=REQUEST", INVITATION),
    ]
    message = owe_mail(to=Recipient("髙﨑 𠮷⽯", "sato@example.jp"), html="<p>本文です。</p>", files=files)
    sweep()
    ((address, mail),) = post_office.accepted
    assert (address, post_office.envelope_senders) == ("sato@example.jp", ["bounce@example.jp"])
    assert {
        name: str(mail[name]).strip()
        for name in ("From", "Reply-To", "Subject", "Message-ID", "Auto-Submitted")
    } == {
        "From": "engawa@localhost",
        "Reply-To": "office@example.jp",
        "Subject": "【運営推進会議】開催のお知らせ",
        "Message-ID": message.message_id,
        "Auto-Submitted": "auto-generated",
    }
    assert mail["To"].addresses[0].display_name == "髙﨑 𠮷⽯"
    assert parsedate_to_datetime(mail["Date"]) == NOW
    assert mail.get_body(("plain",)).get_content().strip() == "本文です。"
    assert mail.get_body(("html",)).get_content().strip() == "<p>本文です。</p>"
    sent = {part.get_filename(): part for part in mail.iter_attachments()}
    assert sent["開催通知.pdf"].get_payload(decode=True) == files[0].content
    assert sent["invite.ics"].get_payload(decode=True).splitlines() == INVITATION.splitlines()
    assert sent["invite.ics"].get_param("method") == "REQUEST"


def test_what_was_sent_is_noted(owe_mail, post_office, sweep):
    owe_mail()
    sweep(5 * MINUTE)
    message = Message.objects.get()
    assert (message.state, message.attempts, message.settled_at) == (State.SENT, 1, NOW + 5 * MINUTE)


def test_many_mails_go_over_one_connection_and_a_second_sweep_sends_none(owe_mail, post_office, sweep):
    people = [f"person{number}" for number in range(20)]
    for who in people:
        owe_mail(who)
    sweep()
    sweep()
    assert post_office.copies == Counter({f"{who}@example.jp": 1 for who in people})
    assert post_office.connections == 1


def test_an_empty_outbox_disturbs_no_server(post_office, sweep):
    sweep()
    assert post_office.connections == 0


def test_a_run_takes_on_no_more_than_it_may(owe_mail, post_office, sweep, settings):
    settings.OUTBOX_BATCH = 2
    for who in ("a", "b", "c"):
        owe_mail(who)
    sweep()
    assert [state_of(who)[0] for who in ("a", "b", "c")] == [State.SENT, State.SENT, State.PENDING]


def test_a_run_ends_when_its_time_is_over(owe_mail, post_office):
    """A clock that goes on by four minutes each time it is looked at, and five minutes of patience."""
    for who in ("a", "b"):
        owe_mail(who)
    ticks = (NOW + number * 4 * MINUTE for number in range(20))
    sending.send(Message.objects.values_list("pk", flat=True), clock=lambda: next(ticks))
    assert [state_of(who)[0] for who in ("a", "b")] == [State.SENT, State.PENDING]


def test_a_mail_waits_for_its_moment(owe_mail, post_office, sweep):
    owe_mail(send_after=NOW + 10 * MINUTE)
    sweep(9 * MINUTE)
    assert state_of("sato") == (State.PENDING, 0, "")
    sweep(10 * MINUTE)
    assert state_of("sato") == (State.SENT, 1, "")


def test_letters_are_never_mailed(owe_letter, post_office, sweep):
    letter = owe_letter()
    sweep()
    send_message(letter.pk)
    assert (post_office.accepted, state_of("tanaka")) == ([], (State.TO_HAND, 0, ""))


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        pytest.param(
            "550 5.1.1 <sato@example.jp>: no such user",
            "宛先のメールアドレスが見つかりません。",
            id="unknown",
        ),
        pytest.param(
            "552 5.2.2 mailbox of Sato full", "宛先のメールボックスがいっぱいです。", id="mailbox full"
        ),
        pytest.param(
            "553 bad name", "宛先のメールアドレスが見つかりません。", id="no such name, in old style"
        ),
        pytest.param("550 5.7.1 spam", "宛先のメールサーバーが受け取りを断りました。", id="taken for spam"),
        pytest.param(
            "550 no", "宛先のメールサーバーが受け取りを断りました。（応答 550）", id="without a reason"
        ),
    ],
)
def test_a_refused_address_shows_why_and_the_others_go(owe_mail, post_office, sweep, reply, sentence):
    post_office.replies["sato@example.jp"] = reply
    for who in ("a", "sato", "b"):
        owe_mail(who)
    sweep()
    state, attempts, error = state_of("sato")
    assert (state, attempts, error.startswith(sentence)) == (State.FAILED, 1, True)
    assert "sato" not in error.lower()
    assert post_office.copies == Counter({"a@example.jp": 1, "b@example.jp": 1})


def test_a_mail_refused_after_its_text_has_failed(owe_mail, post_office, sweep):
    post_office.data_replies["sato@example.jp"] = "554 5.3.4 too big"
    owe_mail("sato")
    owe_mail("b")
    sweep()
    assert state_of("sato") == (
        State.FAILED,
        1,
        "添付ファイルが大きすぎて受け取られませんでした。（応答 5.3.4）",
    )
    assert state_of("b")[0] == State.SENT


@pytest.mark.parametrize("address", ["さとう@", "x@" + "あ" * 70 + ".jp"], ids=ascii)
def test_an_address_of_no_shape_fails_alone(owe_mail, post_office, sweep, address):
    owe_mail("odd", to=Recipient("佐藤", address))
    owe_mail("b")
    sweep()
    assert [state_of(who)[0] for who in ("odd", "b")] == [State.FAILED, State.SENT]


def test_later_please_is_offered_again_after_growing_pauses(owe_mail, post_office, sweep):
    post_office.replies["sato@example.jp"] = "451 4.7.1 greylisted"
    owe_mail()
    due = []
    for _ in range(4):
        at = Message.objects.get().send_after or NOW
        sweep(at - NOW)
        due.append(Message.objects.get().send_after)
    assert due == [NOW + pause * MINUTE for pause in (1, 3, 7, 15)]
    post_office.replies.clear()
    sweep(14 * MINUTE)
    assert state_of("sato")[:2] == (State.PENDING, 4)
    sweep(15 * MINUTE)
    assert state_of("sato") == (State.SENT, 5, "")


def test_patience_ends_with_the_last_reason(owe_mail, post_office, sweep, settings):
    settings.OUTBOX_ATTEMPTS = 2
    post_office.replies["sato@example.jp"] = "452 4.2.2 full"
    owe_mail()
    sweep()
    sweep(MINUTE)
    state, attempts, error = state_of("sato")
    assert (state, attempts) == (State.FAILED, 2)
    assert error.startswith("宛先のメールボックスがいっぱいです。")


def test_a_server_out_of_reach_costs_no_attempt(owe_mail, post_office, sweep):
    post_office.close()
    for who in ("a", "b"):
        owe_mail(who)
    sweep()
    assert [state_of(who) for who in ("a", "b")] == [(State.PENDING, 0, "")] * 2
    post_office.open()
    sweep(MINUTE)
    assert [state_of(who) for who in ("a", "b")] == [(State.SENT, 1, "")] * 2


def test_a_line_that_breaks_is_opened_anew_for_the_next_mail(owe_mail, post_office, sweep):
    post_office.replies["sato@example.jp"] = "421 closing"
    owe_mail("sato")
    owe_mail("b")
    sweep()
    assert [state_of(who)[0] for who in ("sato", "b")] == [State.PENDING, State.SENT]


@pytest.mark.parametrize(
    ("age", "outcome"),
    [
        pytest.param(timedelta(minutes=15), State.SENDING, id="may still be at work"),
        pytest.param(timedelta(minutes=15, seconds=1), State.SENT, id="vanished"),
    ],
)
def test_what_a_sender_left_halfway_is_sent_by_the_next(owe_mail, post_office, sweep, age, outcome):
    owe_mail()
    Message.objects.update(state=State.SENDING, claimed_at=NOW, attempts=1)
    sweep(age)
    assert state_of("sato")[0] == outcome


def test_a_mail_that_stops_every_sender_is_given_up(owe_mail, post_office, sweep):
    owe_mail()
    Message.objects.update(state=State.SENDING, claimed_at=NOW, attempts=16)
    sweep(timedelta(hours=1))
    assert state_of("sato") == (State.FAILED, 16, sending.STOPPED_TOO_OFTEN)


def test_a_task_sends_one_and_a_repeated_task_sends_nothing(owe_mail, post_office):
    message, _ = owe_mail("sato"), owe_mail("b")
    send_message(message.pk)
    send_message(message.pk)
    assert post_office.copies == Counter({"sato@example.jp": 1})
    sweep_outbox()
    assert post_office.copies == Counter({"sato@example.jp": 1, "b@example.jp": 1})


@pytest.mark.django_db(transaction=True)
def test_senders_who_found_the_same_mail_send_it_once(owe_mail, post_office):
    """All four are let go together and see that it is due; only one may claim it."""
    message = owe_mail()
    start = threading.Barrier(4)

    def compete() -> None:
        try:
            start.wait()
            sending.send([message.pk], clock=lambda: NOW)
        finally:
            connection.close()

    senders = [threading.Thread(target=compete) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert post_office.copies == Counter({"sato@example.jp": 1})


def test_logs_say_nothing_personal(owe_mail, post_office, sweep, caplog):
    post_office.replies["sato@example.jp"] = "550 5.1.1 sato is unknown"
    post_office.replies["b@example.jp"] = "451 b later"
    for who in ("sato", "b", "c"):
        owe_mail(who)
    sweep()
    post_office.close()
    owe_mail("d")
    sweep(timedelta(hours=2))
    assert ("mail is late" in caplog.text, "mail server not reached" in caplog.text) == (True, True)
    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("outbox", "django"))]
    assert [line for line in ours if "example.jp" in line or "お知らせ" in line or "様" in line] == []
