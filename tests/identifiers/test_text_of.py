"""The words in a file: what a reader sees of it, and nothing that was deleted, hidden or noted beside."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from weasyprint import HTML

from meetings.uploads.refusals import FileRefused
from meetings.uploads.text_of import extract_text
from tests.materials import samples

W = nsdecls("w")


def word(*elements: str, header: str = "", footer: str = "", cells: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file; ``elements`` are what stands in its body, as Word writes it."""
    document, made = Document(), BytesIO()
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(element))
    if cells:
        table = document.add_table(rows=0, cols=len(cells[0]))
        for row in cells:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    document.save(made)
    return made.getvalue()


def lines(data: bytes) -> list[str]:
    return [line for line in extract_text(data).split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("見本さん\n87歳".encode(), "見本さん\n87歳", id="UTF-8"),
        pytest.param("\ufeff見本さん".encode(), "見本さん", id="UTF-8 with its mark"),
        pytest.param("髙﨑さん\r\n".encode("cp932"), "髙﨑さん\r\n", id="CP932 with Windows line ends"),
    ],
)
def test_a_text_is_what_stands_in_it(data, text):
    assert extract_text(data) == text


def test_word_is_read_from_header_to_footer_with_its_tables_in_order():
    data = word(
        f"<w:p {W}><w:r><w:t>議事録</w:t><w:tab/><w:t>案</w:t></w:r></w:p>",
        header="グループホーム見本",
        footer="1ページ",
        cells=[("氏名", "年齢"), ("見本 花子", "87歳")],
    )
    assert lines(data) == ["グループホーム見本", "議事録\t案", "氏名\t年齢\t", "見本 花子\t87歳\t", "1ページ"]


@pytest.mark.parametrize(
    ("element", "text"),
    [
        pytest.param(
            "<w:p {}><w:r><w:t>見</w:t></w:r><w:r><w:t>本</w:t></w:r></w:p>", "見本", id="a name in two runs"
        ),
        pytest.param("<w:p {}><w:ins><w:r><w:t>足した</w:t></w:r></w:ins></w:p>", "足した", id="inserted"),
        pytest.param(
            "<w:p {}><w:r><w:t>今</w:t></w:r><w:del><w:r><w:delText>昔</w:delText></w:r></w:del></w:p>",
            "今",
            id="deleted",
        ),
        pytest.param(
            "<w:p {}><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r><w:r><w:t>見</w:t></w:r></w:p>",
            "見",
            id="hidden",
        ),
        pytest.param(
            '<w:p {}><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>見</w:t></w:r></w:p>',
            "見",
            id="not hidden",
        ),
        pytest.param(
            "<w:p {}><w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>字</w:t></w:r></w:p>",
            "字",
            id="a field's code",
        ),
        pytest.param(
            "<w:p {}><w:r><w:ruby><w:rt><w:r><w:t>みほん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>見本</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "見本",
            id="a reading above",
        ),
        pytest.param(
            "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>枠の中</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "枠の中",
            id="a field to fill in",
        ),
        pytest.param(
            "<w:p {}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>吹き出し</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            "吹き出し",
            id="a text box",
        ),
    ],
)
def test_word_is_read_as_a_reader_sees_it(element, text):
    assert lines(word(element.format(W))) == [text]


def test_a_pdf_is_read_page_by_page():
    data = HTML(string="<p>見本さんは87歳です。<p style='break-before: page'>二枚目").write_pdf()
    text = extract_text(data)
    assert ("見本さんは87歳です。" in text, text.index("二枚目") > text.index("87歳")) == (True, True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "空のファイル", id="empty"),
        pytest.param(b" \n", "空のファイル", id="only spaces"),
        pytest.param(samples.pdf(), "文字の入っていないPDF", id="a PDF without words"),
        pytest.param(samples.pdf_locked(), "パスワードの付いたPDF", id="a PDF under a password"),
        pytest.param(b"%PDF-1.7 broken", "PDFを開けませんでした", id="a broken PDF"),
        pytest.param(word(), "文字の入っていないWord", id="Word without words"),
        pytest.param(samples.xlsx(), "文章を取り出せるのは", id="a workbook"),
        pytest.param(samples.image(), "文章を取り出せるのは", id="a photo"),
        pytest.param(samples.bomb(), "中身が大きすぎます", id="a bomb"),
        pytest.param(samples.ole("WordDocument"), "古い形式のWord", id="old Word"),
        pytest.param(b"\x00\x01\x02\xff" * 9, "文章を取り出せるのは", id="no text at all"),
        pytest.param("見本\0さん".encode(), "文章を取り出せるのは", id="a text with NUL in it"),
        pytest.param(
            samples.edited(word(), "word/document.xml", b"<w:document", b"<w:documen"),
            "壊れている",
            id="broken Word",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data, words):
    with pytest.raises(FileRefused) as refused:
        extract_text(data)
    assert words in refused.value.words
