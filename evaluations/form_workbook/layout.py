"""How a form stands in a workbook: its tabs, their columns, and the words people read there. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ABOUT, SHEETS, FIELDS, SCALES = "はじめに", "用紙", "欄", "尺度"
YES, NO = "はい", "いいえ"
LONGEST_TAB = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True)
class Column:
    """One column. ``fill``: merged or left empty below its first row, it holds for the rows beneath. ``flag``: yes or no."""

    name: str
    label: str
    needed: bool = False
    fill: bool = False
    flag: bool = False
    width: int = 14


ABOUT_COLUMNS = (
    Column("what", "こと", needed=True, width=16),
    Column("words", "内容", needed=True, width=90),
)
ABOUT_NAMES = {
    "service": "サービス",
    "title": "様式の名称",
    "edition": "版の名前",
    "source": "出典",
    "note": "注記",
}
SHEET_COLUMNS = (
    Column("key", "用紙の記号", needed=True),
    Column("title", "用紙の名称", needed=True, width=44),
    Column("tab", "シート名", needed=True, width=44),
    Column("public", "公表する", flag=True, width=10),
    Column("turnout", "出欠を載せる", flag=True),
    Column("hint", "説明", width=60),
)
FIELD_COLUMNS = (
    Column("sheet", "用紙の記号", needed=True, fill=True),
    Column("key", "欄の記号", needed=True),
    Column("label", "欄の見出し", needed=True, width=36),
    Column("kind", "種類", needed=True),
    Column("phase", "記入する人", needed=True, width=24),
    Column("at", "どこに"),
    Column("scale", "尺度"),
    Column("of", "もとの欄"),
    Column("public", "公表する", flag=True, width=10),
    Column("required", "必ず記入", flag=True, width=10),
    Column("external", "外部番号の項目だけ", flag=True, width=18),
    Column("hint", "説明", width=40),
)
SCALE_COLUMNS = (
    Column("scale", "尺度", needed=True, fill=True),
    Column("key", "答えの記号", needed=True),
    Column("label", "答え", needed=True, width=30),
)
ROW_COLUMNS = (
    Column("section", "区分の記号", needed=True, fill=True, width=12),
    Column("section_number", "区分の番号", fill=True, width=12),
    Column("section_heading", "区分", needed=True, fill=True, width=36),
    Column("key", "項目の記号", width=12),
    Column("number", "番号", width=8),
    Column("external_number", "外部評価の番号", width=14),
    Column("heading", "項目", needed=True, width=64),
    Column("hint", "説明", width=40),
)


def tabs_of(titles: Mapping[str, str]) -> dict[str, str]:
    """A name for the tab of each sheet (key → title), such as Excel takes, each once."""
    taken = {ABOUT, SHEETS, FIELDS, SCALES}
    found: dict[str, str] = {}
    for key, title in titles.items():
        found[key] = _free(_FORBIDDEN.sub("・", title)[:LONGEST_TAB] or key, taken)
        taken.add(found[key].casefold())
    return found


def _free(name: str, taken: Iterable[str]) -> str:
    known, tried, number = {each.casefold() for each in taken}, name, 1
    while tried.casefold() in known:
        number += 1
        tried = f"{name[: LONGEST_TAB - 4]}（{number}）"
    return tried
