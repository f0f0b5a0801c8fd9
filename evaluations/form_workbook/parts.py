"""The lists of a form out of the lines of a workbook, with the cell of everything. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from evaluations.form import At, FieldKind, Phase
from evaluations.form_definition.problems import Place
from evaluations.form_workbook.cells import same
from evaluations.form_workbook.layout import Column
from evaluations.form_workbook.tables import Line, flag_of

Data = dict[str, Any]
Cells = dict[Place, str]

_CLOSED: dict[str, type[FieldKind] | type[Phase] | type[At]] = {"kind": FieldKind, "phase": Phase, "at": At}


def part_of(
    line: Line, columns: Sequence[Column], place: Place, cells: Cells, *, but: Iterable[str] = ()
) -> Data:
    """One part of the form out of a line: its filled cells; ``but``: columns that say something else."""
    cells[place] = line.place
    part: Data = {}
    for column in columns:
        if column.name in but:
            continue
        cells[(*place, column.name)] = line.cell(column.name)
        words = line.words.get(column.name, "")
        if column.flag:
            part[column.name] = flag_of(words)
        elif words:
            part[column.name] = _value(column.name, words)
    return part


def _value(name: str, words: str) -> str:
    """The value behind a label of a closed list; unknown words stay, to be told."""
    known = _CLOSED.get(name, ())
    return next((each.value for each in known if same(each.label, words)), words)


def grouped(
    lines: Sequence[Line], name: str, place: Callable[[int], Place], cells: Cells
) -> list[tuple[str, list[Line]]]:
    """Neighbouring lines with the same word in a column; the place of a group is its first line."""
    groups: list[tuple[str, list[Line]]] = []
    for line in lines:
        word = line.words.get(name, "")
        if not groups or groups[-1][0] != word:
            cells[place(len(groups))] = line.cell(name)
            groups.append((word, []))
        groups[-1][1].append(line)
    return groups
