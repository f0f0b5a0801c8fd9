"""The office's own words on its public page, and its next meeting as the plans have it."""

from datetime import date, datetime, time
from typing import Any

import pytest

from meetings.models import CouncilHabit, Meeting, Member, Participation
from meetings.services import public_front
from meetings.services.scheduling import endings
from operators.models import HistoryEntry
from publication.models import OfficeFront
from tests.fixtures.people import World
from tests.makers import meeting
from tests.publishing.conftest import at

NOW = at("2026-07-01 09:00")


@pytest.fixture
def home(nerima, itabashi):
    meeting(date(2026, 8, 1), itabashi.facility, status="planned", place="板橋の家")
    return nerima.facility


def save(world: World, words: str = "", *, shows: bool = True, moment: datetime = NOW) -> OfficeFront:
    return public_front.save_front(
        facility=world.facility, introduction=words, shows_next_meeting=shows, by=world.operator, at=moment
    )


def shown() -> tuple[Any, ...]:
    front = OfficeFront.objects.get()
    return front.next_on, front.next_starts_at, front.next_place


def test_the_words_stand_there(nerima, home):
    front = save(nerima, " 商店街のそばです。\r\n見学できます。 ", shows=False)
    assert (front.introduction, front.changed_at) == ("商店街のそばです。\n見学できます。", NOW)
    entry = HistoryEntry.objects.get(verb="公開ページの設定")
    assert entry.changes == {"紹介文": [None, "変更"]}


def test_words_that_name_somebody_are_refused_with_their_places(nerima, home):
    save(nerima, "見学できます。")
    with pytest.raises(public_front.NamesPeople) as refused:
        save(nerima, "ひなた町子さんがお待ちしています。090-1234-5678まで。")
    assert [hit.kind.value for hit in refused.value.hits] == ["name", "phone"]
    assert OfficeFront.objects.get().introduction == "見学できます。"


def test_the_offices_own_number_may_stand_there(nerima, home):
    home.phone = "03-1234-5678"
    home.save()
    assert save(nerima, "電話は03-1234-5678です。").introduction == "電話は03-1234-5678です。"


def test_the_next_meeting_is_the_first_that_is_planned(nerima, home):
    plan = {"starts_at": time(14), "place": home.name}
    meeting(date(2026, 9, 1), home, status="planned", **plan)
    meeting(date(2026, 8, 1), home, status="planned", **plan)
    meeting(date(2026, 7, 10), home, status="draft", **plan)
    meeting(date(2026, 7, 11), home, status="cancelled", **plan)
    asked = meeting(date(2026, 7, 12), home, status="planned", **plan)
    Participation.objects.filter(meeting=asked).update(standing="invited")
    meeting(date(2026, 6, 30), home, status="planned", **plan)
    save(nerima)
    assert shown() == (date(2026, 8, 1), time(14), home.name)


def test_todays_meeting_is_still_to_come(nerima, home):
    meeting(date(2026, 7, 1), home, status="planned")
    save(nerima)
    assert shown() == (date(2026, 7, 1), None, "")


@pytest.mark.parametrize(
    ("place", "mode", "expected"),
    [
        pytest.param("グループホームひなた", "in_person", "グループホームひなた", id="the office itself"),
        pytest.param("地域集会所", "in_person", "地域集会所", id="where it always meets"),
        pytest.param("町会長の自宅", "in_person", "", id="any other place may be a home"),
        pytest.param("地域集会所", "web", "", id="nowhere"),
    ],
)
def test_the_place(nerima, home, place, mode, expected):
    CouncilHabit.objects.create(facility=home, place="地域集会所")
    meeting(date(2026, 8, 1), home, status="planned", place=place, mode=mode)
    save(nerima)
    assert shown()[2] == expected


def test_nothing_is_told_where_the_office_does_not_want_it(nerima, home):
    meeting(date(2026, 8, 1), home, status="planned")
    save(nerima)
    save(nerima, shows=False)
    assert shown() == (None, None, "")
    assert public_front.refresh_every(at=NOW) == 0


