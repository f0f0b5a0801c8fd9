"""Birth dates, and dates so old that they can hardly be anything else."""

import re
from collections.abc import Iterator

from publication.identifiers.kinds import Kind
from publication.identifiers.numerals import NUMERAL, in_digits, number
from publication.identifiers.passage import Candidate, Passage

_N = rf"(?:[0-9]{{1,2}}|元|{NUMERAL}{{1,4}})"
_ERA_YEAR = rf"(?P<era>明治|大正|昭和|平成|令和|[明大昭平令](?=[0-9元])|(?<![A-Za-z])[MTSHRmtshr]\.?)[ \t]?(?P<year>{_N})"
_WESTERN_YEAR = r"(?<![0-9])(?P<western>(?:18|19|20)[0-9]{2}|[一二][〇一二三四五六七八九]{3}(?=年))"
_OTHER_YEAR = r"(?:\([^()\n]{1,10}\))?"
_DAY = (
    rf"(?:[ \t]?{_OTHER_YEAR}[年./・-]{_OTHER_YEAR}[ \t]?[0-9]{{1,2}}[ \t]?[月./・-][ \t]?[0-9]{{1,2}}[ \t]?日?(?![0-9])"
    rf"|年[ \t]?{NUMERAL}{{1,3}}月[ \t]?{NUMERAL}{{1,3}}日)"
)
_FULL = rf"(?:{_ERA_YEAR}|{_WESTERN_YEAR})(?P<day>{_DAY})"
_YEAR_ONLY = rf"(?:{_ERA_YEAR}|{_WESTERN_YEAR})(?P<day>年(?:\([^()\n]{{1,10}}\))?(?:[ \t]?{_N}月)?)"
_MONTH_DAY = rf"(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})月[ \t]?(?:[0-9]{{1,2}}|{NUMERAL}{{1,3}})日"
_BORN = r"[ \t]?(?:頃|ごろ)?の?(?:\([^()\n]{1,4}\))?[ \t]?(?:生まれ|生れ|うまれ|産まれ|誕生(?!会)|出生|生(?![活計産涯命徒存還花物協]))"
_LABEL = r"(?:生年月日|お?誕生日|出生日|出生年月日|生まれは|生まれた(?:の|日)は?)[ \t]?[:はが|]?[ \t]?\n?\(?"
_BIRTHDAY = r"(?:が|は|の|に|も)?(?:お)?(?:誕生日|バースデー)"

_WITH_YEAR = (
    re.compile(f"{_FULL}(?P<born>{_BORN})"),
    re.compile(f"{_YEAR_ONLY}(?P<born>{_BORN})"),
    re.compile(f"{_LABEL}(?P<date>{_FULL})"),
)
_WITHOUT_YEAR = (
    re.compile(f"(?P<date>{_MONTH_DAY}){_BORN}"),
    re.compile(f"(?P<date>{_MONTH_DAY}){_BIRTHDAY}"),
    re.compile(f"{_LABEL}(?P<date>(?:[0-9]{{1,2}}[/.][0-9]{{1,2}}(?![0-9/.])|{_MONTH_DAY}))"),
)
_OLD = re.compile(_FULL)
_OF_AN_INSTITUTION = re.compile(
    r"設立|開設|制定|創立|創業|創設|開所|開業|開園|開校|施行|建築|竣工|新築|建設|完成|告示|公布|省令|法律|条例|厚生|老発|老計|通知|指定|発足|締結|改正|耐震|基準|適合"
)
_WHAT_FOLLOWS, _OLDEST, _OLD_UNTIL = 18, 1870, 1975

_LETTERS = {
    "M": "明治",
    "T": "大正",
    "S": "昭和",
    "H": "平成",
    "R": "令和",
    "明": "明治",
    "大": "大正",
    "昭": "昭和",
    "平": "平成",
    "令": "令和",
}


def birthdates(passage: Passage) -> Iterator[Candidate]:
    """Dates of birth with and without year, years of birth, and bare dates of Meiji, Taishō and Shōwa."""
    text = passage.text
    for pattern in _WITH_YEAR:
        for match in pattern.finditer(text):
            yield _found(match, _when(match))
    for pattern in _WITHOUT_YEAR:
        for match in pattern.finditer(text):
            yield _found(match, "（誕生日）")
    for match in _OLD.finditer(text):
        follows = text[match.end() : match.end() + _WHAT_FOLLOWS]
        if _is_old(match) and not _OF_AN_INSTITUTION.search(follows):
            yield _found(match, _when(match), "生年月日かもしれない古い日付です。")


def _found(match: re.Match[str], words: str, why: str = "生年月日です。") -> Candidate:
    place = match.span("date") if "date" in match.re.groupindex else match.span()
    return Candidate(*place, Kind.BIRTHDATE, words, why)


def _when(match: re.Match[str]) -> str:
    """The decade of birth, as coarse as an age in decades: 昭和10年代生まれ."""
    groups = match.groupdict()
    born = "生まれ" if groups.get("born") else ""
    if groups["western"]:
        return f"{in_digits(groups['western'])[:3]}0年代{born}"
    year = number(groups["year"]) or 1
    return f"{_era(groups['era'])}{'ひとけた' if year < 10 else f'{year // 10 * 10}年代'}{born}"


def _is_old(match: re.Match[str]) -> bool:
    if match["western"]:
        return _OLDEST <= int(in_digits(match["western"])) <= _OLD_UNTIL
    return _era(match["era"]) in ("明治", "大正", "昭和")


def _era(text: str) -> str:
    return _LETTERS.get(text[0].upper(), text)
