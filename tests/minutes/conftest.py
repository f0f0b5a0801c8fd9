"""An office with a meeting that was held, two people who work there, and a stranger next door."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from meetings.minutes_content import Content
from meetings.models import AgendaItem, Meeting, Minutes, Participation
from meetings.services import minutes as service
from operators.models import Facility, OperatorAssignment, User
from tests.fixtures.people import World
from tests.makers import meeting, office, part_of
from tests.planning.conftest import person

TOKYO = ZoneInfo("Asia/Tokyo")


def at(text: str) -> datetime:
    """A moment in Japan: ``2026-06-21 09:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


MORNING = at("2026-06-21 09:01")


@dataclass(frozen=True)
class Desk:
    """The office's part with its two writers."""

    facility: Facility
    meeting: Meeting
    part: Participation
    points: list[AgendaItem]
    first: User
    second: User

    def open(self, moment: datetime = MORNING, by: User | None = None) -> Minutes:
        """The office's part."""
        return service.open_part(
            meeting=self.meeting, participation=self.part, by=by or self.first, at=moment
        )

    def write(self, minutes: Minutes, moment: datetime = MORNING, **more) -> Minutes:
        """Save ``report=`` and the like under the first point, on the revision of ``minutes``."""
        by, kind = more.pop("by", self.first), more.pop("kind", "saved")
        base = more.pop("base", minutes.revision)
        content = said(service.offered(minutes), **more)
        return service.save(minutes=minutes, content=content, base_revision=base, kind=kind, by=by, at=moment)


def said(content: Content, **words) -> Content:
    """The text with words under its first point; what is no heading goes to the part."""
    whole = {name: words.pop(name) for name in list(words) if name in Content.__dataclass_fields__}
    first, *rest = content.items
    return replace(content, items=(replace(first, **words), *rest), **whole)


@pytest.fixture
def desk(nerima: World, itabashi: World) -> Desk:
    """The world's office and meeting with two points on the agenda."""
    part = nerima.participation
    points = [
        AgendaItem.objects.create(meeting=nerima.meeting, position=place, title=title)
        for place, title in enumerate(["利用者状況の報告", "事故、ヒヤリハットの報告"])
    ]
    second = person("futarime", nerima.facility)
    return Desk(nerima.facility, nerima.meeting, part, points, nerima.operator, second)


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """The list of attendance is closed."""
    Participation.objects.filter(pk=desk.part.pk).update(attendance_closed_at=MORNING)
    desk.part.refresh_from_db()
    return desk


@dataclass(frozen=True)
class Joint:
    """A joint meeting: the host, a partner, and a person at each."""

    meeting: Meeting
    host: Participation
    partner: Participation
    at_host: User
    at_partner: User


@pytest.fixture
def joint(nerima: World, itabashi: World) -> Joint:
    """Two offices of one ward that met together, with a common point and one of the partner's own."""
    offices = [
        office("group_home", number, municipality=nerima.municipality, name=name)
        for number, name in (("1392000101", "主催の家"), ("1392000102", "隣の家"))
    ]
    made = meeting(MORNING.date(), *offices)
    host, partner = (part_of(made, each) for each in offices)
    Participation.objects.filter(pk=host.pk).update(standing="host")
    AgendaItem.objects.create(meeting=made, title="共通の話題")
    AgendaItem.objects.create(meeting=made, participation=partner, title="隣だけの話題")
    host.refresh_from_db()
    return Joint(made, host, partner, person("shusai", offices[0]), person("tonari", offices[1]))


@pytest.fixture
def alone(desk: Desk) -> Callable[[], None]:
    """Leave the first person as the only one of the office."""

    def go() -> None:
        OperatorAssignment.objects.filter(user=desk.second).delete()

    return go