def test_a_meeting_that_is_called_off_leaves_the_page_at_once(nerima, home):
    made = meeting(date(2026, 8, 1), home, status="planned", standing="host")
    save(nerima)
    endings.cancel(meeting=made, reason="台風のため", by=nerima.operator, at=at("2026-07-02 09:00"))
    assert (shown(), OfficeFront.objects.get().changed_at) == ((None, None, ""), at("2026-07-02 09:00"))


def test_the_task_follows_the_calendar_and_repeats_nothing(nerima, home):
    meeting(date(2026, 7, 3), home, status="planned")
    later = meeting(date(2026, 8, 1), home, status="planned")
    save(nerima)
    assert public_front.refresh_every(at=at("2026-07-03 23:00")) == 0
    assert public_front.refresh_every(at=at("2026-07-04 00:02")) == 1
    assert public_front.refresh_every(at=at("2026-07-04 01:02")) == 0
    assert shown()[0] == date(2026, 8, 1)
    Meeting.objects.filter(pk=later.pk).update(held_on=date(2026, 8, 8))
    assert public_front.refresh_every(at=at("2026-07-04 02:02")) == 1


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("利用者 鈴木花子様宅", id="a home of a user"),
        pytest.param("翠嵐さんの離れ", id="a home of somebody on the roster"),
    ],
)
def test_where_it_always_meets_may_be_a_home_as_well(nerima, home, place):
    Member.objects.create(facility=home, name="翠嵐 太郎", category="user")
    CouncilHabit.objects.create(facility=home, place=place)
    meeting(date(2026, 8, 1), home, status="planned", place=place)
    save(nerima)
    assert shown() == (date(2026, 8, 1), None, "")


def test_a_place_goes_when_somebody_of_that_name_becomes_known(nerima, home):
    CouncilHabit.objects.create(facility=home, place="翠嵐の間")
    meeting(date(2026, 8, 1), home, status="planned", place="翠嵐の間")
    save(nerima)
    assert shown()[2] == "翠嵐の間"
    Member.objects.create(facility=home, name="翠嵐 太郎", category="user")
    assert public_front.refresh_every(at=at("2026-07-02 09:00")) == 1
    assert shown()[2] == ""


@pytest.fixture
def namesake(home):
    """An office whose name and address hold the family names of two users."""
    home.name, home.address = "グループホーム翠嵐", "東京都練馬区中村北1-2-3"
    home.save()
    Member.objects.create(facility=home, name="中村 花子", category="user")
    Member.objects.create(facility=home, name="翠嵐 太郎", category="user")
    return home


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("中村さんは毎日元気に過ごしています。", ["中村"], id="part of the address"),
        pytest.param("翠嵐さんは毎日元気に過ごしています。", ["翠嵐"], id="part of the name"),
        pytest.param("グループホーム翠嵐では、翠嵐が歌います。", ["翠嵐"], id="beside the name"),
    ],
)
def test_a_family_is_named_though_the_office_is_called_like_it(nerima, namesake, words, found):
    with pytest.raises(public_front.NamesPeople) as refused:
        save(nerima, words)
    assert [hit.text.removesuffix("さん") for hit in refused.value.hits] == found


def test_the_offices_whole_name_and_address_may_stand_there(nerima, namesake):
    words = "グループホーム翠嵐は東京都練馬区中村北1-2-3にあります。"
    assert save(nerima, words).introduction == words


def test_an_introduction_that_names_somebody_who_came_later_is_taken_off(nerima, home, client):
    words = "翠嵐の会と交流しています。"
    save(nerima, words, shows=False)
    page = f"/facilities/{home.number}/{home.kind.code}/"
    assert public_front.refresh_every(at=at("2026-07-02 09:00")) == 0
    assert words in client.get(page).content.decode()
    Member.objects.create(facility=home, name="翠嵐 太郎", category="user")
    assert public_front.refresh_every(at=at("2026-07-03 09:00")) == 1
    assert public_front.refresh_every(at=at("2026-07-03 10:00")) == 0
    assert "翠嵐" not in client.get(page).content.decode()
    front = OfficeFront.objects.get()
    assert (front.introduction, front.changed_at) == ("", at("2026-07-03 09:00"))
    entry = HistoryEntry.objects.latest("pk")
    assert (entry.verb, entry.by, entry.via) == ("公開ページの設定", None, "毎時の処理")
    assert "翠嵐" not in str(entry.changes)
