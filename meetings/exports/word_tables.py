"""Tables of a Word document: fixed columns, heads on every page, rows that stay whole."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from meetings.exports.characters import printable
from meetings.exports.word_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row

_GREY = "F2F2F2"
_AIR = "45"


def table(
    document: "WordDocument", *, widths: Sequence[int], about: str, head: Sequence[str] = ()
) -> "Table":
    """An empty grid with columns of ``widths`` mm; ``about`` says to a screen reader what it holds.

    ``head`` stands again on every page.
    """
    from docx.shared import Mm

    grid: Table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    _dress(grid, about)
    if head:
        top = add_row(grid, head, whole=True)
        top._tr.get_or_add_trPr().append(element("w:tblHeader"))
        for cell in top.cells:
            _shade(cell)
            for run in cell.paragraphs[0].runs:
                run.bold = True
    return grid


def _dress(grid: "Table", about: str) -> None:
    """Air in the cells, and the name screen readers tell."""
    from docx.oxml.ns import qn

    margins = element("w:tblCellMar")
    margins.extend(element(f"w:{side}", w=_AIR, type="dxa") for side in ("top", "bottom"))
    properties: Any = grid._tbl.tblPr
    properties.find(qn("w:tblLook")).addprevious(margins)
    properties.append(element("w:tblCaption", val=printable(about)))


def add_row(grid: "Table", texts: Iterable[str | Iterable[str]], *, whole: bool = False) -> "_Row":
    """A row; each text, and each line of it, is a paragraph of its own. ``whole``: never broken by a page's end."""
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]  # python-docx types most, not this
    for cell, column, text in zip(row.cells, grid.columns, texts, strict=True):
        cell.width = column.width
        lines = text if not isinstance(text, str) else [text]
        _write(cell, [line for each in lines for line in printable(each).split("\n")])
    if whole:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    return row


def add_labelled(grid: "Table", label: str, *texts: str | Iterable[str], whole: bool = False) -> None:
    """A row whose first cell is its heading."""
    _shade(add_row(grid, [label, *texts], whole=whole).cells[0])


def add_total(grid: "Table", label: str, text: str) -> None:
    """The last row: ``label`` across, ``text`` in the last column; both bold."""
    cells = add_row(grid, [label, *[""] * (len(grid.columns) - 2), text], whole=True).cells
    for cell in (cells[0], cells[-1]):
        cell.paragraphs[0].runs[0].bold = True
    _shade(cells[0].merge(cells[-2]))


def keep_together(grid: "Table") -> None:
    """The table moves to the next page as a whole."""
    for row in grid.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def align_last_column(grid: "Table") -> None:
    """Figures stand to the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for cell in grid.columns[len(grid.columns) - 1].cells:
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _write(cell: "_Cell", lines: Sequence[str]) -> None:
    """The lines, one paragraph each."""
    first, *rest = lines or [""]
    if first:  # an empty run would keep a cell from being merged away
        cell.paragraphs[0].add_run(first)
    for line in rest:
        cell.add_paragraph(line)


def _shade(cell: "_Cell") -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=_GREY))
