"""A form out of a workbook: every tab that belongs to it, and all that is wrong with sheet and cell. [N 評価§5]"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluations.form import Form
from evaluations.form_definition.checks import FormUnusable, checked
from evaluations.form_workbook.cells import same
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
    Column,
)
from evaluations.form_workbook.opening import opened
from evaluations.form_workbook.parts import Cells, Data, grouped, part_of
from evaluations.form_workbook.rows import sections_of
from evaluations.form_workbook.tables import Line, lines_of
from rules.kinds import ServiceKind


@dataclass(frozen=True)
class Read:
    """The form, and the tabs that are no part of it: nothing of them was read."""

    form: Form
    unread: tuple[str, ...]


@dataclass
class _Reading:
    book: Any
    problems: list[str] = field(default_factory=list)
    cells: Cells = field(default_factory=dict)
    tabs: set[str] = field(default_factory=set)

    def lines(self, name: str, columns: Sequence[Column]) -> list[Line]:
        """The lines of a tab; a missing one is told."""
        tab = next((each for each in self.book.worksheets if same(each.title, name)), None)
        if tab is None:
            self.problems.append(f"「{name}」シートがありません。ひな形のシートを残してください。")
            return []
        self.tabs.add(tab.title)
        return lines_of(tab, columns, self.problems)


def read_workbook(content: bytes, service: ServiceKind) -> Read:
    """The form of a kind of office as a file tells it; raises `FormUnusable` with all that is wrong."""
    reading = _Reading(opened(content))
    data = _about(reading)
    told = data.get("service", "")
    if told and not same(told, service.label):
        reading.problems.append(
            f"このファイルは「{told}」の様式です。{service.label}のひな形を使ってください。"
        )
    data |= {"service": service.value, "scales": _scales(reading), "sheets": _sheets(reading)}
    if reading.problems:  # what was not read cannot be judged
        raise FormUnusable(list(dict.fromkeys(reading.problems)))
    form = checked(data, cells=reading.cells)
    unread = tuple(tab.title for tab in reading.book.worksheets if tab.title not in reading.tabs)
    return Read(form, unread)


def _about(reading: _Reading) -> Data:
    data: Data = {}
    for line in reading.lines(ABOUT, ABOUT_COLUMNS):
        label = line.words.get("what", "")
        name = next((name for name, known in ABOUT_NAMES.items() if same(known, label)), "")
        if not name:
            labels = "・".join(ABOUT_NAMES.values())
            reading.problems.append(
                f"{line.cell('what')}：「{label}」は読み取れません。{labels}のどれかにしてください。"
            )
        elif name in data:
            reading.problems.append(f"{line.cell('what')}：「{label}」が2回出てきます。1つにしてください。")
        elif words := line.words.get("words", ""):
            data[name] = words
        reading.cells[name,] = line.cell("words")
    return data


def _scales(reading: _Reading) -> list[Data]:
    lines = reading.lines(SCALES, SCALE_COLUMNS)
    scales = []
    for number, (key, group) in enumerate(
        grouped(lines, "scale", lambda number: ("scales", number), reading.cells)
    ):
        choices = [
            part_of(line, SCALE_COLUMNS, ("scales", number, "choices", place), reading.cells, but=("scale",))
            for place, line in enumerate(group)
        ]
        scales.append({"key": key, "choices": choices})
    return scales


def _sheets(reading: _Reading) -> list[Data]:
    fields = reading.lines(FIELDS, FIELD_COLUMNS)
    sheets = []
    for number, line in enumerate(reading.lines(SHEETS, SHEET_COLUMNS)):
        sheet = part_of(line, SHEET_COLUMNS, ("sheets", number), reading.cells, but=("tab",))
        own = [each for each in fields if each.words.get("sheet") == sheet.get("key")]
        sheet["fields"] = [
            part_of(each, FIELD_COLUMNS, ("sheets", number, "fields", place), reading.cells, but=("sheet",))
            for place, each in enumerate(own)
        ]
        rows = _rows(reading, line)
        sheet["sections"] = sections_of(rows, ("sheets", number), reading.cells, reading.problems)
        sheets.append(sheet)
    known = {sheet.get("key") for sheet in sheets}
    for line in fields:
        if (key := line.words.get("sheet", "")) not in known:
            reading.problems.append(
                f"{line.cell('sheet')}：用紙の記号「{key}」は、「{SHEETS}」シートにありません。"
            )
    return sheets


def _rows(reading: _Reading, line: Line) -> list[Line]:
    """The rows of a sheet from the tab that its line names."""
    if tab := line.words.get("tab", ""):
        return reading.lines(tab, ROW_COLUMNS)
    reading.problems.append(f"{line.cell('tab')}：「シート名」を書いてください。")
    return []
