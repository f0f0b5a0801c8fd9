"""The sections and items of one sheet out of its tab. Pure."""

import unicodedata
from collections.abc import Iterator

from evaluations.form_definition.problems import Place
from evaluations.form_workbook.cells import same
from evaluations.form_workbook.layout import ROW_COLUMNS
from evaluations.form_workbook.parts import Cells, Data, grouped, part_of
from evaluations.form_workbook.tables import Line

_SECTION = ("section", "section_number", "section_heading")


def sections_of(lines: list[Line], place: Place, cells: Cells, problems: list[str]) -> list[Data]:
    """The sections in their order; a line that names no item is a section without items.

    Lines of one key that tell of two sections are added to ``problems``.
    """
    here: Place = (*place, "sections")
    groups = grouped(lines, "section", lambda number: (*here, number), cells)
    problems += [words for _, group in groups for words in _two_sections(group)]
    return [_section(key, group, (*here, number), cells) for number, (key, group) in enumerate(groups)]


def _section(key: str, lines: list[Line], place: Place, cells: Cells) -> Data:
    first = lines[0]
    section: Data = {"items": []}
    for name, column in zip(("key", "number", "heading"), _SECTION, strict=True):
        cells[(*place, name)] = first.cell(column)
        if words := first.words.get(column, ""):
            section[name] = words
    for line in lines:
        if not any(words for name, words in line.words.items() if name not in _SECTION):
            continue
        at: Place = (*place, "items", len(section["items"]))
        item = part_of(line, ROW_COLUMNS, at, cells, but=_SECTION)
        section["items"].append(_keyed(item, key))
    return section


def _two_sections(lines: list[Line]) -> Iterator[str]:
    """The cells in which a line with the first one's key calls its section otherwise."""
    first = lines[0]
    for line in lines[1:]:
        for column in _SECTION:
            here, stands = line.words.get(column, ""), first.words.get(column, "")
            if here and not same(here, stands):
                yield (
                    f"{line.cell(column)}：区分の記号が上の行と同じなのに、「{stands or '空欄'}」が「{here}」になっています。"
                    "別の区分なら記号を変え、同じ区分なら同じにするか空けてください。"
                )


def _keyed(item: Data, section: str) -> Data:
    """An item without a key is named by its section and number, the same on every sheet."""
    number = unicodedata.normalize("NFKC", item.get("number", ""))
    if "key" not in item and section and number.isascii() and number.isalnum():
        item["key"] = f"{section}-{number.lower()}"
    return item
