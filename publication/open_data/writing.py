"""Tables as CSV and JSON, a piece at a time: a file is never held in memory. [issue 5]"""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import StringIO
from itertools import islice
from typing import Any, TypeVar

from django.conf import settings
from django.urls import reverse

from operators.csv_text import BOM, inert
from publication.open_data.characters import printable
from publication.open_data.licence import LICENCE
from publication.open_data.scope import Scope
from publication.open_data.tables import Cell, Surroundings, Table

_LINES = 100

T = TypeVar("T")


def as_csv(table: Table[Any], scope: Scope, around: Surroundings) -> Iterator[str]:
    """UTF-8 with BOM for Excel, a header row, ISO dates, lines ending in CR LF."""
    yield BOM + _csv([[column.head for column in table.columns]])
    for rows in _pieces(table.rows(scope, around)):
        yield _csv([_cell(column.value(row)) for column in table.columns] for row in rows)


def as_json(
    table: Table[Any], scope: Scope, around: Surroundings, *, changed_at: datetime | None
) -> Iterator[str]:
    """One object with ``metadata`` and ``records``, a record on each line."""
    head = json.dumps(_metadata(table, scope, changed_at), ensure_ascii=False, indent=1)
    yield f'{{"metadata": {head},\n"records": [\n'
    separator = ""
    for rows in _pieces(table.rows(scope, around)):
        objects = ({column.name: column.for_json(row) for column in table.columns} for row in rows)
        yield separator + ",\n".join(json.dumps(_clean(each), ensure_ascii=False) for each in objects)
        separator = ",\n"
    yield "\n]}\n"


def _metadata(table: Table[Any], scope: Scope, changed_at: datetime | None) -> dict[str, Any]:
    """What a file says about itself; the filters as they were understood."""
    told: dict[str, Any] = {
        "title": table.title,
        "description": table.about,
        "license": {"name": LICENCE.name, "short": LICENCE.short, "url": LICENCE.address},
        "attribution": LICENCE.attribution,
        "documentation": f"{settings.BASE_URL}{reverse('open_data')}",
    }
    if not table.dated:
        return told
    return told | {
        "municipality": scope.municipality.code if scope.municipality else None,
        "fiscal_year": scope.year,
        "records_changed_at": changed_at.isoformat(timespec="seconds") if changed_at else None,
    }


def _csv(rows: Iterable[Iterable[Any]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _cell(value: Cell) -> Any:
    """A number stays one; a text that a spreadsheet would run as a formula is made plain text."""
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return "" if value is None else value
    return inert(printable(value))


def _clean(value: Any) -> Any:
    """The same value without characters that no file can hold, however deep they stand."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list | tuple) else value


def _pieces(rows: Iterator[T]) -> Iterator[list[T]]:
    while piece := list(islice(rows, _LINES)):
        yield piece
