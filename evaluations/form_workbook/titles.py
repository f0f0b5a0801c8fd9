"""What the sheets of a workbook are called, read without opening it: to name one in a sentence."""

from posixpath import join, normpath
from zipfile import ZipFile

from meetings.uploads.package_parts import elements_of
from meetings.uploads.refusals import FileRefused

_BOOK, _POINTERS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def titles_of(archive: ZipFile) -> dict[str, str]:
    """The title of a sheet by its part's name in lower case; nothing where the book is built otherwise."""
    try:
        pointers = [given for element, given in elements_of(archive, _POINTERS) if element == "Relationship"]
        sheets = [given for element, given in elements_of(archive, _BOOK) if element == "sheet"]
    except FileRefused:
        return {}
    parts = {given.get("Id", ""): given.get("Target", "") for given in pointers}
    return {_path(parts.get(_id(sheet), "")): sheet.get("name", "")[:31] for sheet in sheets}


def _path(target: str) -> str:
    return normpath(target.lstrip("/") if target.startswith("/") else join("xl", target)).lower()


def _id(sheet: dict[str, str]) -> str:
    """The attribute ``r:id``, whichever way its namespace is written."""
    return next((value for key, value in sheet.items() if key.endswith(" id")), "")
