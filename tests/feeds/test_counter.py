"""The counter's bundle: what is in it, how it is drawn and waited for, and that it never outlives a withdrawal."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from celery import current_app
from django.core.files.storage import default_storage
from pypdf import PdfReader

from publication import counter_store
from publication.content import Entry, Section
from publication.counter import bundle_of
from publication.counter_period import Half
from publication.tasks import sweep_counter
from rules.kinds import ServiceKind
from tests.feeds.conftest import SEALED, Shelf, take_back
from tests.fixtures.people import World
from tests.makers import office, public_content, public_record_of

TODAY = date(2026, 11, 22)
FIRST_HALF = Half(2026, second=False)
PAGE = "/ward/counter/?service=group_home&half=2026-1"
ONE = "/ward/counter/group_home/2026-1/"


@pytest.fixture(autouse=True)
def autumn():
    """A day in the second half of a fiscal year, on the server's clock."""
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


def work() -> int:
    """Do what waits for the worker, as it stands in the broker; tells how many tasks of the public side there were."""
    done = 0
    with current_app.connection() as broker:
        queue = broker.SimpleQueue("celery")
        with suppress(queue.Empty):
            while True:
                message = queue.get_nowait()
                message.ack()
                if message.headers["task"].startswith("publication."):
                    current_app.tasks[message.headers["task"]](*message.payload[0])
                    done += 1
    return done


@pytest.fixture(autouse=True)
def empty_queue(autumn, db):
    """Nothing waits that another test left."""
    with current_app.connection() as broker:
        broker.SimpleQueue("celery").clear()


@pytest.mark.parametrize(
    ("day", "name", "first", "last"),
    [
        pytest.param(
            date(2026, 4, 1), "2026-1", date(2026, 4, 1), date(2026, 9, 30), id="first day of the year"
        ),
        pytest.param(
            date(2026, 9, 30), "2026-1", date(2026, 4, 1), date(2026, 9, 30), id="last of September"
        ),
        pytest.param(
            date(2026, 10, 1), "2026-2", date(2026, 10, 1), date(2027, 3, 31), id="first of October"
        ),
        pytest.param(
            date(2027, 3, 31), "2026-2", date(2026, 10, 1), date(2027, 3, 31), id="last day of the year"
        ),
    ],
)
def test_halves_of_the_fiscal_year(day, name, first, last):
    half = Half.of(day)
    assert (half.name, half.first, half.last, Half.named(name)) == (name, first, last, half)


def test_names_that_are_no_half():
    assert [
        Half.named(name) for name in ("", "2026", "2026-3", "２０２６-1", "1999-1", "2026-1-1", "x-1")
    ] == [None] * 7


def test_the_bundle_is_of_one_ward_one_service_and_one_half(nerima: World, shelf: Shelf):
    quiet = office("group_home", "1392000068", name="公表のない事業所", municipality=nerima.municipality)
    office(
        "group_home",
        "1392000076",
        name="閉じた",
        municipality=nerima.municipality,
        closed_on=date(2026, 4, 1),
    )
    office(
        "group_home",
        "1392000084",
        name="これから",
        municipality=nerima.municipality,
        designated_on=date(2026, 10, 1),
    )
    other = office("small_multifunctional", "1392000092", municipality=nerima.municipality)
    public_record_of(other, date(2026, 6, 1))
    public_record_of(nerima.facility, date(2026, 10, 1))
    last = public_record_of(nerima.facility, date(2026, 9, 30))
    bundle = bundle_of(nerima.municipality, ServiceKind.GROUP_HOME, FIRST_HALF)
    told = [(part.facility, [bound.record for bound in part.records]) for part in bundle.parts]
    assert told == [(nerima.facility, [shelf.minutes, last])]
    assert (bundle.count, bundle.without) == (2, [quiet])


def test_it_is_another_bundle_once_a_record_is_taken_back(nerima: World, shelf: Shelf):
    def digest() -> str:
        return bundle_of(nerima.municipality, ServiceKind.GROUP_HOME, FIRST_HALF, with_words=False).digest

    before = digest()
    assert digest() == before
    take_back(shelf.minutes, datetime(2026, 11, 3, tzinfo=UTC))
    assert digest() != before


def test_asked_for_made_and_opened(client, nerima: World, shelf: Shelf):
    office("group_home", "1392000068", name="公表のない事業所", municipality=nerima.municipality)
    content = public_content(
        nerima.facility,
        date(2026, 8, 1),
        sections=(Section("a", "髙橋の章", (Entry("要望", "𠮷野家と⽯垣、ｶﾞﾗｽと〇と😀\x08"),)),),
    )
    public_record_of(nerima.facility, date(2026, 8, 1), content=content)
    client.force_login(nerima.ward)
    before = client.get(PAGE).content.decode()
    answer = client.post(f"{ONE}make/")
    assert ("PDFを作る" in before, answer.status_code, answer["Location"], work()) == (True, 302, PAGE, 1)
    assert "PDFを開く" in client.get(PAGE).content.decode()
    pdf = client.get(f"{ONE}kiroku.pdf")
    assert (pdf["Content-Type"], pdf["Cache-Control"]) == ("application/pdf", "private, no-store")
    pages = PdfReader(io.BytesIO(pdf.content)).pages
    cover, contents, *records = (page.extract_text() for page in pages)
    assert "令和8年度 上半期" in cover
    assert ["令和8年6月20日" in contents, "令和8年8月1日" in contents] == [True, True]
    assert [line.rsplit(" ", 1)[-1] for line in contents.splitlines() if "令和8年" in line] == ["3", "4"]
    assert "夏祭りを開きました。" in records[0]
    assert [word for word in ("髙橋", "𠮷野家") if word not in records[1]] == []
    assert "公表のない事業所" in records[2]
    told = "".join(page.extract_text() for page in pages)
    assert [word for word in (SEALED, "こかげ", nerima.member.name) if word in told] == []


