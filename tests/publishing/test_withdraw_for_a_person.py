"""Taken back because it pointed to a person: every decision is asked for again, and the partners are told."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import IdentifierDecision, Participation, PublicText
from meetings.services import public_texts, publishing
from meetings.services.public_texts import take_over
from meetings.services.public_texts.errors import PlacesOpen
from operators.models import HistoryEntry, User
from outbox.models import Message
from publication.enums import WithdrawnWhy
from publication.models import PublicRecord
from tests.publishing.conftest import Desk, at

KEY = "item-x1-report"


def named(desk: Desk) -> None:
    """A name went public because somebody left it as it is."""
    text = desk.fresh()
    public_texts.save_fields(
        public_text=text,
        base_revision=text.revision,
        texts={KEY: "山田太郎さんが転倒した。"},
        shown={},
        by=desk.user,
        at=at("2026-06-30 10:00"),
    )
    for spot in public_texts.review_of(desk.fresh()).open:
        public_texts.keep_spot(
            public_text=desk.text, key=KEY, spot_id=spot.id, by=desk.user, at=at("2026-06-30 10:01")
        )
    desk.confirm("2026-06-30 11:00")
    desk.publish(draw=False)


@pytest.mark.parametrize("why", ["person", "consent"])
def test_what_was_left_as_it_is_is_asked_about_again(desk, why):
    named(desk)
    desk.withdraw(why=why)
    assert not IdentifierDecision.objects.filter(public_text=desk.text).exists()
    with pytest.raises(PlacesOpen):
        desk.confirm("2026-07-06 09:00")
    entry = HistoryEntry.objects.get(verb="公表の取下げ")
    assert entry.changes["そのまま残す判断の取消し"] == [None, 1]


def test_a_mistake_that_is_about_nobody_leaves_the_decisions(desk):
    named(desk)
    desk.withdraw(why="error")
    assert IdentifierDecision.objects.filter(public_text=desk.text).count() == 1
    assert "そのまま残す判断の取消し" not in HistoryEntry.objects.get(verb="公表の取下げ").changes


@pytest.fixture
def partner(desk: Desk, joint: Callable[..., object]) -> Participation:
    """Both offices published the common words; the partner's people are two."""
    joint()
    take_over(public_text=desk.fresh(), key="common-opening", by=desk.user, at=at("2026-06-30 10:00"))
    desk.confirm("2026-06-30 11:00")
    desk.publish(draw=False)
    return Participation.objects.get(facility__number="1392000029")


def publishes(part: Participation) -> PublicText:
    user, moment = User.objects.get(email="tsubame@example.jp"), at("2026-06-30 12:00")
    text = public_texts.open_text(participation=part, by=user, at=moment)
    public_texts.confirm(public_text=text, base_revision=text.revision, by=user, at=moment)
    publishing.publish(public_text=text, by=user, at=at("2026-07-02 09:00"), draw=False)
    return text


def mails() -> list[tuple[str, str]]:
    rows = Message.objects.filter(key__startswith="partner-withdrew/").order_by("pk")
    return [(row.recipient_email, row.subject) for row in rows]


def page(client: Client, desk: Desk) -> str:
    client.force_login(desk.user)
    return client.get(reverse("publication_withdraw", args=[desk.part.meeting_id])).content.decode()


def test_the_partner_whose_record_stands_is_told_once(desk, partner, client):
    publishes(partner)
    assert "デイサービスつばめ</li>" in page(client, desk)
    desk.withdraw(why="person")
    assert mails() == [("tsubame@example.jp", "【公表の確認】6月20日の合同の会議（デイサービスつばめ）")]
    message = Message.objects.get(key__startswith="partner-withdrew/")
    assert [word in message.text for word in (desk.part.facility.name, "個人が特定されるおそれ")] == [
        True
    ] * 2
    with pytest.raises(publishing.PublishingError):
        desk.withdraw(why="person")
    assert len(mails()) == 1


@pytest.mark.parametrize(
    "case", ["a mistake about nobody", "the partner published nothing", "it took it back"]
)
def test_nobody_is_told_where_nothing_of_a_person_stands(desk, partner, client, case):
    if case != "the partner published nothing":
        text = publishes(partner)
    if case == "it took it back":
        publishing.withdraw(public_text=text, why=WithdrawnWhy.ERROR, by=desk.user, at=at("2026-07-03 09:00"))
    stands = case == "a mistake about nobody"
    assert ("ほかの事業所の記録は、公表されたまま" in page(client, desk)) is stands
    desk.withdraw(why="error" if stands else "person")
    assert mails() == []


def test_a_record_without_the_common_words_does_not_stand_with_them(desk, partner, client):
    text = publishes(partner)
    record = PublicRecord.objects.get(public_text=text)
    kept = [row for row in record.content["sections"] if not row["key"].startswith("common")]
    PublicRecord.objects.filter(pk=record.pk).update(content=record.content | {"sections": kept})
    assert "公表されたまま残ります" not in page(client, desk)
    desk.withdraw(why="consent")
    assert mails() == []
