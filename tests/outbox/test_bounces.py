"""Reports of failure, as mail servers write them, find their message."""

import mailbox
from email import message_from_string

import pytest
from django.core.management import CommandError, call_command

from outbox.bounces import Report, read_report
from outbox.enums import State
from outbox.models import Message

DSN = """\
From: MAILER-DAEMON@mx.example.jp
To: engawa@example.jp
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b0"

--b0
Content-Type: text/plain; charset=us-ascii

I am sorry, but your message to <sato@example.jp> could not be delivered.

--b0
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.jp
Arrival-Date: Sun, 22 Nov 2026 12:00:00 +0900

Final-Recipient: rfc822; sato@example.jp
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <sato@example.jp>: Sato Hanako is not known here

--b0
Content-Type: {returned}

Message-ID: {message_id}
To: sato@example.jp
Subject: the notice

--b0--
"""
HOLIDAY = "From: sato@example.jp\nTo: engawa@example.jp\nSubject: away\n\nback on Monday\n"


def report(
    message_id: str = "<1@engawa.example.jp>",
    action: str = "failed",
    status: str = "5.1.1",
    returned: str = "message/rfc822",
) -> str:
    return DSN.format(message_id=message_id, action=action, status=status, returned=returned)


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_names_the_mail_it_means(returned):
    assert read_report(message_from_string(report(returned=returned))) == Report(
        "<1@engawa.example.jp>",
        "宛先のメールアドレスが見つかりません。アドレスを確かめてください。（応答 5.1.1）",
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        pytest.param("5.2.1", "宛先のメールボックスが使えなくなっています。", id="mailbox closed"),
        pytest.param("5.2.2", "宛先のメールボックスがいっぱいです。", id="mailbox full"),
        pytest.param("5.3.4", "添付ファイルが大きすぎて受け取られませんでした。", id="too large"),
        pytest.param("4.4.7", "宛先のメールサーバーに届きませんでした。", id="expired on its way"),
        pytest.param("5.7.1", "宛先のメールサーバーが受け取りを断りました。迷惑メール", id="not wanted"),
        pytest.param("5.0.0", "宛先のメールサーバーが受け取りを断りました。（応答 5.0.0）", id="no detail"),
    ],
)
def test_the_reason_is_a_sentence_without_names(status, sentence):
    found = read_report(message_from_string(report(status=status)))
    assert found is not None
    assert found.reason.startswith(sentence)
    assert "sato" not in found.reason.lower()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HOLIDAY, id="a person's answer"),
        pytest.param(report(action="delayed", status="4.4.1"), id="only delayed"),
        pytest.param(report(action="delivered", status="2.0.0"), id="delivered"),
        pytest.param(report(message_id=""), id="does not say which mail"),
        pytest.param("", id="nothing at all"),
        pytest.param("Content-Type: multipart/report\n\nbroken", id="broken"),
    ],
)
def test_what_reports_no_failure_is_left_alone(text):
    assert read_report(message_from_string(text)) is None


@pytest.fixture
def mailboxes(tmp_path, owe_mail):
    """The same three mails as Maildir and as mbox: one about our message, one about a stranger's, one answer."""
    sent = owe_mail()
    folder, file = mailbox.Maildir(tmp_path / "maildir"), mailbox.mbox(tmp_path / "mbox")
    for text in (report(sent.message_id), report("<other@elsewhere.example>"), HOLIDAY):
        folder.add(text)
        file.add(text)
    file.close()
    (tmp_path / "one.eml").write_text(report(sent.message_id), encoding="utf-8")
    return tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "others"), [("maildir", 2), ("mbox", 2), ("one.eml", 0)])
def test_a_mailbox_is_read_and_read_again(mailboxes, capsys, name, others):
    call_command("record_bounces", mailboxes / name)
    message = Message.objects.get()
    assert (message.state, message.error.endswith("（応答 5.1.1）")) == (State.BOUNCED, True)
    call_command("record_bounces", mailboxes / name)
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"届かなかったメールとして記録：1件、記録済み：0件、対象外：{others}件"
    assert second == f"届かなかったメールとして記録：0件、記録済み：1件、対象外：{others}件"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["not-there", "."], ids=["no such file", "a folder that is no Maildir"])
def test_an_unreadable_mailbox_is_said_plainly(tmp_path, name):
    with pytest.raises(CommandError) as refusal:
        call_command("record_bounces", tmp_path / name)
    assert (refusal.value.returncode, str(refusal.value)) == (
        2,
        "メールボックスを読めません。場所と権限を確かめてください。",
    )
