"""Every public address, in the files search engines read. Two queries. [sitemaps.org]"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import CharField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from operators.models import CareArea
from publication.enums import RecordKind
from publication.models import PublicRecord
from publication.offices import open_offices
from rules.kinds import ServiceKind

AT_MOST = 50_000
"""Addresses one file may hold."""
PAGES = (
    *("front", "public_minutes_list", "public_evaluations", "public_offices", "public_areas", "public_map"),
    *("open_data", "contact", "accessibility"),
)
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_JAPAN = ZoneInfo("Asia/Tokyo")
_Line = tuple[str, str, str, datetime | None]


def sitemap(*, today: date) -> bytes:
    """The one file; or, from 50,001 addresses on, the index of files."""
    lines = _lines(today)
    count = lines.count()
    if count <= AT_MOST - len(PAGES):
        return _urlset([*_pages(), *map(_address, lines)])
    files = range(1, (count + len(PAGES) - 1) // AT_MOST + 2)
    return _index(reverse("sitemap_page", args=[number]) for number in files)


def sitemap_page(page: int, *, today: date) -> bytes | None:
    """The ``page``-th file, from 1; ``None`` where there is none. The portal's own pages open the first."""
    if not 1 <= page <= AT_MOST:
        return None
    first = max((page - 1) * AT_MOST - len(PAGES), 0)
    last = page * AT_MOST - len(PAGES)
    found = [*(_pages() if page == 1 else ()), *map(_address, _lines(today)[first:last])]
    return _urlset(found) if found else None


def _lines(today: date) -> "QuerySet[Any, Any]":
    """Areas, offices and records as rows of one query, in an order that stays."""
    never = Cast(Value(None), DateTimeField())
    areas = CareArea.objects.order_by().annotate(
        part=Value("area"), one=Cast("pk", CharField()), two=Value(""), at=never
    )
    offices = (
        open_offices(today)
        .order_by()
        .annotate(part=Value("office"), one=F("number"), two=F("service"), at=never)
    )
    records = (
        PublicRecord.objects.published()
        .order_by()
        .annotate(part=Value("record"), one=F("kind"), two=F("key"), at=F("changed_at"))
    )
    columns = ("part", "one", "two", "at")
    every = records.values_list(*columns).union(
        offices.values_list(*columns), areas.values_list(*columns), all=True
    )
    return every.order_by("part", "one", "two")


def _pages() -> Iterator[tuple[str, datetime | None]]:
    return ((reverse(name), None) for name in PAGES)


def _address(line: _Line) -> tuple[str, datetime | None]:
    part, one, two, at = line
    if part == "area":
        return _pattern("public_area", "7777777777").format(one), None
    if part == "office":
        return _pattern("public_office", "7777777777", "888").format(one, ServiceKind(two).code), None
    page = "public_minutes" if one == RecordKind.MINUTES else "public_evaluation"
    return _pattern(page, "7777777777").format(two), at


@cache
def _pattern(name: str, *marks: str) -> str:
    """The path of a page with gaps to fill: asking the router fifty thousand times takes longer than all the rest."""
    path = reverse(name, args=marks)
    for mark in marks:
        path = path.replace(mark, "{}")
    return path


def _urlset(addresses: Iterable[tuple[str, datetime | None]]) -> bytes:
    return _document("urlset", "url", addresses)


def _index(paths: Iterable[str]) -> bytes:
    return _document("sitemapindex", "sitemap", ((path, None) for path in paths))


def _document(root: str, item: str, addresses: Iterable[tuple[str, datetime | None]]) -> bytes:
    document = Element(root, {"xmlns": _NAMESPACE})
    for path, at in addresses:
        node = SubElement(document, item)
        SubElement(node, "loc").text = f"{settings.BASE_URL}{path}"
        if at:
            SubElement(node, "lastmod").text = at.astimezone(_JAPAN).date().isoformat()
    found: bytes = tostring(document, encoding="utf-8", xml_declaration=True)
    return found
