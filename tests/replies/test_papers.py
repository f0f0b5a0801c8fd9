"""The papers behind the link: a member's own, of this meeting, and nobody else's."""

from datetime import date
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings.models import Meeting, Member, Notice, NoticeRecipient, Reply
from meetings.services import reply_links
from meetings.tokens import token_for
from outbox.models import Message, MessageFile, StoredFile

pytestmark = pytest.mark.usefixtures("at_ten")

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_numbers = count(1)


@pytest.fixture
def paper():
    """Send one file to the member of an invitation with a further notice of its meeting."""

    def send(
        reply: Reply,
        name: str = "jiko-hyoka.pdf",
        kind: str = "application/pdf",
        content: bytes = b"%PDF",
        state: str = "sent",
    ) -> MessageFile:
        number, now = next(_numbers), timezone.now()
        stored, _ = StoredFile.objects.get_or_create(
            sha256=f"{content.hex():0<64}", defaults={"content_type": kind, "content": content}
        )
        edition = reply.participation.notices.count() + 1
        notice = Notice.objects.create(
            participation=reply.participation,
            edition=edition,
            kind="announcement" if edition == 1 else "change",
            told={},
            prepared_at=now,
        )
        message = Message.objects.create(
            key=f"notice/{number}",
            channel="email",
            state=state,
            recipient_name=reply.member.name,
            recipient_email="m@example.jp",
            subject="開催通知",
            text="開催します。",
            message_id=f"<{number}@example.jp>",
            prepared_at=now,
            settled_at=now,
        )
        NoticeRecipient.objects.create(notice=notice, kind="member", member=reply.member, message=message)
        return MessageFile.objects.create(message=message, stored=stored, name=name)

    return send


def page(reply: Reply) -> str:
    return f"/r/{token_for(reply)}/"


def address(reply: Reply, file: MessageFile) -> str:
    return f"{page(reply)}papers/{file.pk}/"


def listed(client, reply: Reply) -> list[tuple[str, str]]:
    return client.get(page(reply)).context["papers"]


@pytest.mark.parametrize(
    ("name", "kind", "disposition"),
    [
        pytest.param(
            "jiko-hyoka.pdf", "application/pdf", 'inline; filename="jiko-hyoka.pdf"', id="a PDF opens"
        ),
        pytest.param("shiryo.docx", DOCX, 'attachment; filename="shiryo.docx"', id="a document is saved"),
        pytest.param(
            "a.svg", "image/svg+xml", 'attachment; filename="a.svg"', id="a picture with code is saved"
        ),
        pytest.param(
            "資料.html",
            "text/html",
            "attachment; filename*=utf-8''%E8%B3%87%E6%96%99.html",
            id="a page is saved, its name kept",
        ),
    ],
)
def test_a_paper_is_read_behind_the_link(client, invited, paper, name, kind, disposition):
    reply = invited()
    file = paper(reply, name, kind, b"what was sent")
    assert listed(client, reply) == [(name, address(reply, file))]
    answer = client.get(address(reply, file))
    assert (answer.status_code, answer.content) == (200, b"what was sent")
    names = (
        "Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control", "Referrer-Policy",
    )  # fmt: skip
    assert [answer[each] for each in names] == [
        kind, disposition, "nosniff", "private, no-store", "no-referrer",
    ]  # fmt: skip


def test_what_is_no_paper_is_neither_listed_nor_opened(client, invited, paper):
    reply = invited()
    entry = paper(reply, "kaigi.ics", "text/calendar; method=REQUEST", b"BEGIN:VCALENDAR")
    never_sent = paper(reply, content=b"withdrawn", state="withdrawn")
    assert listed(client, reply) == []
    assert "資料" not in client.get(page(reply)).content.decode()
    assert [client.get(address(reply, file)).status_code for file in (entry, never_sent)] == [404, 404]


def test_a_paper_sent_twice_is_listed_once_and_both_addresses_open_it(client, invited, paper):
    reply = invited()
    files = [paper(reply), paper(reply)]
    assert listed(client, reply) == [("jiko-hyoka.pdf", address(reply, files[1]))]
    assert [client.get(address(reply, file)).status_code for file in files] == [200, 200]


def test_nobody_elses_paper_opens(client, invited, council, nerima, itabashi, paper):
    reply = invited()
    neighbour = Reply.objects.get(participation=reply.participation, member=nerima.member)
    council(nerima.facility, held_on=date(2027, 1, 20))
    elsewhere = Reply.objects.filter(member=reply.member).exclude(pk=reply.pk).get()
    strange = Reply.objects.get(member=itabashi.member)
    files = [paper(other, content=content) for other, content in
             ((neighbour, b"1"), (elsewhere, b"2"), (strange, b"3"))]  # fmt: skip
    assert listed(client, reply) == []
    assert [client.get(address(reply, file)).status_code for file in files] == [404, 404, 404]


@pytest.mark.parametrize("how", ["wrong", "revoked", "called off", "member left"])
def test_a_bad_link_answers_as_its_page_does(client, invited, nerima, paper, how):
    reply = invited()
    file, home = paper(reply), page(reply)
    if how == "wrong":
        home = home.replace("~", "~x")
    elif how == "revoked":
        reply_links.revoke(reply=reply, by=nerima.operator, at=timezone.now())
    elif how == "called off":
        Meeting.objects.filter(pk=reply.participation.meeting_id).update(status="cancelled")
    else:
        Member.objects.filter(pk=reply.member_id).update(left_on="2026-12-01")
    there, here = client.get(home), client.get(f"{home}papers/{file.pk}/")
    expected = 404 if how == "wrong" else 410
    assert (there.status_code, here.status_code) == (expected, expected)
    assert here.content == there.content


def test_a_paper_is_only_read(client, invited, paper):
    reply = invited()
    file = paper(reply)
    assert client.post(address(reply, file)).status_code == 405
    assert client.head(address(reply, file)).status_code == 200


def test_many_papers_take_no_more_queries(client, invited, paper, django_assert_num_queries):
    reply = invited()
    paper(reply, content=b"first")
    with CaptureQueriesContext(connection) as one:
        client.get(page(reply))
    for number in range(8):
        paper(reply, f"{number}.pdf", content=bytes([number]))
    with django_assert_num_queries(len(one)):
        assert len(listed(client, reply)) == 9
