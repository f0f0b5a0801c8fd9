"""What a row of the access table is, and the objects of a world that pages are about."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from meetings.models import CalendarFeed, Notice, NoticeRecipient, Participation, Reply
from meetings.notice_text import told_of
from meetings.tokens import token_for
from outbox.models import Message, MessageFile, StoredFile
from tests.fixtures.people import World

Answers = tuple[int, int, int, int]
ROLES = ("anonymous", "ward", "operator", "center")
STRANGERS: Answers = (302, 404, 404, 404)


@dataclass(frozen=True)
class Row:
    """The expected answers at one named URL."""

    at_home: Answers
    strange: Answers | None = None
    arguments: Callable[[World], dict[str, str | int]] = lambda world: {}
    public: bool = False
    """A page for everybody: it may name every ward's offices, but nobody's people."""


def office(world: World) -> dict[str, str | int]:
    """The two parts of an office's address."""
    return {"number": world.facility.number, "code": world.facility.kind.code}


def member(world: World) -> dict[str, str | int]:
    """The parts of a member's address."""
    return office(world) | {"member_id": str(world.member.pk)}


def held_meeting(world: World) -> dict[str, str | int]:
    """A meeting that was held: there is nothing to excuse."""
    return {"meeting_id": world.meeting.pk}


def meeting(world: World) -> dict[str, str | int]:
    """A meeting, whoever's side it is seen from."""
    return {"meeting_id": world.meeting.pk}


def meeting_part(world: World) -> dict[str, str | int]:
    """The office's own part of its meeting; nobody asked it to join: it is there from the ledger."""
    part = world.meeting.participations.get()
    return {"meeting_id": world.meeting.pk, "part_id": part.pk}


def year(world: World) -> dict[str, str | int]:
    """The year of the world's meeting."""
    return {"year": 2026}


def own_reply(world: World) -> dict[str, str | int]:
    """The invitation of the world's member, seen from the office."""
    return {"reply_id": _reply(world).pk}


def invitation(world: World) -> dict[str, str | int]:
    """The answer link of the world's member; whoever holds it is let in, signed in or not."""
    return {"token": token_for(_reply(world))}


def _reply(world: World) -> Reply:
    part = Participation.objects.get(meeting=world.meeting, facility=world.facility)
    return Reply.objects.get_or_create(participation=part, member=world.member)[0]


def calendar(world: World) -> dict[str, str | int]:
    """The secret calendar address of the world's office."""
    now = timezone.now()
    feed, _ = CalendarFeed.objects.get_or_create(facility=world.facility, defaults={"renewed_at": now})
    return {"secret": feed.secret}


def spent_upload(world: World) -> dict[str, str | int]:
    """A token whose file is gone: back to the upload."""
    return office(world) | {"token": "gone"}


def notice_to_ward(world: World) -> dict[str, str | int]:
    """The ward's copy of a notice, as it would be sent."""
    return {"meeting_id": world.meeting.pk, "recipient": "ward"}


def sent(world: World) -> dict[str, str | int]:
    """A mail of the world's office to its member."""
    now = timezone.now()
    part = Participation.objects.get(meeting=world.meeting, facility=world.facility)
    notice = Notice.objects.create(
        participation=part, edition=1, kind="announcement", told=told_of(part).as_json(), prepared_at=now
    )
    message = Message.objects.create(
        key=f"notice/{part.pk}",
        channel="email",
        state="sent",
        recipient_name=world.member.name,
        recipient_email="machiko@example.jp",
        subject="開催通知",
        text="開催します。",
        html="<p>開催します。</p>",
        message_id=f"<{part.pk}@example.jp>",
        prepared_at=now,
        settled_at=now,
    )
    row = NoticeRecipient.objects.create(notice=notice, kind="member", member=world.member, message=message)
    return {"pk": row.pk}


def sent_file(world: World) -> dict[str, str | int]:
    """A file that went with that mail."""
    key = sent(world)
    stored = StoredFile.objects.create(
        sha256="0" * 64, content_type="text/calendar", content=b"BEGIN:VCALENDAR"
    )
    message = NoticeRecipient.objects.get(pk=key["pk"]).message
    return key | {"file_id": MessageFile.objects.create(message=message, stored=stored, name="kaigi.ics").pk}


def paper(world: World) -> dict[str, str | int]:
    """A paper that went to the world's member, behind that member's link."""
    message = NoticeRecipient.objects.get(pk=sent(world)["pk"]).message
    stored = StoredFile.objects.create(sha256="1" * 64, content_type="application/pdf", content=b"%PDF-1.7")
    file = MessageFile.objects.create(message=message, stored=stored, name="jiko-hyoka.pdf")
    return invitation(world) | {"file_id": file.pk}


def used_key(world: World) -> dict[str, str | int]:
    """A reset link that is not valid."""
    return {"uidb36": "1", "key": "used-up"}


EVERYBODY: Answers = (200, 200, 200, 200)
WARD: Answers = (302, 200, 404, 404)
OPERATOR: Answers = (302, 404, 200, 404)
CENTER: Answers = (302, 404, 404, 200)
