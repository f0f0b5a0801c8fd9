"""What a public page costs, how long it may be kept, and that it leaves nothing in the visitor's browser."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from operators.models import Facility
from tests.makers import office, ward
from tests.public.search.made import area_of, said

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 20)
SEARCHES = ("/", "/minutes/", "/evaluations/")


def pages(area: int) -> list[str]:
    """Every page of this slice, plain and with everything asked."""
    everything = f"q=祭り&service=group_home&area={area}&year=2026&office=1392000001/32&sort=published"
    return [
        *("/", f"/?{everything}", "/?q=無い", "/?municipality=131202", "/minutes/", "/evaluations/"),
        *("/facilities/", f"/facilities/?q=家&service=group_home&area={area}&sort=-newest", "/areas/"),
        *(f"/areas/{area}/", "/map/", "/map/?service=group_home&municipality=131202"),
    ]


def grown(numbers: range) -> int:
    """Offices of two wards, each with a record in an area and a place on the map; the key of one area."""
    for number in numbers:
        home = ward() if number % 2 else ward("131199", "131199", "板橋区")
        made = office(
            "group_home", f"13920000{number:02d}", area=f"圏域{number}", municipality=home, name=f"家{number}"
        )
        Facility.objects.filter(pk=made.pk).update(latitude=35.7 + number / 1000, longitude=139.6)
        said(made, DAY, "祭り", care_area=area_of(made, f"圏域{number}"))
        said(made, date(2025, 6, 20), "祭り", kind="evaluation", care_area=area_of(made, f"圏域{number}"))
    return area_of(made, f"圏域{number}").pk


def asked(client: Client, page: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


def test_four_queries_at_the_most_and_no_more_for_thirty(client):
    area = grown(range(1, 3))
    few = {page: asked(client, page) for page in pages(area)}
    grown(range(3, 31))
    many = {page: asked(client, page) for page in pages(area)}
    assert many == few
    assert max(many.values()) <= 4, many


def test_nothing_is_left_with_the_visitor_and_the_page_may_be_kept(client):
    area = grown(range(1, 2))
    for page in pages(area):
        answer = client.get(page)
        kept = {part.strip() for part in answer.headers["Cache-Control"].split(",")}
        assert (page, kept, len(answer.cookies)) == (
            page,
            {"public", f"max-age={60 if page.split('?')[0] in SEARCHES else 300}"},
            0,
        )
        again = client.get(page, headers={"If-None-Match": answer.headers["ETag"]})
        assert (page, again.status_code, again.content) == (page, 304, b"")
    assert not client.cookies


def test_a_person_who_is_signed_in_gets_the_page_for_themselves(client, nerima):
    client.force_login(nerima.operator)
    for page in ("/", "/minutes/", "/facilities/", "/areas/", "/map/"):
        answer = client.get(page)
        assert (page, set(answer.headers["Cache-Control"].split(", "))) == (
            page,
            {"private", "no-store", "max-age=60"} if page in ("/", "/minutes/") else {"private", "no-store"},
        )
        assert '<a class="brand" href="/office/">' in answer.content.decode()


def test_what_is_narrowed_is_not_for_search_engines(client):
    area = grown(range(1, 2))
    hidden = {page: b'name="robots" content="noindex' in client.get(page).content for page in pages(area)}
    assert hidden == {page: "?" in page and page != "/?municipality=131202" for page in pages(area)}
