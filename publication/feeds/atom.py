"""Atom feeds as XML. Plain text only, so that nothing a record says is ever read as markup. [RFC 4287, RFC 4151]"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.xmlutils import SimplerXMLGenerator

from publication.open_data.characters import printable

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_JAPAN = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True)
class Entry:
    """One record: its lasting name, its page (full address), and the words about it."""

    id: str
    title: str
    address: str
    author: str
    category: str
    summary: str
    published: datetime
    updated: datetime


@dataclass(frozen=True)
class Feed:
    """A feed: its lasting name, its own full address and that of the page it goes with."""

    id: str
    title: str
    address: str
    page: str
    rights: str
    updated: datetime
    entries: Sequence[Entry]


def tag(since: date, name: str) -> str:
    """A name for good, which no address has: ``tag:example.jp,2026-04-01:records/abc``. [RFC 4151]"""
    return f"tag:{urlsplit(settings.BASE_URL).hostname},{since.isoformat()}:{name}"


def as_xml(feed: Feed) -> bytes:
    """The feed as UTF-8."""
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("feed", {"xmlns": _NAMESPACE, "xml:lang": "ja"})
    _texts(xml, id=feed.id, title=feed.title, updated=_moment(feed.updated), rights=feed.rights)
    xml.addQuickElement("link", attrs={"rel": "self", "type": "application/atom+xml", "href": feed.address})
    xml.addQuickElement("link", attrs={"rel": "alternate", "type": "text/html", "href": feed.page})
    for entry in feed.entries:
        _entry(xml, entry)
    xml.endElement("feed")
    xml.endDocument()
    return out.getvalue().encode()


def _entry(xml: SimplerXMLGenerator, entry: Entry) -> None:
    xml.startElement("entry", {})
    _texts(xml, id=entry.id, title=entry.title)
    xml.addQuickElement("link", attrs={"rel": "alternate", "type": "text/html", "href": entry.address})
    _texts(xml, published=_moment(entry.published), updated=_moment(entry.updated))
    xml.startElement("author", {})
    _texts(xml, name=entry.author)
    xml.endElement("author")
    xml.addQuickElement("category", attrs={"term": printable(entry.category)})
    xml.addQuickElement("summary", printable(entry.summary), {"type": "text"})
    xml.endElement("entry")


def _texts(xml: SimplerXMLGenerator, **texts: str) -> None:
    for name, text in texts.items():
        xml.addQuickElement(name, printable(text))


def _moment(at: datetime) -> str:
    return at.astimezone(_JAPAN).isoformat(timespec="seconds")
