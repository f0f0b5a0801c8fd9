"""What a workbook claims to be, read before it is opened: a line of XML can make openpyxl build a million cells. [O]

Merged areas and links are opened cell by cell, rules are compared with one another, a shared formula is written out
for every cell: so these are counted over all parts, whatever a part says it is.
"""

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from openpyxl.utils import range_boundaries

from evaluations.form_definition.checks import FormUnusable
from evaluations.form_workbook.titles import titles_of

MOST_ROWS, MOST_COLUMNS = 1000, 60
MOST_EXTRAS = 2000
"""Merges, links, rules and drop-down lists of a workbook; our own template has less than a hundred."""
MOST_SHARED = 200
LONGEST_FORMULA = 8192
"""As Excel itself has it."""
LONGEST_AREA = 10_000
_WHOLE_ROWS, _WHOLE_COLUMNS = 1_048_576, 16_384
_WORDS = {
    "mergeCell": "セルが広く結合されています。行や列をまるごと選んで結合したところは、結合を解いてください。",
    "hyperlink": "広い範囲にリンクが付いています。リンクを外してください。",
}
_AREAS = frozenset(_WORDS)
_EXTRAS = _AREAS | {"conditionalFormatting", "cfRule", "dataValidation"}
_MANY = "結合、リンク、入力規則、条件付き書式が多すぎます。様式の表に使っていないものを消してください。"
_FORMULAS = "計算式が多く入っています。式の答えを文字で入れ直してください。"
DAMAGED = "Excelファイルとして開けません。Excelで開き、もう一度保存し直してから選んでください。"


class _TooMuch(Exception):
    """More than a form has; ``place`` within the sheet, and what to do."""

    def __init__(self, words: str, place: str = "") -> None:
        super().__init__(words)
        self.words, self.place = words, place


@dataclass
class _Counted:
    """What was counted so far; ``formula`` and ``inside`` are of the place that is read."""

    extras: int = 0
    cells: int = 0
    shared: int = 0
    formula: int = 0
    inside: list[str] = field(default_factory=list)

    def begin(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in _EXTRAS:
            self._extra(local, given.get("ref", "") or given.get("sqref", ""))
        elif local == "f":
            self.formula = 0
            self.shared += given.get("t") == "shared"
            if self.shared > MOST_SHARED:
                raise _TooMuch(_FORMULAS)
        self.inside.append(local)

    def end(self, _: str) -> None:
        self.inside.pop()

    def words(self, data: str) -> None:
        if self.inside[-1:] == ["f"]:
            self.formula += len(data)
            if self.formula > LONGEST_FORMULA:
                raise _TooMuch(_FORMULAS)

    def _extra(self, local: str, area: str) -> None:
        self.extras += 1
        if self.extras > MOST_EXTRAS or len(area) > LONGEST_AREA:
            raise _TooMuch(_MANY)
        if local in _AREAS:
            self.cells += _cells_of(area, _WORDS[local])
            if self.cells > MOST_ROWS * MOST_COLUMNS:
                raise _TooMuch(_MANY)


def check_limits(archive: ZipFile) -> None:
    """Refuse what would take openpyxl minutes. Raises `FormUnusable` naming the sheet; nothing is kept of the file."""
    counted = _Counted()
    for name in archive.namelist():
        try:
            _check(archive, name, counted)
        except _TooMuch as error:
            sheet = titles_of(archive).get(name.lower(), name)
            raise FormUnusable([f"「{sheet}」シート{error.place}：{error.words}"]) from error


def _check(archive: ZipFile, name: str, counted: _Counted) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = counted.begin, counted.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = counted.words, _refuse
    counted.inside.clear()  # of a part that broke off
    try:
        with archive.open(name) as content:
            parser.ParseFile(content)
    except (expat.ExpatError, LookupError, ValueError):
        return  # a picture; or XML that nothing else opens either


def _cells_of(area: str, words: str) -> int:
    """How many cells an area has; what is none fails later. Raises `_TooMuch` beyond the table's largest size."""
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError):
        return 0
    last_row = _WHOLE_ROWS if bottom is None else bottom
    last_column = _WHOLE_COLUMNS if right is None else right
    if last_row > MOST_ROWS or last_column > MOST_COLUMNS:
        raise _TooMuch(words, f"の{area[:40]}")
    return max(0, last_row - (top or 1) + 1) * max(0, last_column - (left or 1) + 1)


def _refuse(*_: Any) -> None:
    """A document type, where bombs are defined."""
    raise FormUnusable([DAMAGED])
