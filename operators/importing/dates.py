"""The one reader of dates in files. [CONTRACT: Dates anywhere]"""

import re
from datetime import date

from operators.importing.text import compact, plain

_ERAS = {
    "令和": 2018,
    "令": 2018,
    "R": 2018,
    "平成": 1988,
    "平": 1988,
    "H": 1988,
    "昭和": 1925,
    "昭": 1925,
    "S": 1925,
}
_JAPANESE = re.compile(
    r"(?P<era>令和|平成|昭和|[令平昭RHS])(?P<year>\d{1,2}|元)[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?"
)
_WESTERN = re.compile(r"(?P<year>\d{4})[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?")
_EIGHT_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
_BRACKETS = re.compile(r"\([^()]*\)")
_TIME_OF_DAY = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")
_FIRST_YEAR, _LAST_YEAR = 1926, 2099


def parse_date(text: str) -> date | None:
    """The date a cell means; ``None`` for an empty cell; ``ValueError`` with a Japanese sentence otherwise.

    平成31年5月1日 and the like, written from habit after an era had ended, mean the day they count to
    (2019-05-01). What stands in brackets (a weekday, the other calendar's year) and a time of day are left out.
    """
    written = _TIME_OF_DAY.sub("", _BRACKETS.sub("", plain(text).upper())).replace(" ", "")
    if not written:
        return None
    found = _match(written)
    if found is None:
        raise ValueError(
            f"「{_shown(text)}」は日付として読めません。2025-04-01 や 令和7年4月1日 の形で入力してください。"
        )
    try:
        day = date(_year(found), int(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError(f"「{_shown(text)}」という日はありません。日付を確かめてください。") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"「{_shown(text)}」は年が正しくないようです。日付を確かめてください。")
    return day


def _match(written: str) -> re.Match[str] | None:
    patterns = (_JAPANESE, _WESTERN, _EIGHT_DIGITS)
    return next((found for pattern in patterns if (found := pattern.fullmatch(written))), None)


def _year(found: re.Match[str]) -> int:
    year = 1 if found["year"] == "元" else int(found["year"])
    offset = _ERAS.get(found.groupdict().get("era") or "", 0)
    if offset and year == 0:
        raise ValueError
    return offset + year


def _shown(text: str) -> str:
    return compact(text)[:30]
