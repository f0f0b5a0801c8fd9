"""Finds the row of heads in a tab, and tells heads that are missing, doubled or unknown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluations.form_workbook.cells import same, words_of
from evaluations.form_workbook.layout import Column
from operators.importing.text import fold

SEARCHED = 30
FEWEST = 2


@dataclass
class Heads:
    """The row of the heads, the column behind each place, and the places already told about."""

    row: int
    columns: dict[int, Column]
    told: set[int] = field(default_factory=set)


def heads_of(tab: Any, columns: Sequence[Column], problems: list[str]) -> Heads | None:
    """The heads, or None where there are none; what is wrong is added to ``problems``."""
    row = max(range(1, min(tab.max_row, SEARCHED) + 1), key=lambda number: _known(tab, number, columns))
    if _known(tab, row, columns) < FEWEST:
        labels = "」「".join(column.label for column in columns if column.needed)
        problems.append(
            f"「{tab.title}」シートに見出しの行（「{labels}」など）が見つかりません。ひな形の見出しを残してください。"
        )
        return None
    heads = Heads(row, {})
    for place in range(1, tab.max_column + 1):
        _head(tab, tab.cell(row=row, column=place), place, columns, heads, problems)
    found = {column.name for column in heads.columns.values()}
    missing = [column.label for column in columns if column.needed and column.name not in found]
    problems += [f"「{tab.title}」シートに「{label}」の列がありません。" for label in missing]
    return heads


def _known(tab: Any, row: int, columns: Sequence[Column]) -> int:
    """How many of the columns have their label in a row."""
    cells = (tab.cell(row=row, column=place) for place in range(1, tab.max_column + 1))
    words = {fold(words_of(cell)) for cell in cells if cell.value is not None}
    return len(words & {fold(column.label) for column in columns})


def _head(
    tab: Any, cell: Any, place: int, columns: Sequence[Column], heads: Heads, problems: list[str]
) -> None:
    words = words_of(cell)
    if not words:
        return
    found = next((column for column in columns if same(words, column.label)), None)
    where = f"「{tab.title}」シートの{cell.coordinate}："
    heads.told.add(place)
    if found is None:
        labels = "・".join(column.label for column in columns)
        problems.append(
            f"{where}「{words}」という列は読み取れません。列を消すか、見出しを{labels}のどれかに直してください。"
        )
    elif found in heads.columns.values():
        problems.append(f"{where}「{words}」の列が2つあります。1つにしてください。")
    else:
        heads.columns[place] = found
