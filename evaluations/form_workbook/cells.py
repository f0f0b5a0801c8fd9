"""One cell as words, and what keeps it from being read. Pure."""

from datetime import date, datetime, time, timedelta
from typing import Any

from operators.importing.text import fold, tidy

FORMULA = "計算式が入っています。式の答えを文字で入れ直してください。"
_FAULT = "エラーの値（{}）になっています。文字で入れ直してください。"
_DAY = "日付か時刻になっています。セルの書式を「文字列」にして、入れ直してください。"


def words_of(cell: Any) -> str:
    """What stands in a cell, on one line; whole numbers without ``.0``."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy(str(value))


def fault_of(cell: Any) -> str:
    """Why a cell cannot be read as words; empty where it can."""
    if cell.data_type == "f":
        return FORMULA
    if cell.data_type == "e":
        return _FAULT.format(cell.value)
    if isinstance(cell.value, datetime | date | time | timedelta):
        return _DAY
    return ""


def same(one: str, other: str) -> bool:
    """Whether two heads are the same but for width, case and spaces."""
    return fold(one) == fold(other)
