"""The newest records of a part of the public side, as a feed: two queries. [TRAPS 6, 14]"""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from operators.models import CareArea, Facility
from publication.addresses import record_address
from publication.caching import changed_at
from publication.content import PublicContent
from publication.feeds.atom import Entry, Feed, tag
from publication.models import PublicRecord
from publication.open_data.licence import LICENCE

NEWEST = 50
"""Entries of a feed; who wants everything takes the open data."""
OPENED = date(2026, 4, 1)
"""The day in the lasting names of the feeds, and the moment of a feed in which nothing ever stood. [policy]"""
_JAPAN = ZoneInfo("Asia/Tokyo")


def everything(*, here: str, page: str) -> Feed:
    """All records."""
    return _feed("minutes", "運営推進会議等の記録", here=here, page=page)


def of_office(facility: Facility, *, here: str, page: str) -> Feed:
    """The records of one office."""
    name = f"facilities/{facility.reference}"
    return _feed(name, f"{facility.name}の会議の記録", here=here, page=page, facility=facility)


def of_area(area: CareArea, *, here: str, page: str) -> Feed:
    """The records of the offices that lay in a care area when they met. Needs ``municipality``."""
    title = f"{area.municipality.name} {area.name}の会議の記録"
    return _feed(f"areas/{area.pk}", title, here=here, page=page, care_area=area)


def _feed(name: str, title: str, *, here: str, page: str, **which: Any) -> Feed:
    """``updated`` counts what was taken back as well: a reader that asks by date learns that an entry is gone."""
    newest = PublicRecord.objects.published().filter(**which).order_by("-changed_at", "-pk")
    records = newest.defer("folded_text")[:NEWEST]
    return Feed(
        id=tag(OPENED, f"feeds/{name}"),
        title=title,
        address=_full(here),
        page=_full(page),
        rights=f"{LICENCE.short}　{LICENCE.attribution}",
        updated=changed_at(**which) or _morning(OPENED),
        entries=[_entry(record) for record in records],
    )


def _entry(record: PublicRecord) -> Entry:
    return Entry(
        id=tag(OPENED, f"records/{record.key}"),
        title=f"{record.title}（{record.office}）",
        address=_full(record_address(record)),
        author=record.office,
        category=record.get_kind_display(),
        summary=_summary(record.told),
        published=_morning(record.published_on),
        updated=record.changed_at,
    )


def _summary(content: PublicContent) -> str:
    """What kind of meeting, when, and about what; the words themselves are read on the page."""
    agenda = f"議題：{'、'.join(content.agenda)}" if content.agenda else ""
    lines = (f"{content.service} {content.council}", f"{content.when_label}：{content.when}", agenda)
    return "\n".join(line for line in lines if line)


def _full(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def _morning(day: date) -> datetime:
    """A day as a moment: its beginning in Japan."""
    return datetime.combine(day, time(), tzinfo=_JAPAN)
