"""Reads the site as a stranger does: every address it can find, and every word that comes back."""

import html
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.test import Client
from django.urls import resolve
from pypdf import PdfReader

SITE = "http://testserver"
_ADDRESSES = re.compile(r"""(?:href|src)=["']([^"']+)["']|<loc>([^<]+)</loc>|Sitemap: (\S+)""")
_SPACES, _TAGS = re.compile(r"\s+"), re.compile(r"<[^>]*>")


@dataclass
class Stranger:
    """Somebody who signs in nowhere, follows every link of this site, and remembers what was read."""

    client: Client = field(default_factory=Client)
    read: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)

    def walk(self, *starts: str, at_most: int = 400) -> None:
        """Open these addresses and whatever they lead to."""
        waiting = list(starts)
        while waiting:
            path = waiting.pop()
            if path not in self.read:
                assert len(self.read) < at_most, "the site does not end"
                waiting += self.open(path)

    def open(self, path: str) -> list[str]:
        """Read one address; the addresses of this site that it names, without the files of its looks."""
        answer = self.client.get(path)
        text = words_of(answer)
        self.read[path], self.statuses[path] = text, answer.status_code
        found = {next(filter(None, match)) for match in _ADDRESSES.findall(text)}
        found |= {answer.headers["Location"]} if "Location" in answer.headers else set()
        inside = (urlsplit(urljoin(SITE + path, html.unescape(each))) for each in found)
        here = [each for each in inside if each.netloc == urlsplit(SITE).netloc]
        return [
            each._replace(scheme="", netloc="", fragment="").geturl()
            for each in here
            if not each.path.startswith("/static/")
        ]

    def names(self) -> set[str | None]:
        """The names of the addresses that were there."""
        return {
            resolve(urlsplit(path).path).url_name for path, status in self.statuses.items() if status == 200
        }


def words_of(answer: Any) -> str:
    """Everything an answer says: its head, and its body as text, be it a page, a table or a PDF."""
    body = answer.getvalue()
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("application/pdf") and b"%%EOF" in body:  # others are makers' stand-ins
        reader = PdfReader(BytesIO(body))
        told = "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    elif kind.startswith("application/json"):
        told = json.dumps(json.loads(body), ensure_ascii=False)
    else:
        told = body.decode(errors="replace")
    return f"{dict(answer.headers)}\n{told}"


def named(text: str, people: Iterable[str]) -> list[str]:
    """Which of these names the text says: in one word or several, escaped, in half width, across a tag."""
    told = unquote(html.unescape(text))
    forms = _squeezed(told) + "\n" + _squeezed(_TAGS.sub("", told))
    return [name for name in people if _squeezed(name) in forms]


def _squeezed(text: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))
