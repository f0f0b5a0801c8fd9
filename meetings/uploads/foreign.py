"""What a file is that is not taken, and what its owner can do: the first bytes say it."""

from meetings.uploads.kinds import TAKEN

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of Office until 2003, of 一太郎, and of Office files under a password."""

_AS_PDF_OR_JPEG = "PDFかJPEGで保存し直してから選んでください。"
_SAVE_AS = "で開き、「名前を付けて保存」で新しい形式（{}）を選んで保存し直してください。"
_PHOTO = (
    "HEIC形式の写真です。JPEGで保存し直してください。iPhoneでは、「設定」の「カメラ」の「フォーマット」で"
    "「互換性優先」を選ぶと、次からJPEGになります。"
)
_VIDEO = "動画や音声はお預かりできません。写真か文書にしてください。"
_PACKED = "圧縮されたファイルです。中のファイルを取り出して、1つずつ選んでください。"
_PROGRAM = f"プログラムのファイルです。お預かりできるのは、{TAKEN}です。"
OTHER = f"お預かりできない種類のファイルです。{TAKEN}のどれかで保存し直してください。"

_INSIDE_OLE = (
    (
        "EncryptedPackage",
        "パスワードの付いたWordやExcelのファイルです。パスワードを外してから選んでください。",
    ),
    ("WordDocument", "古い形式のWord（.doc）です。Word" + _SAVE_AS.format(".docx")),
    ("Workbook", "古い形式のExcel（.xls）です。Excel" + _SAVE_AS.format(".xlsx")),
    ("Book", "古い形式のExcel（.xls）です。Excel" + _SAVE_AS.format(".xlsx")),
    ("PowerPoint Document", "古い形式のPowerPoint（.ppt）です。PowerPoint" + _SAVE_AS.format(".pptx")),
)
_OLD_DOCUMENT = "古い形式の文書です。PDFで保存し直してから選んでください。"

_BEGINNINGS = (
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"#!", _PROGRAM),
    (b"{\\rtf", "リッチテキスト（.rtf）です。Word" + _SAVE_AS.format(".docx")),
    (b"II*\x00", "TIFF形式の画像です。" + _AS_PDF_OR_JPEG),
    (b"MM\x00*", "TIFF形式の画像です。" + _AS_PDF_OR_JPEG),
    (b"GIF8", "GIF形式の画像です。" + _AS_PDF_OR_JPEG),
    (b"BM", "BMP形式の画像です。" + _AS_PDF_OR_JPEG),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!", _PACKED),
    (b"\x1f\x8b", _PACKED),
)
_PHOTO_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
)


def words_for(content: bytes) -> str:
    """Why these bytes are none of the kinds that are taken, and what to do."""
    if content.startswith(OLE):
        return _inside_ole(content)
    if content[4:8] == b"ftyp":
        return _PHOTO if content[8:12] in _PHOTO_BRANDS else _VIDEO
    return next((words for beginning, words in _BEGINNINGS if content.startswith(beginning)), OTHER)


def words_for_archive(names: frozenset[str]) -> str:
    """The same for a ZIP archive that is no Office file, by the names of its members."""
    if any(name.endswith(".iwa") for name in names):
        return "PagesやNumbersのファイルです。PDFに書き出してから選んでください。"
    if "mimetype" in names and "content.xml" in names:
        return "OpenDocument形式の文書です。PDFか、新しい形式（.docx、.xlsx）で保存し直してください。"
    return _PACKED


def _inside_ole(content: bytes) -> str:
    """Streams are named in UTF-16 in the container's directory."""
    for stream, words in _INSIDE_OLE:
        if stream.encode("utf-16-le") in content:
            return words
    return _OLD_DOCUMENT
