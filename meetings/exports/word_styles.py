"""The type of a Word document: one Japanese face, black headings, no gaps between digits and kanji."""

from typing import TYPE_CHECKING, Any

from meetings.exports.word_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

TYPE = "BIZ UDPゴシック"
"""A face made for public papers, part of Windows; elsewhere Word takes another Japanese Gothic."""
_FACES = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), TYPE)
_SIZES = {"Normal": 10.5, "Title": 18, "Heading 1": 13, "Heading 2": 11, "Header": 8.5, "Footer": 9}
_SPACES = {"Normal": (0, 2), "Title": (0, 12), "Heading 1": (14, 5), "Heading 2": (9, 3)}
_BOLD = frozenset({"Title", "Heading 1", "Heading 2"})
_LATER = ("w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
"""What comes later in a paragraph's properties than what we put in; Word minds the order."""


def dress(document: "WordDocument") -> None:
    """Every style the documents use."""
    _speak_japanese(document)
    for name in _SIZES:
        _set_type(document.styles[name])


def _set_type(style: "ParagraphStyle") -> None:
    """Face, size, black, spaces; what the template took from its theme is gone."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    properties: Any = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("w:rFonts", **_FACES))
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
        paragraph.insert_element_before(element(tag, val="0"), *_LATER)
    if style.name == "Heading 1":
        lines = element("w:pBdr")
        lines.append(element("w:left", val="single", sz="24", space="5", color="333333"))
        paragraph.insert_element_before(lines, "w:autoSpaceDE", *_LATER)


def _speak_japanese(document: "WordDocument") -> None:
    """Language and face of whatever has no style, and today's layout instead of 互換モード."""
    from docx.oxml.ns import qn

    defaults: Any = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(defaults):
        if old.tag in (qn("w:rFonts"), qn("w:lang")):
            defaults.remove(old)
    defaults.insert(0, element("w:rFonts", **_FACES))
    defaults.append(element("w:lang", val="ja-JP", eastAsia="ja-JP", bidi="ar-SA"))
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
