"""Numbers in digits and in characters: 87, 八十七, 八七."""

import re

_ONES = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "○": 0,
    "零": 0,
    "元": 1,
}
NUMERAL = "[〇一二三四五六七八九十百]"
LONG_MARK = re.compile("(?<=[0-9])ー(?=[0-9])")
"""The long mark of kana between digits: a dash. `in_digits` may have made it one."""

_WRITTEN_OUT = re.compile(
    r"(?:(?P<hundreds>[二三四五六七八九]?)百)?(?:(?P<tens>[二三四五六七八九]?)十)?(?P<ones>[一二三四五六七八九]?)"
)
_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")


def number(text: str) -> int | None:
    """The number that is written here; ``None`` where it is none."""
    if text == "元":
        return 1
    digits = text.translate(_DIGITS)
    if digits.isascii() and digits.isdigit():
        return int(digits)
    written = _WRITTEN_OUT.fullmatch(text)
    if not written or not text:
        return None
    return _part(written["hundreds"], 100) + _part(written["tens"], 10) + _ONES.get(written["ones"], 0)


def in_digits(text: str) -> str:
    """The text with 〇一二…九 as digits, character by character: for numbers that are read out one by one."""
    return text.translate(_DIGITS)


def _part(sign: str | None, worth: int) -> int:
    """``None``: there is no such part; empty: once."""
    return 0 if sign is None else _ONES.get(sign, 1) * worth