def test_what_was_taken_back_is_not_handed_out_and_its_file_goes(client, nerima: World, shelf: Shelf):
    public_record_of(nerima.facility, date(2026, 9, 30))
    client.force_login(nerima.ward)
    client.post(f"{ONE}make/")
    work()
    take_back(shelf.minutes, datetime(2026, 11, 22, tzinfo=UTC))
    assert client.get(f"{ONE}kiroku.pdf").status_code == 302
    assert "PDFを作る" in client.get(PAGE).content.decode()
    sweep_counter()
    assert default_storage.listdir(counter_store.FOLDER)[1] == []


def test_files_are_kept_for_an_hour(client, nerima: World, shelf: Shelf):
    client.force_login(nerima.ward)
    client.post(f"{ONE}make/")
    work()
    (name,) = default_storage.listdir(counter_store.FOLDER)[1]
    made = default_storage.get_modified_time(f"{counter_store.FOLDER}/{name}")
    counter_store.sweep(at=made + timedelta(minutes=59))
    assert default_storage.listdir(counter_store.FOLDER)[1] == [name]
    counter_store.sweep(at=made + timedelta(minutes=61))
    assert default_storage.listdir(counter_store.FOLDER)[1] == []


def test_while_it_is_made_the_page_says_so_and_nothing_is_asked_twice(client, nerima: World, shelf: Shelf):
    client.force_login(nerima.ward)
    for _ in range(2):
        client.post(f"{ONE}make/")
    page = client.get(PAGE)
    assert ("PDFを作っています" in page.content.decode(), "PDFを作る<" in page.content.decode()) == (
        True,
        False,
    )
    assert client.get(PAGE, headers={"HX-Request": "true"}).status_code == 204
    assert client.get(f"{ONE}kiroku.pdf").status_code == 302
    assert work() == 1


def test_without_pango_the_page_says_what_is_missing(client, nerima, shelf, tmp_path, monkeypatch):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    client.force_login(nerima.ward)
    client.post(f"{ONE}make/")
    work()
    page = client.get(PAGE).content.decode()
    assert ("libpango-1.0-0" in page, "PDFを作る" in page) == (True, True)
    client.post(f"{ONE}make/")
    assert work() == 1


def test_a_broker_that_does_not_answer(client, nerima: World, shelf: Shelf):
    client.force_login(nerima.ward)
    with broker_away():
        page = client.post(f"{ONE}make/", follow=True).content.decode()
    assert ("いまはPDFの作成を始められません" in page, "PDFを作る<" in page) == (True, True)


@contextmanager
def broker_away() -> Iterator[None]:
    """A Redis that nobody runs."""
    known = current_app.conf.broker_url
    current_app.conf.broker_url = "redis://127.0.0.1:1/0"
    try:
        yield
    finally:
        current_app.conf.broker_url = known


def test_words_that_mean_nothing_give_the_fullest_service_of_the_last_half(
    client, nerima: World, shelf: Shelf
):
    client.force_login(nerima.ward)
    plain = client.get("/ward/counter/").context["bundle"]
    odd = client.get("/ward/counter/?service=nothing&half=2026-9").context["bundle"]
    assert (plain.service, plain.half, plain.count) == (ServiceKind.GROUP_HOME, FIRST_HALF, 1)
    assert (odd.service, odd.half) == (plain.service, plain.half)
    for path in ("nothing/2026-1", "group_home/2026-9", "group_home/1990-1", "night_visiting/2026-1"):
        assert client.post(f"/ward/counter/{path}/make/").status_code == 404


def test_a_service_without_records_says_what_to_do(client, nerima: World, shelf: Shelf):
    client.force_login(nerima.ward)
    page = client.get("/ward/counter/?service=small_multifunctional&half=2026-1").content.decode()
    assert ("公表された記録がありません" in page, "PDFを作る" in page) == (True, False)


def test_no_more_questions_with_more_records(client, nerima: World, django_assert_num_queries):
    client.force_login(nerima.ward)
    for months in ((5,), (6, 7)):
        for month in months:
            public_record_of(nerima.facility, date(2026, month, 1))
            office("group_home", f"13920007{month:02}", municipality=nerima.municipality)
        with django_assert_num_queries(6):
            client.get(PAGE)
