"""An office with final minutes in which people are named, a stranger beside it, and buttons to press."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meetings.minutes_content import Content, Item
from meetings.models import CouncilHabit, Minutes, Participation, PublicText
from meetings.services import public_texts as service
from operators.models import User
from tests.fixtures.people import World
from tests.makers import NOON, minutes_of
from tests.planning.conftest import person

REPORT = "ひなた 町子さん（85歳）が入居しました。連絡先は03-3995-1234です。"
REQUEST = "ひなたさんの散歩を見守ってほしい。"


@dataclass
class Office:
    """The office's part, its minutes and its two people."""

    part: Participation
    minutes: Minutes
    first: User
    second: User
    at: datetime = NOON

    def open(self) -> PublicText:
        return service.open_text(participation=self.part, by=self.first, at=self.at)

    def now(self) -> service.Review:
        """The text as it stands."""
        return service.review_of(PublicText.objects.get(participation=self.part))

    def does(self, act: Callable[..., Any], by: User | None = None, **more: Any) -> Any:
        """One act, a minute after the last."""
        self.at += timedelta(minutes=1)
        return act(public_text=self.now().public_text, by=by or self.first, at=self.at, **more)

    def save(self, texts: dict[str, str], by: User | None = None, **more) -> PublicText:
        """Type words over what stands there now."""
        now = self.now()
        more = {"base_revision": now.public_text.revision, "shown": {}} | more
        return self.does(service.save_fields, by, texts=texts, **more)

    def decide(self, number: int = 0, words: str | None = None) -> PublicText:
        """Leave the how-manieth open place as it is, or put other words there."""
        spot = self.now().open[number]
        key, spot_id = spot.place.field, spot.id
        if words is None:
            return self.does(service.keep_spot, key=key, spot_id=spot_id)
        return self.does(service.replace_spot, words=words, key=key, spot_id=spot_id)

    def clean(self) -> PublicText:
        """Every proposal taken."""
        self.does(service.replace_all)
        return self.now().public_text

    def correct(self, report: str = REPORT, advice: str = "") -> None:
        """The minutes were corrected and are final again."""
        content = Content.from_json(self.minutes.content)
        item = replace(content.items[0], report=report, advice=advice)
        self.minutes.content = replace(content, items=(item, *content.items[1:])).as_json()
        self.minutes.revision += 1
        self.minutes.save()

    def wants_two(self) -> None:
        CouncilHabit.objects.create(facility=self.part.facility, second_person_publishes=True)


@pytest.fixture
def office(nerima: World, itabashi: World) -> Office:
    """Minutes with four places: a name with an age and a number, and the family name again."""
    item = Item("x1", "利用者状況の報告", report=REPORT, request=REQUEST)
    content = Content(opening="開会しました。", items=(item,)).as_json()
    minutes = minutes_of(nerima.participation, final=nerima.operator, content=content)
    minutes_of(itabashi.participation, final=itabashi.operator)
    service.open_text(participation=itabashi.participation, by=itabashi.operator, at=NOON)
    second = person("futarime", nerima.facility)
    return Office(nerima.participation, minutes, nerima.operator, second)


@dataclass
class Editor:
    """The editor's page in a browser without scripts."""

    client: Client
    office: Office

    @property
    def address(self) -> str:
        return reverse("public_text", args=[self.office.part.meeting_id])

    def get(self, query: str = "") -> str:
        """The page's HTML."""
        return self.client.get(self.address + query).content.decode()

    def fields(self) -> dict[str, str]:
        """What the form would post, as it was shown."""
        context = self.client.get(self.address).context
        lines = [line for _, _, heads in context["groups"] for _, lines in heads for line in lines]
        texts = {f"text-{line.field.key}": line.text for line in lines}
        words = {f"with-{ask.spot.id}": ask.words for line in lines for ask in line.asks}
        return {"base": context["base"], "shown": context["shown"], **texts, **words}

    def press(self, act: str, fields: dict | None = None, **typed: str):
        """Press a button of the page with what was typed."""
        return self.client.post(self.address, (fields or self.fields()) | typed | {"act": act})


@pytest.fixture
def editor(client: Client, office: Office) -> Editor:
    """The first person at the editor."""
    client.force_login(office.first)
    return Editor(client, office)
