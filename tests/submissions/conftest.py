"""An office whose minutes are ready to go, beside a partner who takes part in a joint meeting."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from meetings.enums import DeskVerb
from meetings.minutes_content import Content, Item
from meetings.models import Attendance, Material, Meeting, Member, Minutes, Participation, Submission
from meetings.services import submissions
from meetings.services.desk.transitions import step
from operators.models import Facility, OperatorAssignment, User
from tests.fixtures.people import World
from tests.makers import material_of, minutes_of

TOKYO = ZoneInfo("Asia/Tokyo")


def at(text: str) -> datetime:
    """A moment in Japan: ``2026-07-01 09:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


FIRST = at("2026-07-01 09:30")


@dataclass
class Ready:
    """One office after its meeting of 20 June 2026, everything final; three members, one by each way."""

    world: World
    part: Participation
    minutes: Minutes
    paper: Material
    submit_at: datetime = field(default=FIRST)

    @property
    def user(self) -> User:
        return self.world.operator

    def submit(self, moment: datetime = FIRST, **more: Any) -> Submission:
        return submissions.submit(participation=self.part, by=self.user, at=moment, **more)

    def say(self, words: str, reason: str = "書き間違い", moment: datetime | None = None) -> None:
        """Correct the minutes and finalise them again, soon after the first submission."""
        content = Content(items=(Item("x1", "利用者状況の報告", report=words),))
        self.minutes.content = content.as_json()
        self.minutes.correction_reason = reason
        self.minutes.finalised_at = moment or at("2026-07-01 09:56")
        self.minutes.revision += 1
        self.minutes.save()

    def desk(self, verb: DeskVerb, moment: datetime, **more: Any) -> None:
        """What the ward does with the last version."""
        submission = Submission.objects.get(participation=self.part)
        last = submission.versions.latest("number")
        with transaction.atomic():
            step(version=last, verb=verb, by=self.world.ward, at=moment, **more)


@pytest.fixture
def ready(nerima: World) -> Ready:
    """The office of the ward, its centre reached by mail."""
    nerima.support_center.email = "hokatsu@nerima.example.jp"
    nerima.support_center.save()
    nerima.member.delivery = "hand"
    nerima.member.save()
    seat = {"facility": nerima.facility}
    mail = Member.objects.create(
        **seat, category="family", name="日向 一郎", delivery="email", email="i@example.jp"
    )
    Member.objects.create(**seat, category="user", name="髙﨑 𠮷子", delivery="post", address="練馬区1-2-3")
    part = nerima.participation
    close(part, nerima.operator)
    Attendance.objects.create(participation=part, member=mail, category="family", manner="present")
    return Ready(nerima, part, minutes_of(part, final=nerima.operator), material_of(part))


def close(part: Participation, by: User) -> None:
    """The office has closed its list of attendance."""
    part.attendance_closed_at, part.attendance_closed_by = at("2026-06-21 10:00"), by
    part.save()


@pytest.fixture
def partner(ready: Ready) -> Participation:
    """A second office of the same corporation takes part as well: the meeting is joint, the first one its host."""
    facility = Facility.objects.create(
        number="1392000029",
        service="community_day",
        name="デイサービスつばめ",
        municipality=ready.world.municipality,
    )
    Member.objects.create(
        facility=facility, category="user", name="燕 花子", delivery="email", email="t@example.jp"
    )
    user = User.objects.create_user("tsubame@example.jp", "x", name="つばめ 職員", role="operator")
    OperatorAssignment.objects.create(user=user, facility=facility)
    meeting = ready.part.meeting
    Participation.objects.filter(pk=ready.part.pk).update(standing="host")
    ready.part.refresh_from_db()
    part = Participation.objects.create(meeting=meeting, facility=facility, standing="confirmed")
    meeting.participants_key = Meeting.key_of([ready.world.facility, facility])
    meeting.save()
    close(part, user)
    minutes_of(part, final=user)
    return part


@pytest.fixture
def common_part(partner: Participation, ready: Ready) -> Callable[..., Minutes]:
    """Writes the common part of the joint meeting; final unless told otherwise."""

    def write(*, final: bool = True) -> Minutes:
        moment, by = (at("2026-06-25 12:00"), ready.user) if final else (None, None)
        return Minutes.objects.create(
            meeting=partner.meeting,
            participation=None,
            content=Content(opening="合同で開催しました。").as_json(),
            state="final" if final else "draft",
            finalised_at=moment,
            finalised_by=by,
        )

    return write
