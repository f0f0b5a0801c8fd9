"""What search engines are told: every public address, each of which is there, and nothing else."""

from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from operators.models import CareArea
from publication.feeds import sitemap
from tests.feeds.conftest import Shelf
from tests.fixtures.people import World
from tests.makers import office

BASE = "https://engawa.example.jp"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.BASE_URL = BASE


def listed(client, path: str = "/sitemap.xml") -> list[str]:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return [node.text or "" for node in ET.fromstring(answer.content).iter(f"{MAP}loc")]


def test_every_public_address_stands_in_it_once(client, nerima: World, itabashi: World, shelf: Shelf):
    office("night_visiting", "1392000043", municipality=nerima.municipality)
    office("group_home", "1392000050", municipality=nerima.municipality, closed_on=date(2026, 1, 1))
    pages = ["", "minutes/", "evaluations/", "facilities/", "areas/", "map/"]
    pages += ["open-data/", "contact/", "accessibility/"]
    areas = [f"areas/{area.pk}/" for area in CareArea.objects.order_by("pk")]
    offices = ["facilities/1391900012/32/", "facilities/1392000011/32/"]
    records = [f"evaluations/{shelf.evaluation.key}/"]
    records += sorted(f"minutes/{record.key}/" for record in (shelf.minutes, shelf.foreign))
    assert listed(client) == [f"{BASE}/{path}" for path in (*pages, *areas, *offices, *records)]


def test_each_of_them_answers_everybody_and_none_is_closed_to_robots(client, shelf: Shelf):
    paths = [urlsplit(address).path for address in listed(client)]
    robots = client.get("/robots.txt").content.decode().splitlines()
    closed = tuple(line.removeprefix("Disallow: ") for line in robots if line.startswith("Disallow"))
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
    assert [path for path in paths if path.startswith(closed)] == []


def test_a_record_says_when_it_changed(client, shelf: Shelf):
    document = ET.fromstring(client.get("/sitemap.xml").content)
    told = {node.findtext(f"{MAP}loc"): node.findtext(f"{MAP}lastmod") for node in document}
    assert told[f"{BASE}/minutes/{shelf.minutes.key}/"] == "2026-07-10"
    assert told[f"{BASE}/contact/"] is None


def test_more_than_one_file_holds_makes_an_index(client, shelf: Shelf, monkeypatch):
    whole = listed(client)
    monkeypatch.setattr(sitemap, "AT_MOST", 10)
    files = [f"{BASE}/sitemap-1.xml", f"{BASE}/sitemap-2.xml"]
    assert listed(client) == files
    assert ET.fromstring(client.get("/sitemap.xml").content).tag == f"{MAP}sitemapindex"
    parts = [listed(client, urlsplit(file).path) for file in files]
    assert (parts[0] + parts[1], len(parts[0])) == (whole, 10)
    missing = ("/sitemap-0.xml", "/sitemap-3.xml", "/sitemap-99999999999999999999.xml", "/sitemap-x.xml")
    assert [client.get(path).status_code for path in missing] == [404] * 4


@pytest.mark.parametrize("most", [16, 17, 18])
def test_a_full_last_file_has_no_empty_one_behind_it(client, shelf: Shelf, monkeypatch, most):
    whole = listed(client)
    monkeypatch.setattr(sitemap, "AT_MOST", most)
    files = [file for file in listed(client) if "/sitemap-" in file]
    found = [address for file in files for address in listed(client, urlsplit(file).path)]
    assert (len(files), found or listed(client)) == (2 if len(whole) > most else 0, whole)


def test_two_questions_however_many_records(client, shelf: Shelf, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/sitemap.xml")
    with django_assert_num_queries(1):
        client.get("/sitemap-1.xml")


def test_robots_are_told_where_not_to_look(client, db):
    answer = client.get("/robots.txt")
    closed = ("office", "ward", "center", "account", "r", "calendar")
    lines = ["User-agent: *", *(f"Disallow: /{path}/" for path in closed), "Allow: /", ""]
    assert (answer["Content-Type"], answer.content.decode()) == (
        "text/plain; charset=utf-8",
        "\n".join([*lines, f"Sitemap: {BASE}/sitemap.xml", ""]),
    )
