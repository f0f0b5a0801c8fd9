"""The Atom feeds: valid, about what is published, and changed when something is taken back."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from operators.models import CareArea
from publication.feeds.atom import Entry, Feed, as_xml
from publication.models import PublicRecord
from tests.feeds.conftest import SEALED, Shelf, take_back
from tests.fixtures.people import World
from tests.makers import office, public_content, public_record_of

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://engawa.example.jp"


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.BASE_URL = BASE


def read(client, path: str) -> ET.Element:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ET.fromstring(answer.content)


def titles(feed: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in feed.iter(f"{ATOM}entry")]


def test_all_an_office_and_an_area_hold_their_own_records_and_no_other(client, nerima, shelf: Shelf):
    evaluation = "令和7年(2025年)11月5日(水) 運営推進会議の記録（グループホームひなた）"
    minutes = "令和8年(2026年)6月20日(土) 運営推進会議の記録（グループホームひなた）"
    foreign = "令和8年(2026年)5月1日(金) 運営推進会議の記録（グループホームこかげ）"
    area = CareArea.objects.get(municipality=nerima.municipality)
    found = {
        "all": titles(read(client, "/feeds/minutes.atom")),
        "office": titles(read(client, f"/feeds/facilities/{nerima.facility.number}/32.atom")),
        "area": titles(read(client, f"/feeds/areas/{area.pk}.atom")),
    }
    assert found == {
        "all": [minutes, foreign, evaluation],
        "office": [minutes, evaluation],
        "area": [minutes, evaluation],
    }


def test_an_entry_says_what_a_reader_needs(client, shelf: Shelf):
    entry = next(read(client, "/feeds/minutes.atom").iter(f"{ATOM}entry"))
    key = shelf.minutes.key
    assert {node.tag.removeprefix(ATOM): (node.text or "").strip() for node in entry} == {
        "id": f"tag:engawa.example.jp,2026-04-01:records/{key}",
        "title": "令和8年(2026年)6月20日(土) 運営推進会議の記録（グループホームひなた）",
        "link": "",
        "published": "2026-07-10T00:00:00+09:00",
        "updated": "2026-07-10T12:00:00+09:00",
        "author": "",
        "category": "",
        "summary": "認知症対応型共同生活介護 運営推進会議\n開催日時：令和8年(2026年)6月20日(土)\n議題：活動状況の報告、防災訓練",
    }
    assert entry.find(f"{ATOM}link").attrib == {
        "rel": "alternate",
        "type": "text/html",
        "href": f"{BASE}/minutes/{key}/",
    }
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "グループホームひなた"
    assert entry.find(f"{ATOM}category").get("term") == "議事録"


def test_a_feed_has_what_atom_asks_for(client, nerima, shelf: Shelf):
    path = f"/feeds/facilities/{nerima.facility.number}/32.atom"
    feed = read(client, path)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": BASE + path, "alternate": f"{BASE}/facilities/1392000011/32/"}
    assert feed.findtext(f"{ATOM}id") == "tag:engawa.example.jp,2026-04-01:feeds/facilities/1392000011/32"
    names = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(names)) == len(names) == 2


def test_what_is_taken_back_vanishes_and_the_feed_says_that_it_changed(client, shelf: Shelf):
    before = read(client, "/feeds/minutes.atom").findtext(f"{ATOM}updated")
    take_back(shelf.minutes, datetime(2026, 11, 3, 1, 2, 3, tzinfo=UTC))
    feed = read(client, "/feeds/minutes.atom")
    assert (before, feed.findtext(f"{ATOM}updated")) == (
        "2026-09-02T09:00:00+09:00",
        "2026-11-03T10:02:03+09:00",
    )
    assert "グループホームひなた" not in titles(feed)[0]


def test_an_unchanged_feed_is_not_sent_again(client, shelf: Shelf):
    first = client.get("/feeds/minutes.atom")
    headers = {"If-None-Match": first["ETag"], "If-Modified-Since": first["Last-Modified"]}
    assert client.get("/feeds/minutes.atom", headers=headers).status_code == 304
    take_back(shelf.minutes, datetime(2026, 11, 3, tzinfo=UTC))
    assert client.get("/feeds/minutes.atom", headers=headers).status_code == 200


def test_a_correction_keeps_the_name_and_comes_first(client, shelf: Shelf):
    corrected = {
        "corrected_on": date(2026, 11, 1),
        "edition": 2,
        "changed_at": datetime(2026, 11, 1, tzinfo=UTC),
    }
    PublicRecord.objects.filter(pk=shelf.evaluation.pk).update(**corrected)
    entry = next(read(client, "/feeds/minutes.atom").iter(f"{ATOM}entry"))
    assert entry.findtext(f"{ATOM}id") == f"tag:engawa.example.jp,2026-04-01:records/{shelf.evaluation.key}"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-01T09:00:00+09:00"
    assert entry.find(f"{ATOM}link").get("href") == f"{BASE}/evaluations/{shelf.evaluation.key}/"


def test_characters_that_xml_cannot_hold_do_not_break_it(client, nerima: World):
    strange = "𠮷田\x08の\ufffe😀\x1f<b>&\r\n次"
    content = public_content(nerima.facility, date(2026, 6, 20), title=strange, agenda=(strange,))
    public_record_of(nerima.facility, date(2026, 6, 20), content=content)
    entry = next(read(client, "/feeds/minutes.atom").iter(f"{ATOM}entry"))
    assert entry.findtext(f"{ATOM}title") == "𠮷田の😀<b>&\n次（グループホームひなた）"
    assert entry.findtext(f"{ATOM}summary").endswith("議題：𠮷田の😀<b>&\n次")


def test_no_character_forbidden_in_xml_gets_into_a_feed(own_address):
    """NUL and halves of characters: PostgreSQL keeps neither, a database of another kind might."""
    moment = datetime(2026, 6, 20, tzinfo=UTC)
    nul = "𠮷\x00\ud842\x0b\x9f"
    entry = Entry(f"tag:{nul}", nul, BASE, nul, nul, nul, published=moment, updated=moment)
    feed = as_xml(Feed("tag:x", nul, BASE, BASE, nul, updated=moment, entries=[entry]))
    assert ET.fromstring(feed).findtext(f"{ATOM}entry/{ATOM}summary") == "𠮷"


def test_a_feed_in_which_nothing_stands_is_a_feed(client, nerima: World):
    feed = read(client, "/feeds/minutes.atom")
    assert (feed.findtext(f"{ATOM}updated"), titles(feed)) == ("2026-04-01T00:00:00+09:00", [])


def test_the_newest_fifty(client, nerima: World):
    for day in range(52):
        public_record_of(nerima.facility, date.fromordinal(date(2026, 1, 1).toordinal() + day))
    found = titles(read(client, "/feeds/minutes.atom"))
    assert (len(found), found[0], found[-1]) == (
        50,
        "令和8年(2026年)2月21日(土) 運営推進会議の記録（グループホームひなた）",
        "令和8年(2026年)1月3日(土) 運営推進会議の記録（グループホームひなた）",
    )


def test_addresses_that_mean_nothing_are_not_found(client, shelf: Shelf):
    office("night_visiting", "1392000043", name="会議のない事業所")
    strange = [
        "facilities/1392000043/71",
        "facilities/1392000011/99",
        "facilities/1392000011/321",
        "facilities/9999999999/32",
        "facilities/%00/32",
        "areas/0",
        "areas/99999999999999999999",
    ]
    found = {path: client.get(f"/feeds/{path}.atom").status_code for path in strange}
    assert found == dict.fromkeys(strange, 404)


def test_parameters_change_nothing_and_posting_is_refused(client, shelf: Shelf):
    plain = client.get("/feeds/minutes.atom")
    assert client.get("/feeds/minutes.atom?page=9999&x=%00&sort=';--").content == plain.content
    assert client.post("/feeds/minutes.atom").status_code == 405


def test_no_more_questions_with_more_records(client, nerima: World, django_assert_num_queries):
    area = CareArea.objects.get(municipality=nerima.municipality)
    allowed = {
        "/feeds/minutes.atom": 2,
        f"/feeds/facilities/{nerima.facility.number}/32.atom": 3,
        f"/feeds/areas/{area.pk}.atom": 3,
    }
    for months in ((5,), (6, 7)):
        for month in months:
            public_record_of(nerima.facility, date(2026, month, 1), care_area=area)
        for path, number in allowed.items():
            with django_assert_num_queries(number):
                client.get(path)


def test_sealed_words_stand_in_no_feed(client, nerima, shelf: Shelf):
    area = CareArea.objects.get(municipality=nerima.municipality)
    for path in ("minutes", f"facilities/{nerima.facility.number}/32", f"areas/{area.pk}"):
        body = client.get(f"/feeds/{path}.atom").content.decode()
        assert [word for word in (SEALED, shelf.withdrawn.key, shelf.disposed.key) if word in body] == []
