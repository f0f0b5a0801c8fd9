"""Atom feeds as XML. Plain text only, so that nothing a record says is ever read as markup. [RFC 4287, RFC 4151]"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring
from zoneinfo import ZoneInfo

from django.conf import settings

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
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "ja"})
    _texts(root, id=feed.id, title=feed.title, updated=_moment(feed.updated), rights=feed.rights)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), entry)
    found: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def _entry(node: Element, entry: Entry) -> None:
    _texts(node, id=entry.id, title=entry.title)
    SubElement(node, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
    _texts(node, published=_moment(entry.published), updated=_moment(entry.updated))
    _texts(SubElement(node, "author"), name=entry.author)
    SubElement(node, "category", {"term": printable(entry.category)})
    _texts(node, summary=entry.summary)


def _texts(node: Element, **texts: str) -> None:
    """Plain text is what an element without ``type`` holds."""
    for name, text in texts.items():
        SubElement(node, name).text = printable(text)


def _moment(at: datetime) -> str:
    return at.astimezone(_JAPAN).isoformat(timespec="seconds")
