"""What a file really is: by its bytes, whatever it is called."""

import importlib
from random import Random

import pytest

from meetings.uploads.content import kind_of
from meetings.uploads.refusals import FileRefused
from tests.materials import samples


@pytest.mark.parametrize(
    ("make", "ending"),
    [
        pytest.param(samples.pdf, ".pdf", id="PDF"),
        pytest.param(samples.docx, ".docx", id="Word"),
        pytest.param(samples.xlsx, ".xlsx", id="Excel"),
        pytest.param(samples.image, ".jpg", id="photo"),
        pytest.param(lambda: samples.image("PNG"), ".png", id="PNG"),
        pytest.param(lambda: samples.image("WEBP"), ".webp", id="WebP"),
        pytest.param(
            lambda: samples.pointing("hyperlink", "https://example.jp/"), ".docx", id="Word with a link"
        ),
        pytest.param(
            lambda: samples.pointing("attachedTemplate", "file:///C:\\Users\\x\\kaigi.dotx"),
            ".docx",
            id="Word from a template on a drive",
        ),
        pytest.param(
            lambda: samples.with_members(samples.docx(), word__embeddings__table_xlsx=samples.xlsx()),
            ".docx",
            id="Word with a chart's table",
        ),
        pytest.param(
            lambda: samples.edited(
                samples.docx(), "[Content_Types].xml", b"/word/document.xml", b"/WORD/Document.xml"
            ),
            ".docx",
            id="part names in other letters",
        ),
    ],
)
def test_what_is_taken(make, ending):
    assert kind_of(make()).ending == ending


LOCKED = "パスワードの付いた"
RUNS = "自動で動く仕組み"
HIDES = "埋め込まれ"
MACRO = "マクロの入ったファイルです。"
OUTSIDE = "開くと外部から内容を読み込む"
DAMAGED = "壊れている"
BIG_INSIDE = "中身が大きすぎます。"
MIXED = "混ざって"

