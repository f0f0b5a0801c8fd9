"""An office with a council reached in every way, a meeting that was held, and minutes to submit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from meetings.enums import Standing
from meetings.models import (
    CouncilHabit,
    Material,
    Meeting,
    Member,
    MinutesCopy,
    Participation,
    SubmissionVersion,
)
from meetings.record_building import build_record
from meetings.services.copies import owe_copies
from operators.models import Facility, SupportCenter, User
from outbox.models import Message
from tests import makers
from tests.fixtures.people import World
from tests.outbox.conftest import no_rest, post_office  # noqa: F401 - fixtures, for mails that really go out

TOKYO = ZoneInfo("Asia/Tokyo")
HELD_ON = date(2026, 10, 20)
DUE = date(2026, 11, 20)


def at(text: str) -> datetime:
    """A moment in Japan: ``2026-11-08 09:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


SUBMITTED = at("2026-11-02 15:00")


@dataclass(frozen=True)
class Council:
    """The office with its people, a meeting that was held, and its final minutes."""

    facility: Facility
    meeting: Meeting
    part: Participation
    by_mail: Member
    by_post: Member
    by_hand: Member
    user: User
    center: SupportCenter

    def version(self, number: int = 1, *, correction: str = "", when: datetime = SUBMITTED, **fields):
        """The next submitted version, as the submission makes it; nothing is owed of it yet."""
        part = Participation.objects.get(pk=self.part.pk)
        record = replace(build_record(part), correction=correction).as_json()
        found = part.submissions.first() or makers.submission_of(part)
        Participation.objects.filter(pk=part.pk, submitted_on=None).update(submitted_on=when.date())
        known = {"record": record, "submitted_at": when, "submitted_by": self.user} | fields
        version, _ = SubmissionVersion.objects.update_or_create(
            submission=found, number=number, defaults=known
        )
        version.materials.set(Material.objects.filter(participation=part))
        return version

    def owe(self, number: int = 1, *, correction: str = "", when: datetime = SUBMITTED, **fields) -> int:
        """Submit a version and owe its copies, as the submission's own transaction does."""
        version = self.version(number, correction=correction, when=when, **fields)
        with transaction.atomic():
            return owe_copies(version=version, by=self.user, at=when)

    def copy(self, member: Member | None, number: int = 1) -> MinutesCopy:
        """One recipient's copy of one version; None: the centre's."""
        return MinutesCopy.objects.get(
            version__submission__participation=self.part, version__number=number, member=member
        )


@pytest.fixture
def council(nerima: World, itabashi: World) -> Council:
    """Three members on the day of the meeting, each by another way; one who left before, one who came later."""
    nerima.support_center.email = "hokatsu@nerima.example.jp"
    nerima.support_center.save()
    nerima.member.delete()
    nerima.meeting.delete()
    facility = nerima.facility
    facility.phone, facility.fax = "03-0000-0000", "03-0000-0001"
    facility.save()
    meeting = Meeting.objects.create(
        held_on=HELD_ON,
        starts_at=time(14),
        ends_at=time(15, 30),
        place="ひなたの間",
        status="held",
        participants_key=Meeting.key_of([facility]),
    )
    part = Participation.objects.create(meeting=meeting, facility=facility, standing=Standing.HOST)
    CouncilHabit.objects.create(facility=facility, contact_name="髙﨑")
    makers.minutes_of(part, final=nerima.operator)

    def seat(category: str, name: str, **fields) -> Member:
        return Member.objects.create(facility=facility, category=category, name=name, **fields)

    seat("user", "前任 太郎", left_on=date(2026, 10, 19), delivery="email", email="zennin@example.jp")
    seat("user", "新任 花子", joined_on=date(2026, 10, 21), delivery="email", email="shinnin@example.jp")
    return Council(
        facility=facility,
        meeting=meeting,
        part=part,
        by_mail=seat("community", "町田 町子", delivery="email", email="machiko@example.jp"),
        by_post=seat("family", "髙﨑 𠮷⽯", delivery="post", postal_code="176-0001", address="練馬区1-2-3"),
        by_hand=seat("staff", "日向 一郎", delivery="hand", joined_on=HELD_ON, left_on=HELD_ON),
        user=nerima.operator,
        center=nerima.support_center,
    )


@pytest.fixture
def mails_go_out() -> Callable[[datetime], None]:
    """Let every waiting mail be sent at a moment, as the worker would."""

    def done(moment: datetime) -> None:
        Message.objects.filter(state="pending").update(state="sent", settled_at=moment)

    return done
