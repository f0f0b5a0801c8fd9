"""A council on the day of its meeting: one member of every category, a screen, and a stranger next door."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from meetings.attendance_sheet import Row, sheet_of
from meetings.enums import Manner
from meetings.models import Attendance, Meeting, Member, Participation, Reply, VideoConsent
from meetings.services import attendance
from meetings.services.attendance import Mark
from operators.models import User
from rules.kinds import MemberCategory
from tests.fixtures.people import World

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
"""The afternoon of the meeting."""
BEFORE = datetime(2026, 11, 19, 14, 59, tzinfo=UTC)
"""The last minute of the day before, in Japan."""


@dataclass(frozen=True)
class Council:
    """One office's part of today's meeting, with its members by category."""

    world: World
    part: Participation
    members: dict[str, Member]

    @property
    def user(self) -> User:
        """Who notes."""
        return self.world.operator

    def row(self, category: str) -> Row:
        """The row of the member of a category, as it is noted now."""
        return sheet_of(self.part).by_key[f"m{self.members[category].pk}"]

    def mark(self, **manners: str) -> int:
        """Note members by category, in order."""
        marks = [Mark(self.row(of), Manner(how), self.row(of).state) for of, how in manners.items()]
        return attendance.record(participation=self.part, marks=marks, by=self.user, at=AT)

    def answered(self, category: str, answer: str, opinion: str = "") -> Reply:
        """What a member answered beforehand."""
        told = {"answer": answer, "opinion": opinion, "via": "phone", "answered_at": BEFORE}
        return Reply.objects.create(participation=self.part, member=self.members[category], **told)

    def consent(self, category: str, given_on: date = DAY, withdrawn_on: date | None = None) -> VideoConsent:
        """A consent to video."""
        return VideoConsent.objects.create(
            member=self.members[category], given_on=given_on, withdrawn_on=withdrawn_on, via="paper"
        )

    @property
    def noted(self) -> dict[str, str]:
        """What is noted, by category."""
        rows = Attendance.objects.filter(participation=self.part).order_by("pk")
        return {row.category: row.manner for row in rows}

    @property
    def address(self) -> str:
        """The attendance page."""
        return reverse("meeting_attendance", args=[self.part.meeting_id])

    def typed(self, category: str, manner: str = "", **more: str) -> dict[str, str]:
        """One row as the plain form sends it."""
        row = self.row(category)
        values = {"seen": row.state, **({"manner": manner} if manner else {}), **more}
        return {f"{row.key}-{name}": value for name, value in values.items()}


@pytest.fixture
def afternoon() -> Iterator[None]:
    """The server's clock on the day of the meeting."""
    with time_machine.travel(AT, tick=True):
        yield


@pytest.fixture
def seat(nerima: World) -> Callable[..., Member]:
    """Seat somebody on the council."""

    def take(category: str, name: str, **fields: Any) -> Member:
        return Member.objects.create(facility=nerima.facility, category=category, name=name, **fields)

    return take


@pytest.fixture
def council(nerima: World, itabashi: World, seat) -> Council:
    """A hybrid meeting today that the office itself called; nothing is noted yet."""
    meeting = Meeting.objects.create(
        held_on=DAY,
        status="planned",
        mode="hybrid",
        web_tool="Zoom",
        place="ひなたの間",
        participants_key=Meeting.key_of([nerima.facility]),
    )
    part = Participation.objects.create(meeting=meeting, facility=nerima.facility, standing="host")
    members = {nerima.member.category: nerima.member}
    for category in MemberCategory:
        if category.value not in members and category is not MemberCategory.MEDICAL:
            members[category.value] = seat(category.value, f"{category.label} 花子")
    return Council(nerima, part, members)