PDFS = [
    pytest.param(samples.pdf_locked, LOCKED, id="PDF under a password"),
    pytest.param(samples.pdf_with_script, RUNS, id="PDF with a script"),
    pytest.param(samples.pdf_that_launches, RUNS, id="PDF that starts a program"),
    pytest.param(samples.pdf_with_attachment, HIDES, id="PDF with a file in it"),
    pytest.param(lambda: samples.pdf() + samples.docx(), HIDES, id="PDF that is a ZIP too"),
    pytest.param(lambda: samples.pdf()[:-200], "PDFを開けませんでした", id="half a PDF"),
    pytest.param(
        lambda: samples.pdf().replace(b"%%EOF", b""), "PDFを開けませんでした", id="PDF without its end"
    ),
    pytest.param(
        lambda: samples.written(samples.pdf_writer(0)), "PDFを開けませんでした", id="PDF without a page"
    ),
    pytest.param(lambda: b"%PDF-1.7 " + bytes(2000), "PDFを開けませんでした", id="a PDF's first bytes only"),
]
OFFICE = [
    pytest.param(
        lambda: samples.with_members(samples.docx(), word__vbaProject_bin=b"x"), MACRO, id="VBA called docx"
    ),
    pytest.param(
        lambda: samples.edited(
            samples.docx(),
            "[Content_Types].xml",
            samples.MAIN.encode(),
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        MACRO,
        id="docm called docx",
    ),
    pytest.param(
        lambda: samples.with_members(samples.xlsx(), xl__macrosheets__sheet1_xml=b"<a/>"),
        MACRO,
        id="Excel 4 macros",
    ),
    pytest.param(
        lambda: samples.pointing("attachedTemplate", "https://evil.example/t.dotm"), OUTSIDE, id="template"
    ),
    pytest.param(lambda: samples.pointing("image", "\\\\server\\a.png"), OUTSIDE, id="picture on a server"),
    pytest.param(
        lambda: samples.pointing("image", "file://server/a.png"), OUTSIDE, id="picture by a file address"
    ),
    pytest.param(
        lambda: samples.pointing("oleObject", "embeddings/oleObject1.bin", outside=False),
        HIDES,
        id="embedded object",
    ),
    pytest.param(
        lambda: samples.with_members(samples.docx(), word__embeddings__tool_xlsx=b"MZ" + bytes(99)),
        HIDES,
        id="embedded program",
    ),
    pytest.param(
        lambda: samples.with_members(
            samples.docx(),
            word__embeddings__a_docx=samples.with_members(
                samples.docx(), word__embeddings__b_xlsx=samples.xlsx()
            ),
        ),
        HIDES,
        id="embedded in the embedded",
    ),
    pytest.param(
        lambda: samples.with_members(
            samples.xlsx(), xl__externalLinks__externalLink1_xml=b"<e><ddeLink/></e>"
        ),
        OUTSIDE,
        id="DDE",
    ),
    pytest.param(
        lambda: samples.edited(
            samples.docx(), "[Content_Types].xml", b"document.main+xml", b"template.main+xml"
        ),
        "ひな形やスライドショーの形式",
        id="template called docx",
    ),
    pytest.param(samples.bomb, BIG_INSIDE, id="ZIP bomb"),
    pytest.param(lambda: samples.docx()[:20_000], DAMAGED, id="half a Word file"),
    pytest.param(
        lambda: samples.edited(
            samples.docx(), "_rels/.rels", b"<Relationships", b"<!DOCTYPE a><Relationships"
        ),
        DAMAGED,
        id="a document type in XML",
    ),
    pytest.param(
        lambda: samples.with_members(samples.docx(), __etc__passwd=b"x"), DAMAGED, id="absolute path"
    ),
    pytest.param(lambda: samples.archive(a_txt=b"x"), "圧縮されたファイルです。", id="ZIP"),
    pytest.param(
        lambda: samples.archive(mimetype=b"x", content_xml=b"<a/>"),
        "OpenDocument形式の文書です。",
        id="OpenDocument",
    ),
    pytest.param(lambda: samples.archive(Index__Document_iwa=b"x"), "PagesやNumbers", id="Pages"),
]
PICTURES = [
    pytest.param(lambda: samples.image()[:-3000], "途中で切れています", id="half a photo"),
    pytest.param(lambda: samples.image("PNG")[:-3000], "途中で切れています", id="half a PNG"),
    pytest.param(lambda: samples.image("WEBP")[:-3000], "途中で切れています", id="half a WebP"),
    pytest.param(samples.huge_image, "縦横の大きすぎる画像です（5000万画素まで）", id="400 million pixels"),
    pytest.param(lambda: samples.image() + samples.docx(), MIXED, id="photo that is a ZIP too"),
    pytest.param(lambda: b"\xff\xd8\xff\xfe\x00\x20" + samples.pdf(), MIXED, id="photo that is a PDF too"),
]
FOREIGN = [
    pytest.param(lambda: b"MZ\x90\x00" + bytes(500), "プログラムのファイルです。", id="a program called PDF"),
    pytest.param(lambda: samples.ole("WordDocument"), "古い形式のWord（.doc）です。", id="doc"),
    pytest.param(lambda: samples.ole("Workbook"), "古い形式のExcel（.xls）です。", id="xls"),
    pytest.param(lambda: samples.ole("PowerPoint Document"), "古い形式のPowerPoint（.ppt）です。", id="ppt"),
    pytest.param(lambda: samples.ole("EncryptedPackage"), LOCKED, id="docx under a password"),
    pytest.param(lambda: samples.ole("JSRV_SegmentInformation"), "古い形式の文書です。", id="一太郎"),
    pytest.param(lambda: b"\x00\x00\x00\x18ftypheic" + bytes(99), "HEIC形式の写真です。", id="HEIC"),
    pytest.param(lambda: b"\x00\x00\x00\x18ftypmp42" + bytes(99), "動画や音声は", id="video"),
    pytest.param(lambda: b"GIF89a" + bytes(99), "GIF形式の画像です。", id="GIF"),
    pytest.param(lambda: b"{\\rtf1 a}", "リッチテキスト（.rtf）です。", id="RTF"),
    pytest.param(
        lambda: b"<html><script>alert(1)</script>", "お預かりできない種類のファイルです。", id="HTML"
    ),
    pytest.param("議事録".encode, "お預かりできない種類のファイルです。", id="text"),
]


@pytest.mark.parametrize(("make", "words"), [*PDFS, *OFFICE, *PICTURES, *FOREIGN])
def test_what_is_refused_and_why(make, words):
    with pytest.raises(FileRefused) as refusal:
        kind_of(make())
    assert words in refusal.value.words
    assert refusal.value.words.endswith(("ください。", "なります。", "です。"))


def test_half_a_photo_is_refused_also_where_pdfs_were_drawn():
    importlib.import_module("weasyprint")  # it tells Pillow to take pictures without an end
    with pytest.raises(FileRefused):
        kind_of(samples.image()[:-3000])


def test_too_much_in_an_office_file_is_refused_before_it_is_unpacked(settings):
    settings.UPLOAD_UNPACKED = 10_000
    with pytest.raises(FileRefused, match=BIG_INSIDE):
        kind_of(samples.docx())


def damaged(content: bytes, dice: Random) -> bytes:
    """A file in which some bytes were changed, lost or put in; at the end more often, where the lists stand."""
    broken = bytearray(content)
    for _ in range(dice.choice([1, 2, 5, 20])):
        place = dice.choice([dice.randrange(len(broken)), max(0, len(broken) - dice.randrange(1, 400))])
        length = dice.randrange(1, 20)
        broken[place : place + length] = dice.randbytes(dice.choice([0, length, length + 3]))
    return bytes(broken)


@pytest.mark.parametrize(
    "make",
    [samples.pdf, samples.pdf_with_attachment, samples.docx, samples.xlsx]
    + [lambda form=form: samples.image(form, (48, 32)) for form in ("JPEG", "PNG", "WEBP")],
    ids=["PDF", "PDF with a file", "Word", "Excel", "JPEG", "PNG", "WebP"],
)
def test_whatever_is_damaged_is_judged_and_stumbled_over_never(make):
    whole, dice = make(), Random(8)
    verdicts = set()
    for _ in range(200):
        try:
            verdicts.add(kind_of(damaged(whole, dice)).ending)
        except FileRefused as refusal:
            verdicts.add(refusal.words[-5:])
    assert "ください。" in verdicts


def test_an_encrypted_member_is_a_password():
    content = samples.docx()
    flagged = bytearray(content)
    first = content.index(b"PK\x01\x02")
    flagged[first + 8] |= 1
    with pytest.raises(FileRefused, match=LOCKED):
        kind_of(bytes(flagged))
