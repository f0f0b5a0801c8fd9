"""Merged cells: one value for several rows where that makes sense, else told. Pure."""

from collections.abc import Iterator
from typing import Any

from evaluations.form_workbook.layout import Column

_WORDS = "「{}」シートの{}：セルが結合されています。「{}」は1行に1つずつ書くので、結合を解いてください。"


def spread(tab: Any, columns: dict[int, Column], head: int) -> tuple[dict[tuple[int, int], Any], list[str]]:
    """Which cell stands for those a merge hides, in columns that fill down; and the merges that cannot be read.

    ``columns``: by their number; ``head``: the row of the heads. A merge across columns keeps its first one's value.
    """
    standing: dict[tuple[int, int], Any] = {}
    problems = []
    for area in tab.merged_cells.ranges:
        if area.max_row <= head:
            continue
        if area.min_row <= head:
            problems.append(
                f"「{tab.title}」シートの{area.coord}：見出しの行と下の行が結合されています。結合を解いてください。"
            )
        elif area.max_row > area.min_row:
            problems += _spread(tab, area, columns, standing)
    return standing, problems


def _spread(
    tab: Any, area: Any, columns: dict[int, Column], standing: dict[tuple[int, int], Any]
) -> Iterator[str]:
    inside = [column for place, column in columns.items() if area.min_col <= place <= area.max_col]
    several = [column for column in inside if not column.fill]
    if several:
        yield _WORDS.format(tab.title, area.coord, several[0].label)
        return
    first = tab.cell(row=area.min_row, column=area.min_col)
    for row in range(area.min_row, area.max_row + 1):
        standing[row, area.min_col] = first
