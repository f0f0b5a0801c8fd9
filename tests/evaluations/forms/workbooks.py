"""Workbooks as people hand them back: the template with something done to it."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import openpyxl

from evaluations.form import Form, Item, Sheet
from evaluations.form_workbook.writing import workbook_of
from evaluations.shipped_forms import shipped
from rules.kinds import ServiceKind

Act = Callable[[Any], object]


@lru_cache
def short_form(edition: str = "区の版") -> Form:
    """A group home's form with two sections of two items, quickly written."""
    data = shipped(ServiceKind.GROUP_HOME).as_json() | {"edition": edition}
    for sheet in data["sheets"]:
        sheet["sections"] = [section | {"items": section["items"][:2]} for section in sheet["sections"][:2]]
    return Form.from_json(data)


def with_first_item(form: Form, heading: str, key: str = "i1") -> Form:
    """The form with its first item called otherwise, on every sheet."""

    def changed(sheet: Sheet) -> Sheet:
        section = sheet.sections[0]
        items = (Item(key, heading, "1"), *section.items[1:])
        return replace(sheet, sections=(replace(section, items=items), *sheet.sections[1:]))

    return replace(form, sheets=tuple(changed(sheet) for sheet in form.sheets))


@lru_cache
def template() -> bytes:
    """The short form as a workbook."""
    return workbook_of(short_form())


def handed_back(act: Act) -> bytes:
    """The bytes of the template after somebody changed it."""
    book = openpyxl.load_workbook(io.BytesIO(template()))
    act(book)
    return saved(book)


def saved(book: Any) -> bytes:
    """A workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
