"""An office whose public text is confirmed, a stranger's beside it, and a partner who takes part in a joint meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from meetings.enums import PublicationWay
from meetings.minutes_content import Content
from meetings.models import Meeting, Minutes, Participation, PublicText
from meetings.services import public_texts, publishing
from operators.models import Facility, OperatorAssignment, User
from publication.models import PublicRecord
from tests.fixtures.people import World
from tests.makers import minutes_of, public_record_of

TOKYO = ZoneInfo("Asia/Tokyo")
HELD_ON = date(2026, 6, 20)


def at(text: str) -> datetime:
    """A moment in Japan: ``2026-07-01 09:30``."""
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def day(text: str) -> date:
    """``07-01`` of 2026."""
    return date.fromisoformat(f"2026-{text}")


@dataclass
class Desk:
    """One office after its meeting of 20 June 2026, minutes final, the public text confirmed on 30 June."""

    world: World
    part: Participation
    minutes: Minutes
    text: PublicText

    @property
    def user(self) -> User:
        return self.world.operator

    def fresh(self) -> PublicText:
        self.text = PublicText.objects.get(pk=self.text.pk)
        self.part = Participation.objects.select_related("meeting", "facility").get(pk=self.part.pk)
        return self.text

    def publish(self, moment: str = "2026-07-01 09:30", **more: Any) -> PublicRecord:
        return publishing.publish(public_text=self.fresh(), by=self.user, at=at(moment), **more)

    def withdraw(self, moment: str = "2026-07-05 09:00", why: str = "error", words: str = "") -> PublicRecord:
        from publication.enums import WithdrawnWhy

        return publishing.withdraw(
            public_text=self.fresh(), why=WithdrawnWhy(why), words=words, by=self.user, at=at(moment)
        )

    def way(self, way: PublicationWay, on: str, moment: str = "2026-07-20 09:00", **more: Any) -> None:
        publishing.record_way(of=self.part, way=way, done_on=day(on), by=self.user, at=at(moment), **more)

    def unway(self, way: PublicationWay, moment: str = "2026-07-21 09:00") -> None:
        publishing.remove_way(of=self.part, way=way, by=self.user, at=at(moment))

    def say(self, words: str, moment: str = "2026-07-02 09:00", **more: Any) -> None:
        """Other public words for the report, confirmed again."""
        text = self.fresh()
        public_texts.save_fields(
            public_text=text,
            base_revision=text.revision,
            texts={"item-x1-report": words},
            shown={},
            by=self.user,
            at=at(moment),
        )
        self.confirm(moment)

    def confirm(self, moment: str = "2026-07-02 09:00") -> None:
        text = self.fresh()
        public_texts.confirm(public_text=text, base_revision=text.revision, by=self.user, at=at(moment))

    @property
    def completed(self) -> date | None:
        return Participation.objects.get(pk=self.part.pk).published_on


@pytest.fixture
def desk(nerima: World, itabashi: World) -> Desk:
    """The office of the ward; the stranger next door has a record before the public."""
    public_record_of(itabashi.facility, HELD_ON)
    part = nerima.participation
    minutes = minutes_of(part, final=nerima.operator)
    Meeting.objects.filter(pk=part.meeting_id).update(place="")
    part = nerima.participation
    moment = at("2026-06-30 09:00")
    text = public_texts.open_text(participation=part, by=nerima.operator, at=moment)
    made = Desk(nerima, part, minutes, text)
    made.confirm("2026-06-30 09:00")
    return made


@pytest.fixture
def joint(desk: Desk) -> Callable[..., Minutes]:
    """A second office takes part as well; writes the common part, final unless told otherwise."""
    facility = Facility.objects.create(
        number="1392000029",
        service="community_day",
        name="デイサービスつばめ",
        municipality=desk.world.municipality,
    )
    user = User.objects.create_user("tsubame@example.jp", "x", name="つばめ 職員", role="operator")
    OperatorAssignment.objects.create(user=user, facility=facility)
    meeting = desk.part.meeting
    Participation.objects.filter(pk=desk.part.pk).update(standing="host")
    part = Participation.objects.create(meeting=meeting, facility=facility, standing="confirmed")
    minutes_of(part, final=user)

    def common(*, final: bool = True) -> Minutes:
        moment, by = (at("2026-06-25 12:00"), desk.user) if final else (None, None)
        return Minutes.objects.create(
            meeting=meeting,
            participation=None,
            content=Content(opening="合同で開催しました。").as_json(),
            state="final" if final else "draft",
            finalised_at=moment,
            finalised_by=by,
        )

    return common
