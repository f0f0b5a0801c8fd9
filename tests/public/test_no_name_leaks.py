"""Nobody of the council's roster is named anywhere on the site to somebody who is not signed in. [N §8, issue 5]

The minutes name everybody; they go before the public by the services the office's pages use. Then a stranger opens
every address there is, follows every link, and searches for the names.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from config.celery import heartbeat
from meetings.minutes_content import Content, Item
from meetings.models import AgendaItem, Attendance, Member, PublicText
from meetings.services import public_texts, publishing
from publication.enums import WithdrawnWhy
from publication.models import OfficeFront, PublicRecord
from tests.access.table import TABLE
from tests.access.test_sweep import every_pattern
from tests.fixtures.people import World
from tests.makers import meeting, minutes_of, part_of, public_record_of
from tests.public.leaks import Stranger, named, words_of
from tests.public.records.made import disposed

AT = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
ROSTER = {
    "user": ("勅使河原 ウメノ", "テシガワラ ウメノ"),
    "family": ("長曾我部 沙代子", "チョウソカベ サヨコ"),
    "community": ("御手洗 権左衛門", "ミタライ ゴンザエモン"),
    "municipality": ("小鳥遊 瑠璃子", "タカナシ ルリコ"),
    "support_center": ("東海林 慎之介", "ショウジ シンノスケ"),
    "expert": ("百目鬼　弥太郎", "ドウメキ ヤタロウ"),
    "medical": ("四月一日 紅葉", "ワタヌキ モミジ"),
    "staff": ("喜屋武 朝子", "キャン アサコ"),
}
GUEST, STAND_IN, LEFT = "鰐淵 銀次郎", "栗花落 小夜", "月見里 伝蔵"
KNOWN = [*(name for name, _ in ROSTER.values()), GUEST, STAND_IN, LEFT]
WORDS = {
    *(kana for _, kana in ROSTER.values()),
    *(word for name in KNOWN for word in (name, *name.split())),
} - {"紅葉", "朝子", "小夜"}
"""Full names, family names, given names that are no word of the language, and kana: none may stand anywhere."""
SECRET = {
    *("reply", "reply_thanks", "reply_calendar", "reply_paper", "calendar_feed"),
    *("minutes_copy", "minutes_copy_pdf", "minutes_copy_paper", "draft_page"),
}
"""Open to whoever holds the link that one person was sent: not the public side."""
NOWHERE = "鱶鰭鰯鯣"
"""A word that stands in no record."""


@pytest.fixture
def council(nerima: World, itabashi: World) -> World:
    """An office with a full roster, guests, a stand-in and somebody who left; its neighbour has a record too."""
    heartbeat()
    home = nerima.facility
    for category, (name, kana) in ROSTER.items():
        Member.objects.create(
            facility=home,
            category=category,
            name=name,
            kana=kana,
            email=f"{category}@private.example.jp",
            address=f"練馬区豊玉北1丁目{len(name)}番9号",
        )
    Member.objects.create(facility=home, category="user", name=LEFT, left_on=date(2025, 3, 31))
    OfficeFront.objects.create(
        facility=home,
        introduction="見学はいつでもどうぞ。",
        shows_next_meeting=True,
        next_on=date(2099, 1, 1),
        changed_at=AT,
    )
    public_record_of(itabashi.facility, date(2026, 6, 20))
    disposed(home, date(2022, 6, 20))
    published(nerima, date(2026, 6, 21), draw=True)
    with_evaluation(nerima)
    taken_back = published(nerima, date(2026, 4, 21), draw=False)
    publishing.withdraw(public_text=taken_back, why=WithdrawnWhy.PERSON, by=nerima.operator, at=AT)
    return nerima


def with_evaluation(world: World) -> None:
    """The words of the published minutes stand as an evaluation too."""
    record = PublicRecord.objects.published().get(facility=world.facility)
    content = replace(record.told, title="評価の結果")
    public_record_of(world.facility, date(2026, 6, 22), kind="evaluation", content=content)


def published(world: World, held_on: date, *, draw: bool) -> PublicText:
    """Minutes that name everybody, final, every proposal of the helper taken, confirmed and published."""
    made = meeting(held_on, world.facility, place="練馬会館")
    part = part_of(made, world.facility)
    for member in Member.objects.filter(facility=world.facility, left_on=None):
        came = (
            {"manner": "proxy", "stand_in": STAND_IN}
            if member.category == "family"
            else {"manner": "present"}
        )
        Attendance.objects.create(participation=part, member=member, category=member.category, **came)
    Attendance.objects.create(participation=part, category="other", name=GUEST, manner="present")
    AgendaItem.objects.create(meeting=made, title=f"{ROSTER['user'][0]}さんの近況")
    minutes_of(part, final=world.operator, content=told().as_json())
    text = public_texts.open_text(participation=part, by=world.operator, at=AT)
    public_texts.replace_all(public_text=text, by=world.operator, at=AT)
    for spot in public_texts.review_of(PublicText.objects.get(pk=text.pk)).open:
        assert spot.place.text == "センター職員"  # somebody of the world is called „ひなた center“
        public_texts.keep_spot(
            public_text=text, key=spot.place.field, spot_id=spot.id, by=world.operator, at=AT
        )
    text = PublicText.objects.get(pk=text.pk)
    public_texts.confirm(public_text=text, base_revision=text.revision, by=world.operator, at=AT)
    publishing.publish(public_text=text, by=world.operator, at=AT, draw=draw)
    return PublicText.objects.get(pk=text.pk)


def told() -> Content:
    """Everybody is named: in full, by the family name with an honorific, without a space."""
    full = "、".join(KNOWN)
    family = "、".join(f"{name.split()[0]}さん" for name in KNOWN)
    squeezed = "、".join(f"{''.join(name.split())}様" for name in KNOWN)
    item = Item(
        "x1", "利用者状況の報告", report=f"{full}が出席しました。", request=f"{family}から要望がありました。"
    )
    other = Item("x2", "事故の報告", report="転倒が2件ありました。", answer=f"{squeezed}にお知らせします。")
    return Content(opening="開会しました。", items=(item, other), closing="閉会しました。")


def test_nobody_is_named_to_a_stranger(council):
    walker = Stranger()
    walker.walk("/", "/robots.txt", *addresses_of_records(), *data_files())
    visitor = at_every_address(council)
    assert sorted(public_names() - walker.names() - visitor.names()) == []
    for stranger in (walker, visitor):
        assert {path: found for path, text in stranger.read.items() if (found := named(text, WORDS))} == {}
    assert [path for path in walker.read if path.endswith(".pdf")] != []
    assert {200, 410} <= set(walker.statuses.values())
    for kind in ("/minutes/", "/evaluations/", ".pdf", "records.csv", "records.json"):  # the words did go out
        assert any("転倒が2件" in text for path, text in walker.read.items() if kind in path), kind
    known = {
        path: answer_to(path, NOWHERE)
        for path in ("/", "/minutes/", "/evaluations/", "/facilities/", "/map/")
    }
    for name in (
        *KNOWN,
        *(kana for _, kana in ROSTER.values()),
    ):  # a search says no more of them than of nobody
        assert answer_to("/", name) == known["/"], name
    assert {path: answer_to(path, GUEST) for path in known} == known


def test_whoever_may_read_the_names_reads_them_so_that_finding_none_means_something(client, nerima):
    Member.objects.create(facility=nerima.facility, category="user", name="勅使河原 ウメノ")
    client.force_login(nerima.operator)
    page = words_of(client.get(reverse("members", args=[nerima.facility.number, nerima.facility.kind.code])))
    assert named(page, KNOWN) == ["勅使河原 ウメノ"]
    guest = "".join(f"&#{ord(letter)};" for letter in GUEST)
    for told in ("<td>鰐<b>淵 銀</b>次郎</td>", guest, f"/?q={quote(GUEST)}", "鰐淵\n銀次郎"):
        assert named(told, KNOWN) == [GUEST], told


def at_every_address(council: World) -> Stranger:
    """Somebody who tries every address of the site with an object of the council; nothing of it stays behind."""
    visitor = Stranger()
    for name in sorted({str(pattern.name) for pattern in every_pattern(get_resolver())} - SECRET):
        with transaction.atomic():
            visitor.open(reverse(name, kwargs=TABLE[name].arguments(council)))
            transaction.set_rollback(True)
    return visitor


def addresses_of_records() -> list[str]:
    """Every key under both kinds, whatever became of its record, and one that never was."""
    keys = [*PublicRecord.objects.order_by("pk").values_list("key", flat=True), "nobody2345"]
    return [f"/{kind}/{key}/" for key in keys for kind in ("minutes", "evaluations")]


def data_files() -> list[str]:
    """The tables of the open data in both forms."""
    slugs = ("records", "offices", "figures", "dictionary")
    return [f"/open-data/{slug}.{form}" for slug in slugs for form in ("csv", "json")]


def answer_to(path: str, word: str) -> str:
    """What a search answers, without the word that was asked for."""
    cache.clear()
    text = words_of(Client().get(path, {"q": word})).split("\n", 1)[1]
    return text.replace(quote(word), "").replace(word, "")


def public_names() -> set[str]:
    """Those of the public side."""
    return {name for name, row in TABLE.items() if row.at_home[0] == 200} - SECRET
