"""Reads 休止期間: 「2025-06-01/2025-08-31;…」, both days inside. [CONTRACT, Offices]"""

import re
from datetime import date
from itertools import pairwise

from operators.importing.dates import parse_date
from operators.importing.text import parts, plain

Period = tuple[date, date]
_BETWEEN = re.compile(r"[~〜～]|から")


def parse_periods(text: str) -> list[Period]:
    """The periods in order; raises ``ValueError`` with a Japanese sentence."""
    periods = sorted(_period(piece) for piece in parts(text))
    for (_, last), (first, _) in pairwise(periods):
        if first <= last:
            raise ValueError("休止期間が重なっています。期間を確かめてください。")
    return periods


def _period(piece: str) -> Period:
    first, last = (parse_date(day) for day in _two_days(plain(piece)))
    if first is None or last is None:
        raise ValueError("休止期間は 2025-06-01/2025-08-31 の形で入力してください。")
    if last < first:
        raise ValueError("休止期間の終わりが始まりより前です。日付を確かめてください。")
    return first, last


def _two_days(piece: str) -> tuple[str, str]:
    """Days may themselves be written with slashes: then the middle slash parts them."""
    days = _BETWEEN.split(piece)
    if len(days) == 1:
        slashes = piece.split("/")
        half = len(slashes) // 2
        days = ["/".join(slashes[:half]), "/".join(slashes[half:])] if half else [piece]
    if len(days) != 2:
        raise ValueError("休止期間は 2025-06-01/2025-08-31 の形で入力してください。")
    return days[0], days[1].removesuffix("まで")
