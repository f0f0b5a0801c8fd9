"""Whatever stands in the address, the page is a calm one, and it is the plain one where nothing sensible is asked."""

from datetime import date
from urllib.parse import quote

import pytest

from operators.models import CareArea
from tests.makers import office
from tests.public.records.made import main, words
from tests.public.search.made import address, area_of, chosen, found, heading, said

pytestmark = pytest.mark.django_db

LISTS = ("/", "/minutes/", "/evaluations/", "/facilities/", "/areas/", "/map/")
NONSENSE = {
    "letters for numbers": "page=abc&year=abc&area=abc&municipality=abc",
    "numbers beyond any": "page=999999999999999999999&year=%EF%BC%99%EF%BC%99%EF%BC%99%EF%BC%99%EF%BC%99",
    "keys beyond any": "area=999999999999999999999&municipality=9999999999999",
    "an area that is not there": "area=987654",
    "an office that is not there": "office=9999999999/32",
    "an unknown service": "service=teleport",
    "a service of the list without a council": "kind=secret&sort=secret",
    "negative numbers": "page=-1&area=-1&year=-2026",
    "null bytes": "q=%00&service=%00&area=%00&office=%00&year=%00&municipality=%00&sort=%00&kind=%00&page=%00",
    "a lone surrogate": "q=%ED%A0%80&service=%ED%A0%80&area=%ED%A0%80",
    "broken bytes": "q=%FF%FE&area=%FF",
    "spaces only": "q=%20%E3%80%80%09",
    "nothing but names": "q&service&area&office&year&page",
    "SQL": "service=%27%3BDROP%20TABLE&area=1%20OR%201%3D1&sort=-pk%2Cfacility__raw&year=2026%3B--",
    "the name of a column": "sort=municipality__desk_email&folded_text__contains=a&state=withdrawn",
}
HEAVY = {
    "ten thousand characters": "あ" * 10_000,
    "five hundred words": " ".join(f"ことば{number}" for number in range(500)),
    "wildcards": "%_%_%" * 40,
    "backslashes": "\\" * 200,
    "HTML": '"><script>alert(1)</script><b onclick=x>',
    "a format string": "{{ request.user }}{% now 'Y' %}%s%(x)s{0}",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈" * 50,
    "marks upon marks": "か" + "\u3099" * 900,
    "line breaks": "祭り\r\n\r\nSet-Cookie: a=b",
    "an override of direction": "\u202e祭り",
}


@pytest.fixture
def home():
    made = office(name="見本の家", area="光が丘圏域")
    said(made, date(2026, 6, 20), "祭り", care_area=area_of(made, "光が丘圏域"))
    return made


def test_parameters_that_mean_nothing_give_the_plain_page(client, home):
    for page in LISTS:
        plain = words(main(client.get(page)))
        got = {case: client.get(f"{page}?{query}") for case, query in NONSENSE.items()}
        assert {case: answer.status_code for case, answer in got.items()} == dict.fromkeys(NONSENSE, 200)
        others = [case for case, answer in got.items() if words(main(answer)) != plain]
        assert (page, others) == (page, [])


def test_a_search_that_is_too_much_finds_nothing_and_says_so(client, home):
    for query in HEAVY.values():
        answer = client.get(f"/?q={quote(query)}")
        assert (answer.status_code, heading(main(answer))) == (200, "見つかりませんでした")
        assert answer.content.count(b"<script>") == answer.content.count(b"<b onclick") == 0
        assert len(answer.content) < 40_000


def test_offices_are_searched_as_calmly(client, home):
    answers = [client.get(f"/facilities/?q={quote(query)}") for query in HEAVY.values()]
    assert {answer.status_code for answer in answers} == {200}
    assert {main(answer).xpath("count(.//tbody/tr)") for answer in answers} == {0.0}


@pytest.mark.parametrize("pk", ["0", "987654", "999999999999999999999", "1'", "%00", "-1"])
def test_an_area_that_is_not_there(client, home, pk):
    assert client.get(f"/areas/{pk}/").status_code == 404


def test_a_filter_for_what_nobody_published_finds_nothing_but_stays_chosen(client, home):
    other = CareArea.objects.create(municipality=home.municipality, name="大泉圏域")
    page = main(client.get(f"/?area={other.pk}&year=2011&service=small_multifunctional"))
    assert chosen(page) == {"service": "小規模多機能型居宅介護", "area": "大泉圏域", "year": "平成23年度"}
    assert found(page) == []


def test_nothing_is_changed_by_a_post(client, home):
    assert {client.post(page, {"q": "祭り"}).status_code for page in LISTS} == {405}


def test_a_crawler_that_counts_up_pages_gets_the_last_one(client, home, django_assert_max_num_queries):
    for number in (2, 1000, 10**9, 10**30):
        with django_assert_max_num_queries(4):
            assert len(found(main(client.get(f"/minutes/?page={number}")))) == 1


def test_a_head_request_and_an_unknown_way_to_ask(client, home):
    assert (client.head("/?q=祭り").status_code, client.put("/").status_code) == (200, 405)


def test_the_address_of_a_result_is_that_of_the_record(client, home):
    record = home.public_records.get()
    assert found(main(client.get("/?q=%E7%A5%AD%E3%82%8A"))) == [address(record)]
