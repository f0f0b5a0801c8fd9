"""Exact ages, which become decades. Thresholds of the law, bands and averages say nothing about one person."""

import re
from collections.abc import Iterator

from publication.identifiers.kinds import Kind
from publication.identifiers.numerals import NUMERAL, number
from publication.identifiers.passage import Candidate, Passage

_AGE = re.compile(
    rf"(?:(?:満|数え年?で?|享年|年齢)[ \t]?[:は]?[ \t]?)?(?<![0-9])(?<![0-9][.,])(?:[0-9]{{2,3}}[、・,][ \t]?){{0,3}}(?P<age>[0-9]{{1,3}}|{NUMERAL}{{1,5}})[ \t]?"
    r"(?:歳|才(?![能覚])|歲|(?<=[0-9])(?:さい|サイ(?!ズ|ク|ド|バ|ン|ト|レ)))(?![代児])"
    r"(?:[ \t]?(?:と)?[0-9]{1,2}[ \t]?(?:か|ヶ|カ|ケ|ヵ|箇)月)?"
)
_BARE = re.compile(r"(?:年齢|享年|満年齢)[ \t]?[:は|]?[ \t]?(?P<age>[0-9]{2,3})(?![0-9.歳才,%件名人])")
_LIMIT = re.compile(
    r"[ \t]?(?:以上|未満|以下|以降|を超え|を越え|到達|に到達|に達し|未到達|までの?(?:方|人|医療|被保険者)|の壁|問題)"
)
_BAND = re.compile(
    r"[ \t]?(?:から|~|-|～)[ \t]?(?P<other>[0-9]{1,3}|[〇一二三四五六七八九十百]{1,5})[ \t]?[歳才]"
)
_BEFORE_BAND = re.compile(r"(?P<other>[0-9]{1,3})[ \t]?[歳才]?[ \t]?(?:から|~|-)[ \t]?$")
_AVERAGE = re.compile(r"平均(?:年齢)?(?:[^。\n、最]{0,10})$")
_LAWFUL = frozenset({15, 18, 39, 64, 74, 84})
_RARE_FROM = 95
_HUNDRED = 100
_CELEBRATED = {
    "還暦": 60,
    "古希": 70,
    "古稀": 70,
    "喜寿": 77,
    "傘寿": 80,
    "米寿": 88,
    "卒寿": 90,
    "白寿": 99,
    "百寿": 100,
    "茶寿": 108,
    "皇寿": 111,
}
_CELEBRATION = re.compile("|".join(_CELEBRATED))


def ages(passage: Passage) -> Iterator[Candidate]:
    """Ages in years, and the birthdays that have a name of their own (米寿)."""
    text = passage.text
    for match in (*_AGE.finditer(text), *_BARE.finditer(text)):
        age = number(match["age"])
        if age is not None and not _about_many(text, match, age):
            yield _candidate(match.start(), match.end(), age)
    for match in _CELEBRATION.finditer(text):
        yield _candidate(*match.span(), _CELEBRATED[match.group()])


def age_in_brackets(passage: Passage, end: int) -> Candidate | None:
    """The bare number in brackets behind a name: 見本花子さん（87）."""
    match = re.compile(r"[ \t]?\([ \t]?(?P<age>[0-9]{2,3})[ \t]?\)").match(passage.text, end)
    return _candidate(*match.span("age"), int(match["age"])) if match else None


def decade(age: int) -> str:
    """The words for an age that may be published: ``80代``."""
    if age >= _HUNDRED:
        return "100歳以上"
    return f"{age // 10 * 10}代" if age >= 10 else "10歳未満"


def _candidate(start: int, end: int, age: int) -> Candidate:
    return Candidate(start, end, Kind.AGE, decade(age), "年齢がはっきり分かります。")


def _about_many(text: str, match: re.Match[str], age: int) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    if _AVERAGE.search(before) or (age == _HUNDRED and text.startswith("以上", match.end())):
        return True  # 100歳以上 is what a higher age is replaced by
    if _round(age) and age < _RARE_FROM and _LIMIT.match(text, match.end()):
        return True
    other = _BAND.match(text, match.end()) or _BEFORE_BAND.search(before)
    return other is not None and _round(age) and _round(number(other["other"]) or 0)


def _round(age: int) -> bool:
    """Whether bands and the law begin or end at this age."""
    return age % 5 == 0 or age in _LAWFUL or (age % 10 == 9)
