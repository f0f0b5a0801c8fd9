"""A form as a workbook that people change and hand back; what is written is read back the same. [N 評価§5]"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from evaluations.form import Form, Sheet
from evaluations.form_workbook.help import HELP, ROWS_HELP
from evaluations.form_workbook.layout import (
    ABOUT,
    ABOUT_COLUMNS,
    ABOUT_NAMES,
    FIELD_COLUMNS,
    FIELDS,
    ROW_COLUMNS,
    SCALE_COLUMNS,
    SCALES,
    SHEET_COLUMNS,
    SHEETS,
    YES,
    Column,
    tabs_of,
)
from rules.kinds import ServiceKind

Cells = dict[str, Any]


def workbook_of(form: Form) -> bytes:
    """The XLSX file."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    tabs = tabs_of({sheet.key: sheet.title for sheet in form.sheets})
    _tab(book, ABOUT, HELP[ABOUT], ABOUT_COLUMNS, _about(form))
    _tab(book, SHEETS, HELP[SHEETS], SHEET_COLUMNS, _sheets(form, tabs))
    _tab(book, FIELDS, HELP[FIELDS], FIELD_COLUMNS, _fields(form))
    _tab(book, SCALES, HELP[SCALES], SCALE_COLUMNS, _scales(form))
    for sheet in form.sheets:
        _tab(book, tabs[sheet.key], ROWS_HELP, ROW_COLUMNS, _rows(sheet))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _tab(
    book: Any, name: str, words: Sequence[str], columns: Sequence[Column], lines: Iterable[Cells]
) -> None:
    from evaluations.form_workbook.style import dress, put

    tab = book.create_sheet(name)
    for number, sentence in enumerate(words, 1):
        put(tab, number, 1, sentence)
    head = len(words) + 2
    for place, column in enumerate(columns, 1):
        put(tab, head, place, column.label)
    last = head
    for last, line in enumerate(lines, head + 1):
        for place, column in enumerate(columns, 1):
            put(tab, last, place, _text(line.get(column.name, "")))
    dress(tab, columns, head, last)


def _text(value: Any) -> str:
    return (YES if value else "") if isinstance(value, bool) else str(value)


def _about(form: Form) -> Iterator[Cells]:
    for name, label in ABOUT_NAMES.items():
        told = ServiceKind(form.service).label if name == "service" else getattr(form, name)
        yield {"what": label, "words": told}


def _sheets(form: Form, tabs: dict[str, str]) -> Iterator[Cells]:
    for sheet in form.sheets:
        yield vars(sheet) | {"tab": tabs[sheet.key]}


def _fields(form: Form) -> Iterator[Cells]:
    for sheet in form.sheets:
        for field in sheet.fields:
            labels = {"kind": field.kind.label, "phase": field.phase.label, "at": field.at.label}
            yield vars(field) | labels | {"sheet": sheet.key}


def _scales(form: Form) -> Iterator[Cells]:
    for scale in form.scales:
        for choice in scale.choices:
            yield {"scale": scale.key, "key": choice.key, "label": choice.label}


def _rows(sheet: Sheet) -> Iterator[Cells]:
    for section in sheet.sections:
        told = {
            "section": section.key,
            "section_number": section.number,
            "section_heading": section.heading,
        }
        yield from ({**vars(item), **told} for item in section.items)
        if not section.items:
            yield told
