"""Turns the pages of a Word document: a section of its own across or upright."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section


def turn(document: "WordDocument", *, wide: bool) -> bool:
    """Begin a new page of A4, across or upright; the answer is ``wide``."""
    from docx.enum.section import WD_SECTION

    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    return lay(section, wide=wide)


def lay(section: "Section", *, wide: bool) -> bool:
    """Lay a section's pages across or upright; the answer is ``wide``."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    return wide
