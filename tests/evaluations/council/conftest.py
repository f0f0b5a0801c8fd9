"""An office whose council evaluates it on 20 October 2026, and a stranger's beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluations.models import Round
from meetings.models import Attendance, Member, Participation, Reply
from meetings.tokens import token_for
from operators.models import Corporation, Facility, Municipality, OperatorAssignment, User
from tests.evaluation_makers import round_of
from tests.fixtures.people import World
from tests.makers import meeting, office

TOKYO = ZoneInfo("Asia/Tokyo")
HELD_ON = date(2026, 10, 20)
OWN, OTHER = "6010401045133", "7000012050002"


def at(text: str) -> datetime:
    """A moment in Japan: ``10-19 09:30`` of 2026."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=TOKYO)


@pytest.fixture(autouse=True)
def after_the_meeting():
    """The evening of the meeting, on the server's clock."""
    with time_machine.travel(at("10-20 20:00"), tick=False):
        yield


@dataclass
class Council:
    """One office, its round with a final self-evaluation, and the meeting that evaluates."""

    by: User
    facility: Facility
    part: Participation
    round: Round

    def member(self, category: str, name: str, corporation: Corporation | None = None) -> Member:
        """A member who was invited."""
        made = Member.objects.create(
            facility=self.facility, category=category, name=name, corporation=corporation
        )
        Reply.objects.create(participation=self.part, member=made)
        return made

    def came(self, member: Member, manner: str = "present") -> Member:
        """A member whose attendance is noted."""
        Attendance.objects.create(
            participation=self.part, member=member, category=member.category, manner=manner
        )
        return member

    def token(self, member: Member) -> str:
        """The member's answer link."""
        return token_for(Reply.objects.get(member=member))

    def fresh(self) -> Round:
        """The round as it stands."""
        return Round.objects.select_related("evaluation").get(pk=self.round.pk)


@pytest.fixture
def council_of(nerima: World, itabashi: World) -> Callable[..., Council]:
    """Makes councils of offices in 練馬区; the office and the meeting may be told."""
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="131202")
    nerima.municipality.refresh_from_db()
    own = Corporation.objects.create(name="社会福祉法人みほん会", number=OWN)
    Corporation.objects.create(name="学校法人れいじ学園", number=OTHER)

    def make(number: str = "1392000027", **told) -> Council:
        fields: dict[str, Any] = {
            "service": "small_multifunctional",
            "corporation": own,
            "designated_on": date(2020, 4, 1),
        }
        facility = office(number=number, municipality=nerima.municipality, **fields)
        OperatorAssignment.objects.create(user=nerima.operator, facility=facility)
        known: dict[str, Any] = {"carries_evaluation": True, "attendance_closed_at": at("10-20 18:00")}
        known |= {"notice_on": date(2026, 9, 15)}
        made = meeting(HELD_ON, facility, **known | told)
        part = made.participations.get()
        when = at("09-01 10:00")
        final: dict[str, Any] = {"self_finalised_at": when, "self_finalised_by": nerima.operator}
        of = round_of(facility, participation=part, by=nerima.operator, **final)
        return Council(nerima.operator, facility, part, of)

    return make


@pytest.fixture
def council(council_of) -> Council:
    """One of them."""
    return council_of()
