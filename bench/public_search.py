"""The public search over 50,000 records on PostgreSQL: without and with the trigram index, and whole pages.

Prints ratios within this run; the milliseconds beside them belong to this machine. Starts a PostgreSQL of its own
where DATABASE_URL names none.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
    os.execv("bin/with-postgres", ["bin/with-postgres", sys.executable, __file__])
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.paginator import Page  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from operators.models import CareArea, Facility, Municipality  # noqa: E402
from operators.search_text import folded  # noqa: E402
from publication.content import Entry, PublicContent, Section  # noqa: E402
from publication.models import PublicRecord  # noqa: E402
from publication.search import Asked, page_of  # noqa: E402

RECORDS, OFFICES, BATCH, ROUNDS = 50_000, 500, 1000, 5
TODAY = date(2026, 10, 1)
INDEX = "published_text_trigrams"
RARE, COMMON = "消防署査察", "夏祭り"
SEARCHES = {
    "まれな言葉（5文字）": (RARE,),
    "よくある言葉（3文字）": (COMMON,),
    "2文字の言葉": ("査察",),
    "2つの言葉": (RARE, COMMON),
    "どこにもない言葉": ("火星移住計画",),
}
PAGES = {
    "表紙": "/",
    "まれな言葉の結果": f"/?q={RARE}",
    "よくある言葉の結果": f"/?q={COMMON}",
    "議事録の一覧 1ページ目": "/minutes/",
    "議事録の一覧 500ページ目": "/minutes/?page=500",
    "事業所の一覧": "/facilities/",
}


def milliseconds(work: Callable[[], object]) -> float:
    """The median of a few runs after a warm one."""
    work()
    spent = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        spent.append((time.perf_counter() - started) * 1000)
    return statistics.median(spent)


def texts(chance: random.Random) -> Iterator[str]:
    """Texts of some 500 characters in made-up words; every fifth has the common word, every thousandth the rare one."""
    words = [
        "".join(chr(chance.randrange(0x4E00, 0x5E00)) for _ in range(chance.choice((2, 2, 3))))
        for _ in range(4000)
    ]
    for number in range(RECORDS):
        said = [
            f"{chance.choice(words)}の{chance.choice(words)}を{chance.choice(words)}しました。"
            for _ in range(35)
        ]
        yield "".join(said + [COMMON] * (number % 5 == 0) + [RARE] * (number % 1000 == 0))


def fill() -> None:
    """One ward of 500 offices in four areas, each with a hundred records."""
    ward = Municipality.objects.create(code="131202", name="見本区", ruleset_id="131202")
    areas = [CareArea.objects.create(municipality=ward, name=f"{name}圏域") for name in "東西南北"]
    offices = Facility.objects.bulk_create(
        Facility(number=f"13{number:08}", service="group_home", name=f"見本{number}", municipality=ward)
        for number in range(OFFICES)
    )
    batch: list[PublicRecord] = []
    for number, text in enumerate(texts(random.Random(1))):
        batch.append(record(number, text, offices[number % OFFICES], areas[number % 4]))
        if len(batch) == BATCH:
            PublicRecord.objects.bulk_create(batch)
            batch.clear()


def record(number: int, text: str, office: Facility, area: CareArea) -> PublicRecord:
    """A published record that holds the text."""
    day = TODAY - timedelta(days=number % 1500)
    title = f"{day} 運営推進会議の記録"
    content = PublicContent(
        title, office.name, "", "", day, sections=(Section("a", "報告", (Entry("報告", text),)),)
    )
    return PublicRecord(
        source=f"bench/{number}", facility=office, municipality_id=office.municipality_id, care_area=area,
        service=office.service, council="A", fiscal_year=day.year, held_on=day, title=title, office=office.name,
        content=content.as_json(), folded_text=folded(title) + text, first_published_on=day, published_on=day,
        keep_until=day + timedelta(days=730), changed_at=datetime(2026, 10, 1, tzinfo=UTC),
    )  # fmt: skip


def search(words: tuple[str, ...]) -> Page[PublicRecord]:
    """The first page of the results."""
    return page_of(Asked(words=words), size=20, most=10_000)


def execute(sql: str) -> None:
    """Run a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def visited(address: str) -> Callable[[], object]:
    """A visit of an anonymous visitor."""
    return lambda: Client().get(address, headers={"host": "localhost"})


def main() -> None:
    """Fill the database, then print the table."""
    call_command("migrate", verbosity=0)
    execute(f"DROP INDEX {INDEX}")
    fill()
    execute("VACUUM ANALYZE publication_publicrecord")
    without = {name: milliseconds(lambda words=words: search(words)) for name, words in SEARCHES.items()}
    execute(f"CREATE INDEX {INDEX} ON publication_publicrecord USING gin (folded_text gin_trgm_ops)")
    execute("VACUUM ANALYZE publication_publicrecord")
    print(f"PostgreSQL, {RECORDS} records: the first page of a search")
    for name, words in SEARCHES.items():
        spent = milliseconds(lambda words=words: search(words))
        told = f"{search(words).paginator.count:6} found, without index {without[name]:7.1f} ms, with {spent:6.1f} ms"
        print(f"  {name}: {told}, {without[name] / spent:5.1f} times as fast")
    plain = milliseconds(visited("/accessibility/"))
    print(f"whole pages, against a page without data ({plain:.1f} ms)")
    for name, address in PAGES.items():
        spent = milliseconds(visited(address))
        print(f"  {name}: {spent:6.1f} ms, {spent / plain:5.1f} times")


if __name__ == "__main__":
    main()
