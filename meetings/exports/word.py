"""A Japanese Word document: type, language, headings, page numbers and tables that behave."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from meetings.exports.characters import printable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

TYPE = "BIZ UDPゴシック"
"""A face made for public papers, part of Windows; elsewhere Word takes another Japanese Gothic."""
GREY = "F2F2F2"
_AIR = "45"
WIDTH = 174
"""What A4 leaves between the margins, in millimetres."""
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_SIZES = {"Normal": 10.5, "Title": 18, "Heading 1": 13, "Heading 2": 11, "Header": 8.5, "Footer": 9}
_LATER = ("w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
"""What comes later in a paragraph's properties than what we put in; Word minds the order."""
_BOLD = frozenset({"Title", "Heading 1", "Heading 2"})
_SPACES = {"Normal": (0, 2), "Title": (0, 12), "Heading 1": (14, 5), "Heading 2": (9, 3)}


def new_document() -> "WordDocument":
    """An empty A4 document whose every style is Japanese, black and of one face."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin, page.bottom_margin = Mm(20), Mm(18)
    page.header_distance = page.footer_distance = Mm(9)
    _speak_japanese(document)
    for name in _SIZES:
        _set_type(document.styles[name])
    _no_traces(document)
    return document


def describe(document: "WordDocument", *, title: str, office: str, on: date) -> None:
    """Core properties: title, the office as author, a day; nobody's name."""
    core = document.core_properties
    core.title, core.language, core.revision = printable(title), "ja-JP", 1
    core.author = core.last_modified_by = printable(office)
    core.comments = core.keywords = core.subject = core.category = ""
    core.created = core.modified = datetime.combine(on, time())


def saved(document: "WordDocument") -> bytes:
    """The file."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def running(document: "WordDocument", head: str) -> None:
    """``head`` on top of every page but the first, ``1/3`` at the foot of all."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    section = document.sections[0]
    section.different_first_page_header_footer = True
    top = section.header.paragraphs[0]
    top.text, top.alignment = printable(head), WD_ALIGN_PARAGRAPH.RIGHT
    for footer in (section.footer, section.first_page_footer):
        foot = footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(foot, "PAGE")
        foot.add_run("/")
        _field(foot, "NUMPAGES")


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
        top._tr.get_or_add_trPr().append(_element("w:tblHeader"))
        for cell in top.cells:
            _shade(cell)
            for run in cell.paragraphs[0].runs:
                run.bold = True
    return grid


def _dress(grid: "Table", about: str) -> None:
    """Air in the cells, and the name screen readers tell."""
    from docx.oxml.ns import qn

    margins = _element("w:tblCellMar")
    margins.extend(_element(f"w:{side}", w=_AIR, type="dxa") for side in ("top", "bottom"))
    properties: Any = grid._tbl.tblPr
    properties.find(qn("w:tblLook")).addprevious(margins)
    properties.append(_element("w:tblCaption", val=printable(about)))


def add_row(grid: "Table", texts: Iterable[str | Iterable[str]], *, whole: bool = False) -> "_Row":
    """A row; each text, and each line of it, is a paragraph of its own. ``whole``: never broken by a page's end."""
    row: _Row = grid.add_row()  # type: ignore[no-untyped-call]  # python-docx types most, not this
    for cell, column, text in zip(row.cells, grid.columns, texts, strict=True):
        cell.width = column.width
        lines = text if not isinstance(text, str) else [text]
        write(cell, [line for each in lines for line in printable(each).split("\n")])
    if whole:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
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


def write(cell: "_Cell", lines: Sequence[str]) -> None:
    """The lines, one paragraph each."""
    first, *rest = lines or [""]
    if first:  # an empty run would keep a cell from being merged away
        cell.paragraphs[0].add_run(first)
    for line in rest:
        cell.add_paragraph(line)


def _shade(cell: "_Cell") -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=GREY))


def _element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _field(paragraph: "Paragraph", code: str) -> None:
    field = _element("w:fldSimple", instr=code)
    run = _element("w:r")
    number = _element("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    paragraph._p.append(field)


def _set_type(style: "ParagraphStyle") -> None:
    """Face, size, black, spaces; what the template took from its theme is gone."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    properties: Any = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    faces = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), TYPE)
    properties.insert(0, _element("w:rFonts", **faces))
    style.font.size = Pt(_SIZES[style.name or "Normal"])
    if style.name in _BOLD:
        style.font.bold = True
    style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    before, after = _SPACES.get(style.name or "", (0, 0))
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.2
    style.paragraph_format.widow_control = True
    _set_line(style)


def _set_line(style: "ParagraphStyle") -> None:
    """The template's line goes; a heading of the first level has a bar on its left."""
    from docx.oxml.ns import qn

    paragraph: Any = style.element.get_or_add_pPr()
    for old in paragraph.findall(qn("w:pBdr")):
        paragraph.remove(old)
    for tag in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no gaps in 令和8年6月
        paragraph.insert_element_before(_element(tag, val="0"), *_LATER)
    if style.name == "Heading 1":
        lines = _element("w:pBdr")
        lines.append(_element("w:left", val="single", sz="24", space="5", color="333333"))
        paragraph.insert_element_before(lines, "w:autoSpaceDE", *_LATER)


def _speak_japanese(document: "WordDocument") -> None:
    """Language and face of whatever has no style, and today's layout instead of 互換モード."""
    from docx.oxml.ns import qn

    defaults: Any = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(defaults):
        if old.tag in (qn("w:rFonts"), qn("w:lang")):
            defaults.remove(old)
    defaults.insert(0, _element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), TYPE)))
    defaults.append(_element("w:lang", val="ja-JP", eastAsia="ja-JP", bidi="ar-SA"))
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _no_traces(document: "WordDocument") -> None:
    """Drop the picture of the library's template."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == _THUMBNAIL]:
        del relations[key]
