"""An office with a council whose members are reached in every way, and a meeting a month and a half ahead."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from meetings.enums import Standing
from meetings.models import AgendaItem, CouncilHabit, Meeting, Member, Participation
from meetings.services import notices
from operators.models import Facility, Placement, SupportCenter, User
from outbox.models import Message
from tests.fixtures.people import World

TOKYO = ZoneInfo("Asia/Tokyo")
HELD_ON = date(2026, 12, 20)
DUE = date(2026, 11, 20)


def at(text: str) -> datetime:
    """A moment in Japan: ``2026-11-08 09:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


EARLY = at("2026-11-08 09:30")


@dataclass(frozen=True)
class Council:
    """The office with its people and its next meeting."""

    facility: Facility
    meeting: Meeting
    part: Participation
    by_mail: Member
    by_post: Member
    by_hand: Member
    user: User
    center: SupportCenter

    def announce(self, moment: datetime = EARLY, **more):
        """The first edition."""
        return notices.announce(participation=self.part, by=self.user, at=moment, **more)


@pytest.fixture
def council(nerima: World) -> Council:
    """Three members besides the one of the world, who goes; the ward and the centre have addresses."""
    nerima.municipality.desk_name = "介護保険課事業者運営推進係"
    nerima.municipality.desk_email = "kaigo@nerima.example.jp"
    nerima.municipality.save()
    nerima.support_center.email = "hokatsu@nerima.example.jp"
    nerima.support_center.save()
    nerima.member.delete()
    facility = nerima.facility
    facility.phone, facility.fax = "03-0000-0000", "03-0000-0001"
    facility.save()
    meeting = Meeting.objects.create(
        held_on=HELD_ON,
        starts_at=time(14),
        ends_at=time(15, 30),
        place="ひなたの間",
        place_address="ひなた町1丁目2番3号",
        status="planned",
        participants_key=Meeting.key_of([facility]),
    )
    part = Participation.objects.create(meeting=meeting, facility=facility, standing=Standing.HOST)
    AgendaItem.objects.create(meeting=meeting, title="利用者の状況")
    CouncilHabit.objects.create(facility=facility, contact_name="髙﨑")

    def seat(category: str, name: str, **fields) -> Member:
        return Member.objects.create(facility=facility, category=category, name=name, **fields)

    return Council(
        facility=facility,
        meeting=meeting,
        part=part,
        by_mail=seat("community", "町田 町子", delivery="email", email="machiko@example.jp"),
        by_post=seat("family", "髙﨑 𠮷⽯", delivery="post", postal_code="176-0001", address="練馬区1-2-3"),
        by_hand=seat("staff", "日向 一郎", delivery="hand"),
        user=nerima.operator,
        center=nerima.support_center,
    )


@pytest.fixture
def serve() -> Callable[[datetime], None]:
    """Let every open message be sent or handed over at a moment, as the worker and the office would."""

    def done(moment: datetime) -> None:
        Message.objects.filter(state="pending").update(state="sent", settled_at=moment)
        Message.objects.filter(state="to_hand").update(state="handed_over", settled_at=moment)

    return done


@pytest.fixture
def partner(council: Council) -> Participation:
    """Another office that takes part in the same meeting, with a member of its own."""
    facility = Facility.objects.create(
        number="1392000029",
        service="community_day",
        name="デイサービスつばめ",
        municipality=council.facility.municipality,
    )
    Placement.objects.create(facility=facility, support_center=council.center)
    Member.objects.create(
        facility=facility, category="user", name="燕 花子", delivery="email", email="t@example.jp"
    )
    part = Participation.objects.create(
        meeting=council.meeting, facility=facility, standing=Standing.CONFIRMED
    )
    council.meeting.participants_key = Meeting.key_of([council.facility, facility])
    council.meeting.save()
    return part
