"""A Japanese Word document: type, language, headings and page numbers."""

from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from meetings.exports.characters import printable
from meetings.exports.word_styles import dress
from meetings.exports.word_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

WIDTH = 174
"""What A4 leaves between the margins, in millimetres."""
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


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
    dress(document)
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


def _field(paragraph: "Paragraph", code: str) -> None:
    field = element("w:fldSimple", instr=code)
    run = element("w:r")
    number = element("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    paragraph._p.append(field)


def _no_traces(document: "WordDocument") -> None:
    """Drop the picture of the library's template."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == _THUMBNAIL]:
        del relations[key]
