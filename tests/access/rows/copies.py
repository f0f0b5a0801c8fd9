"""Copies of minutes: the answers at each address."""

from datetime import date

from django.utils import timezone

from meetings.copy_links import token_for
from meetings.minutes_content import Content, Item
from meetings.models import MinutesCopy, Participation
from meetings.record import Group, Person, Record
from outbox.models import Message
from tests.access import worlds
from tests.access.worlds import EVERYBODY, OPERATOR, STRANGERS, Row
from tests.fixtures.people import World
from tests.makers import material_of, submission_of


def copy(world: World) -> MinutesCopy:
    """A mail with the minutes of the world's office to its member; made once."""
    part = Participation.objects.get(meeting=world.meeting, facility=world.facility)
    known = MinutesCopy.objects.filter(version__submission__participation=part).first()
    if known:
        return known
    now = timezone.now()
    version = submission_of(part).versions.get()
    version.record, version.submitted_at = _record(world).as_json(), now
    version.save()
    message = Message.objects.create(
        key=f"minutes/{version.submission_id}/1/member-{world.member.pk}",
        channel="email",
        state="sent",
        recipient_name=world.member.name,
        recipient_email="machiko@example.jp",
        subject="議事録",
        text="お届けします。",
        html="<p>お届けします。</p>",
        message_id=f"<minutes-{part.pk}@example.jp>",
        prepared_at=now,
        settled_at=now,
    )
    return MinutesCopy.objects.create(version=version, kind="member", member=world.member, message=message)


def _record(world: World) -> Record:
    return Record(
        office=world.facility.name,
        number=world.facility.number,
        service=world.facility.service,
        council="運営推進会議",
        corporation="",
        partners=(),
        held_on=date(2026, 6, 20),
        starts_at=None,
        ends_at=None,
        place="集会室",
        mode="in_person",
        web_tool="",
        evaluation=False,
        agenda=("利用者状況",),
        groups=(Group("community", "地域住民の代表者", (Person("町会の方"),)),),
        own=Content(items=(Item("x1", "利用者状況", report="変わりありません。"),)),
    )


def own_copy(world: World) -> dict[str, str | int]:
    """That copy, seen from the office."""
    return {"pk": copy(world).pk}


def own_letter(world: World) -> dict[str, str | int]:
    """A copy that is a letter: the world's centre has no mail address."""
    first = copy(world)
    message = Message.objects.create(
        key=f"minutes/{first.version.submission_id}/1/center",
        channel="hand",
        state="to_hand",
        recipient_name=world.support_center.name,
        subject="議事録",
        text="お届けします。",
        html="<html><head><style></style></head><body><p>お届けします。</p></body></html>",
        message_id=f"<minutes-{first.pk}-center@example.jp>",
        prepared_at=timezone.now(),
    )
    return {"pk": MinutesCopy.objects.create(version=first.version, kind="center", message=message).pk}


def link(world: World) -> dict[str, str | int]:
    """The link of the world's member; whoever holds it is let in."""
    return {"token": token_for(copy(world))}


def paper(world: World) -> dict[str, str | int]:
    """A paper of that version, behind the link."""
    version = copy(world).version
    part = Participation.objects.get(meeting=world.meeting, facility=world.facility)
    material = material_of(part)
    version.materials.add(material)
    return link(world) | {"material_id": material.pk}


BACK = (302, 404, 302, 404)
ROWS: dict[str, Row] = {
    "minutes_copies": Row(OPERATOR, STRANGERS, worlds.meeting),
    "minutes_copies_all": Row(BACK, STRANGERS, worlds.meeting),  # no letters wait: back
    "minutes_copies_letters": Row(BACK, STRANGERS, worlds.meeting),
    "minutes_copy_sent": Row(OPERATOR, STRANGERS, own_copy),
    "minutes_copy_letter": Row(OPERATOR, STRANGERS, own_letter),
    "minutes_copy_renew": Row(OPERATOR, STRANGERS, own_copy),
    "minutes_copy_revoke": Row(OPERATOR, STRANGERS, own_copy),
    "minutes_copy": Row(EVERYBODY, arguments=link),
    "minutes_copy_pdf": Row(EVERYBODY, arguments=link),
    "minutes_copy_paper": Row(EVERYBODY, arguments=paper),
}
