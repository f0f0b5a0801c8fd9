"""The roster as a workbook with the columns of the import: what is saved can be read back. [CONTRACT, Members]"""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from meetings.importing import member_layout as col
from meetings.models import Member

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_CATEGORIES = {value: word for word, value in col.CATEGORIES.items()}
_DELIVERIES = {value: word for word, value in col.DELIVERIES.items()}
_WIDTHS = {col.NAME: 20, col.AFFILIATION: 30, col.EMAIL: 28, col.ADDRESS: 40, col.CORPORATION_NUMBER: 16}
_CHOICES = {col.CATEGORY: _CATEGORIES, col.DELIVERY: _DELIVERIES}
_ROWS_TO_FILL = 500
_GUIDE = (
    "1行に1人ずつ入力してください。区分と氏名は必ず入力してください。",
    "空欄のところは、登録済みの値を変えません。退任した方は行を消さずに退任日を入力してください。",
    "日付は 2026-04-01 でも 令和8年4月1日 でもかまいません。",
    f"区分：{'、'.join(col.CATEGORIES)}",
    f"送付方法：{'、'.join(col.DELIVERIES)}（メールのときはメールアドレスも必要です）",
)


def roster_workbook(members: Iterable[Member]) -> bytes:
    """Every given member, current and former, as XLSX; without members it is the template to fill in.

    All cells are text: numbers keep their zeros, and a name such as ``=1+1`` stays a name.
    """
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "構成員"
    _write(sheet, [list(col.LAYOUT.columns), *(_row(member) for member in members)])
    _dress(sheet)
    _write(book.create_sheet("記入のしかた"), [[line] for line in _GUIDE])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(member: Member) -> list[str]:
    values = {
        col.NUMBER: member.facility.number,
        col.CODE: member.facility.kind.code,
        col.CATEGORY: _CATEGORIES[member.category],
        col.NAME: member.name,
        col.AFFILIATION: member.affiliation,
        col.CORPORATION_NUMBER: member.corporation.number if member.corporation else "",
        col.TITLE: member.title,
        col.DELIVERY: _DELIVERIES[member.delivery],
        col.EMAIL: member.email,
        col.POSTAL_CODE: member.postal_code,
        col.ADDRESS: member.address,
        col.JOINED: str(member.joined_on or ""),
        col.LEFT: str(member.left_on or ""),
    }
    return [values[heading] for heading in col.LAYOUT.columns]


def _write(sheet: "Worksheet", rows: list[list[str]]) -> None:
    for place, row in enumerate(rows, 1):
        for across, value in enumerate(row, 1):
            cell = sheet.cell(place, across, value)
            cell.data_type = "s"
            cell.number_format = "@"


def _dress(sheet: "Worksheet") -> None:
    """Head that stays, columns as wide as their words, lists to choose from, text cells for what is typed."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "A2"
    for across, heading in enumerate(col.LAYOUT.columns, 1):
        letter = get_column_letter(across)
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = _WIDTHS.get(heading, 14)
        sheet.column_dimensions[letter].number_format = "@"
        if heading in _CHOICES:
            words = DataValidation(type="list", formula1=f'"{",".join(_CHOICES[heading].values())}"')
            words.add(f"{letter}2:{letter}{_ROWS_TO_FILL}")
            sheet.add_data_validation(words)
