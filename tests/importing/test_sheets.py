"""Opening files: encodings, workbooks, and files that are none."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from operators.importing.sheets import Sheet, UnusableFileError, open_sheet, read_sheet

TEXT = "事業所番号,備考\r\n1392000376,髙田\r\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode("utf-8-sig"), id="UTF-8 with BOM, CRLF"),
        pytest.param(TEXT.replace("\r\n", "\n").encode(), id="UTF-8, LF"),
        pytest.param(TEXT.encode("cp932"), id="CP932"),
        pytest.param(TEXT.removesuffix("\r\n").encode(), id="no line end at the end"),
        pytest.param((TEXT + ",\r\n\r\n,,,\r\n").encode(), id="empty rows and columns at the end"),
    ],
)
def test_the_same_sheet_from_every_encoding(content):
    assert read_sheet(content, "a.csv") == Sheet(["事業所番号", "備考"], [(2, ["1392000376", "髙田"])])


def test_rows_are_numbered_as_a_spreadsheet_does():
    content = '見出し,備考\n一,"二行の\nセル"\n\n三,四\n'.encode()
    assert read_sheet(content, "a.csv").rows == [(2, ["一", "二行の\nセル"]), (4, ["三", "四"])]


def test_a_workbook_gives_what_a_person_would_have_typed():
    book = openpyxl.Workbook()
    book.worksheets[0].append(["数", "小数", "日", "日時", "空", "文字"])
    book.worksheets[0].append(
        [190101105, 1392000376.0, date(2025, 4, 1), datetime.fromisoformat("2025-04-01 09:00"), None, "０１"]
    )
    content = io.BytesIO()
    book.save(content)
    cells = ["190101105", "1392000376", "2025-04-01", "2025-04-01", "", "０１"]
    assert read_sheet(content.getvalue(), "a.xlsx").rows == [(2, cells)]


def zip_without_a_workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("写真.txt", "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "a.csv", "空です", id="empty"),
        pytest.param(b"\r\n , \r\n", "a.csv", "空です", id="only separators"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00", "a.csv", "文字として読めない", id="a picture"),
        pytest.param(bytes(range(128, 256)), "a.csv", "文字として読めない", id="no encoding"),
        pytest.param('見出し\n"閉じない'.encode(), "a.csv", "引用符", id="a quote that is not closed"),
        pytest.param(b"not a zip", "a.xlsx", "Excelファイルとして開けません", id="not a workbook"),
        pytest.param(b"PK\x03\x04broken", "a.xlsx", "Excelファイルとして開けません", id="a broken workbook"),
        pytest.param(zip_without_a_workbook(), "a.xlsx", "Excelファイルとして開けません", id="another zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1", "a.xlsx", "パスワード", id="locked or old workbook"),
    ],
)
def test_an_unusable_file_is_one_sentence(content, name, words):
    with pytest.raises(UnusableFileError, match=words) as caught:
        read_sheet(content, name)
    assert "\n" not in str(caught.value)


def test_no_file_and_a_folder(tmp_path):
    with pytest.raises(UnusableFileError, match="見つかりません"):
        open_sheet(tmp_path / "ない.csv")
    with pytest.raises(UnusableFileError, match="フォルダー"):
        open_sheet(tmp_path)
