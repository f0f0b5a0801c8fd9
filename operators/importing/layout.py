"""Recognises the columns of a file by their headings, however they are spelt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from operators.importing.report import Report
from operators.importing.sheets import Sheet, UnusableFileError
from operators.importing.text import fold

ROW = "行番号"
"""The data set's own column: the number of the row in the file."""


def heading_key(heading: str) -> str:
    """Folded, without brackets and what joins words: 「方書（ビル名等）」 and 「方書 (ビル名等)」 are one heading."""
    return re.sub(r"[()\[\]【】「」_\-・※*]", "", fold(heading))


@dataclass(frozen=True)
class Layout:
    """The columns that an import knows.

    ``columns`` maps the name of a column to its other headings; ``required`` holds groups of which one must be
    there; ``silent`` are headings known from the open data that hold nothing we use.
    """

    columns: dict[str, tuple[str, ...]]
    required: tuple[tuple[str, ...], ...]
    silent: tuple[str, ...] = ()

    def _by_key(self) -> dict[str, str]:
        names = {heading_key(name): name for name in self.columns}
        return names | {heading_key(other): name for name, others in self.columns.items() for other in others}

    def read(self, sheet: Sheet, report: Report) -> "Table":
        """Find the columns; warn about unknown ones; raise `UnusableFileError` when a required one is missing."""
        by_key, silent = self._by_key(), {heading_key(heading) for heading in self.silent}
        places: dict[str, int] = {}
        for place, heading in enumerate(sheet.header):
            name = by_key.get(heading_key(heading))
            if name and name not in places:
                places[name] = place
            elif name:
                report.warn(None, heading, "同じ意味の列が2つあるため、左の列を使いました。")
            elif heading and heading_key(heading) not in silent:
                report.warn(None, heading, "この列は使いません。")
        missing = ["または".join(group) for group in self.required if not places.keys() & set(group)]
        if missing:
            raise UnusableFileError(
                f"必要な列がありません：{'、'.join(missing)}。見出しの行を確かめてください。"
            )
        return Table(sheet, places)


@dataclass(frozen=True)
class Table:
    """A sheet whose columns are known."""

    sheet: Sheet
    places: dict[str, int]

    def spelling(self, column: str) -> str:
        """How the file itself spells a column."""
        return self.sheet.header[self.places[column]] if column in self.places else column

    def lines(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row's number and its cells by column; a short row's last cells are empty."""
        for number, cells in self.sheet.rows:
            yield (
                number,
                {c: cells[place] if place < len(cells) else "" for c, place in self.places.items()},
            )

    def raw(self) -> dict[int, dict[str, str]]:
        """Each row's cells under the file's own headings, unknown columns included."""
        return {
            number: {head: cell for head, cell in zip(self.sheet.header, cells, strict=False) if head}
            for number, cells in self.sheet.rows
        }
