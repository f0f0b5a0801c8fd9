"""Reads the two lists in an Office file: what type each part has, and what points where."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from meetings.uploads.archives import DAMAGED, member
from meetings.uploads.refusals import FileRefused

CONTENT_TYPES = "[Content_Types].xml"
_LARGEST_LIST = 8 * 1024 * 1024


@dataclass(frozen=True)
class Pointer:
    """A relationship: ``kind`` is the last word of its type, ``outside`` that it leaves the file."""

    source: str
    kind: str
    target: str
    outside: bool


def types_of(archive: ZipFile) -> dict[str, str]:
    """Content types in lower case by part name or ending, in lower case without the leading slash."""
    found = {}
    for element, given in elements_of(archive, CONTENT_TYPES):
        if element in ("Override", "Default"):
            key = given.get("PartName", "").lstrip("/") or f"*.{given.get('Extension', '')}"
            found[key.lower()] = given.get("ContentType", "").lower()
    return found


def pointers_of(archive: ZipFile) -> Iterator[Pointer]:
    """Every relationship of every part."""
    for name in archive.namelist():
        if not name.lower().endswith(".rels"):
            continue
        for element, given in elements_of(archive, name):
            if element == "Relationship":
                kind = given.get("Type", "").rpartition("/")[2].lower()
                outside = given.get("TargetMode", "").lower() == "external"
                yield Pointer(name.lower(), kind, given.get("Target", ""), outside)


def elements_of(archive: ZipFile, name: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a part, by local name, with their attributes; a DTD, where bombs are defined, is refused."""
    content = member(archive, name, at_most=_LARGEST_LIST)
    found: list[tuple[str, dict[str, str]]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        found.append((name.rpartition(" ")[2], attributes))

    def refuse(*_: Any) -> None:
        raise FileRefused(DAMAGED)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FileRefused(DAMAGED) from error
    return found
