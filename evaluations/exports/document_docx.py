"""The document as a Word file in form layout: a table for each sheet, across where it has many columns. [N 評価§5]"""

from datetime import date
from typing import TYPE_CHECKING

from evaluations.exports.word_grid import add_grid
from evaluations.exports.word_pages import lay, turn
from evaluations.report.grid_layout import grids_of
from evaluations.report.printed import Printed
from meetings.exports import word
from meetings.exports import word_tables as tables
from meetings.exports.characters import printable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_LABELS = (44, word.WIDTH - 44)


def document_docx(printed: Printed) -> bytes:
    """A4 with real headings; the core properties name the office, never a person."""
    document, head = word.new_document(), printed.document.head
    on = head.evaluated_on or date(head.fiscal_year, 4, 1)
    word.describe(document, title=printed.title, office=head.office, on=on)
    word.running(document, f"{printed.title}　{head.office}")
    _head(document, printed)
    grids = grids_of(printed.document.papers, printed.scales)
    wide = lay(document.sections[0], wide=bool(grids) and grids[0].wide)
    for grid in grids:
        if grid.wide != wide:
            wide = turn(document, wide=grid.wide)
        document.add_heading(printable(grid.title), level=1)
        if grid.turnout:
            _turnout(document, printed)
        add_grid(document, grid)
    if printed.document.source:
        document.add_paragraph(printable(f"様式の構成：{printed.document.source}"))
    return word.saved(document)


def _head(document: "WordDocument", printed: Printed) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    title = document.add_heading(printable(printed.title), level=0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if printed.document.note:
        note = document.add_paragraph(printable(printed.document.note))
        note.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    grid = tables.table(document, widths=_LABELS, about="評価の概要")
    for label, words in printed.facts:
        tables.add_labelled(grid, label, words, whole=True)


def _turnout(document: "WordDocument", printed: Printed) -> None:
    rows = printed.document.head.turnout
    if not rows:
        return
    grid = tables.table(
        document, widths=(70, 30, 30), about="会議に出た方", head=["会議に出た方（区分）", "出席", "欠席"]
    )
    for row in rows:
        tables.add_labelled(grid, row.category, f"{row.present}名", f"{row.absent}名", whole=True)
    document.add_paragraph()
