"""Where somebody lives: addresses below 丁目, postal codes. Ward, town and 丁目 may stay."""

import re
from collections.abc import Iterator

from publication.identifiers.analyser import PLACE
from publication.identifiers.houses import HOUSE_BEHIND
from publication.identifiers.kinds import Kind
from publication.identifiers.numerals import LONG_MARK, NUMERAL, in_digits
from publication.identifiers.passage import Candidate, Passage

_N = rf"(?:[0-9]{{1,4}}|{NUMERAL}{{1,4}})"
_BLOCK = rf"{_N}[ \t]?(?:番地?の?|-)[ \t]?{_N}?[ \t]?(?:号(?!室)|-(?=[0-9])|の(?=[0-9])|番地?)?[ \t]?(?:[0-9]{{1,4}})?"
_AFTER_QUARTER = re.compile(
    rf"(?:[0-9]|{NUMERAL})[ \t]?丁目[ \t]?(?:の)?(?P<block>{_BLOCK}|[0-9]{{1,3}}(?![0-9世人名件月日]))"
)
_LAND = re.compile(rf"(?<![0-9第])(?P<block>{_N}番地(?:の?{_N})?(?:[ \t]?{_N}号)?|{_N}番[ \t]?{_N}号)")
_DASHED = re.compile(
    r"(?<![0-9.-])(?P<block>[0-9]{1,3}[-の][0-9]{1,3}(?:[-の][0-9]{1,4}){0,2})(?![0-9-])(?![ \t]?(?:回|件|名|人|章|条|項|頁|ページ|年|月|日|時|分|%|割))"
)
_LABEL = re.compile(r"(?:住所|所在地|居所|転居先|住まい|自宅)[^。\n0-9]{0,30}$")
_TOWN_ENDING = re.compile(
    r"[一-龠ヶケァ-ヶ々](?:町|区|市|村|字|台|丘|ヶ丘|が丘|北|南|東|西|中|上|下|本町|元町|井|原|島)[ \t]?$"
)
_NO_TOWN = re.compile(
    r"(?:資料|別紙|様式|図|表|第|議題|議案|項目|別表|写真|問|質問|注|版|号|番号|比|スコア|結果|平均|約|計|時刻|巻|条|付|No\.?)[ \t]?$"
)
_POSTAL = re.compile(
    r"(?:〒|郵便番号[ \t]?[:は]?)[ \t]?[0-9]{3}[ \t]?-?[ \t]?[0-9]{4}|(?<![0-9-])[0-9]{3}-[0-9]{4}(?![0-9-])"
)


def addresses(passage: Passage) -> Iterator[Candidate]:
    """What stands behind the 丁目 or the town, with house and room; postal codes."""
    text = passage.text
    for pattern in (_AFTER_QUARTER, _LAND):
        for match in pattern.finditer(text):
            yield _address(text, *match.span("block"))
    for match in _DASHED.finditer(LONG_MARK.sub("-", in_digits(text))):
        if _stands_behind_a_town(passage, match.start()):
            yield _address(text, *match.span("block"), _quarter(match.group()))
    for match in _POSTAL.finditer(text):
        yield Candidate(*match.span(), Kind.ADDRESS, "（郵便番号）", "郵便番号です。")


def _address(text: str, start: int, end: int, words: str = "（番地）") -> Candidate:
    end = start + len(text[start:end].rstrip())
    house = HOUSE_BEHIND.match(text, end)
    return Candidate(start, house.end() if house else end, Kind.ADDRESS, words, "丁目より細かい住所です。")


def _quarter(dashed: str) -> str:
    """Of 6-12-1 the 6丁目 may stay; of 12-1 nothing tells what it is."""
    parts = dashed.replace("の", "-").split("-")
    return f"{parts[0]}丁目" if len(parts) > 2 else "（番地）"


def _stands_behind_a_town(passage: Passage, start: int) -> bool:
    before = passage.text[max(0, start - 40) : start]
    if _NO_TOWN.search(before):
        return False
    if _LABEL.search(before) or _TOWN_ENDING.search(before):
        return True
    last = passage.word_over(max(0, len(before.rstrip()) - len(before) + start - 1), start)
    return bool(last and last.kind == PLACE)
