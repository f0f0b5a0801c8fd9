"""A tab of the workbook as lines with names, wherever its head stands. Everything that cannot be read is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluations.form_workbook.cells import fault_of, same, words_of
from evaluations.form_workbook.heads import Heads, heads_of
from evaluations.form_workbook.layout import Column
from evaluations.form_workbook.merges import spread


@dataclass
class Line:
    """One row: its words by the name of the column, and where each stands."""

    tab: str
    number: int
    words: dict[str, str] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The row, as people find it."""
        return f"「{self.tab}」シートの{self.number}行目"

    def cell(self, name: str) -> str:
        """The cell of a column, as people find it; the row where the column is missing."""
        coordinate = self.cells.get(name)
        return f"「{self.tab}」シートの{coordinate}" if coordinate else self.place


def lines_of(tab: Any, columns: Sequence[Column], problems: list[str]) -> list[Line]:
    """The filled rows below the head; what is wrong is added to ``problems``."""
    heads = heads_of(tab, columns, problems)
    if heads is None:
        return []
    standing, merged = spread(tab, heads.columns, heads.row)
    problems += merged
    lines = [_line(tab, row, heads, standing, problems) for row in range(heads.row + 1, tab.max_row + 1)]
    return list(_filled_down([line for line in lines if any(line.words.values())], columns))


def _line(
    tab: Any, row: int, heads: Heads, standing: dict[tuple[int, int], Any], problems: list[str]
) -> Line:
    line = Line(tab.title, row)
    for place in range(1, tab.max_column + 1):
        cell = standing.get((row, place)) or tab.cell(row=row, column=place)
        column, here = heads.columns.get(place), tab.cell(row=row, column=place).coordinate
        if fault := fault_of(cell):
            problems.append(f"「{tab.title}」シートの{here}：{fault}")
        elif column:
            line.words[column.name], line.cells[column.name] = words_of(cell), here
        elif place not in heads.told and words_of(cell):
            heads.told.add(place)
            problems.append(
                f"「{tab.title}」シートの{here}：見出しのない列に文字があります。消すか、見出しのある列に移してください。"
            )
    return line


def _filled_down(lines: Sequence[Line], columns: Sequence[Column]) -> Iterator[Line]:
    """Columns that fill down, all left empty, hold what stands above."""
    names = [column.name for column in columns if column.fill]
    above: dict[str, str] = {}
    for line in lines:
        if names and not any(line.words.get(name) for name in names):
            line.words.update(above)
        above = {name: line.words.get(name, "") for name in names}
        yield line


def flag_of(words: str) -> bool | str:
    """Yes or no; other words stay, to be told."""
    if any(same(words, yes) for yes in ("はい", "○", "〇", "する", "yes", "true")):
        return True
    if not words or any(same(words, no) for no in ("いいえ", "×", "しない", "no", "false", "-")):
        return False
    return words
