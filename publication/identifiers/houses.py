"""Houses that many live in: with the number of a flat, or with a name of their own."""

import re
from collections.abc import Iterator

from publication.identifiers.kinds import Kind
from publication.identifiers.lists import any_of, listed
from publication.identifiers.passage import Candidate, Passage

_LIVED_IN = listed(
    "マンション コーポ コーポラス ハイツ アパート メゾン ハイム レジデンス パークタウン サンハイツ シャトー"
)
_MANY_THINGS = listed("ハウス パレス ヴィラ ビラ コート タウン 団地 住宅 荘 ビル 寮 プラザ")
_HOUSE = re.compile(any_of(_LIVED_IN + _MANY_THINGS))
_PROPER = r"[一-龠々ァ-ヺーA-Za-z]"
_BEFORE = re.compile(rf"{_PROPER}{{1,14}}$")
_NUMBERED = (
    r"(?:[ \t]?(?:[0-9A-Z]{1,3}(?:号棟|棟|番館|号館)|第[0-9一二三四五])?[ \t]?(?:[0-9]{1,2}[階F][ \t]?)?"
    r"(?:[0-9]{3,4}|[A-Z]-?[0-9]{1,4}|[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{1,4})?)"
    r"(?:号室?|室)?(?![0-9年月日人名戸円件]))"
)
_NAME_BEHIND = rf"[ \t]?{_PROPER}{{0,10}}"
_FLAT = re.compile(rf"{_NAME_BEHIND}?{_NUMBERED}")
_NAMED_BEHIND = re.compile(r"[ \t]?(?:[一-龠]{1,6}|[ァ-ヺー]{2,10})")
_NAMED_SO = frozenset(listed("コーポ ハイツ メゾン ハイム シャトー"))
_ANY = re.compile(
    "高層|高級|賃貸|分譲|新築|中古|近隣|隣|公営|都営|区営|市営|県営|建設|木造|老朽|各|集合|低層|中層|ワンルーム|シルバー"
    "|有料|民間|自宅|大型|小規模|大規模|周辺|付近|地区|既存|一般|高齢者"
)
_SHORTEST_NAME = 2
HOUSE_BEHIND = re.compile(rf"[ \t]{{0,2}}\n?{_PROPER}{{1,18}}[ \t]?{_NUMBERED}")
"""A house with a flat right behind an address, whatever it is called."""


def houses(passage: Passage) -> Iterator[Candidate]:
    """見本荘201, サンプルハイツ; a block of flats without number and name of its own is none."""
    text = passage.text
    for match in _HOUSE.finditer(text):
        before = _BEFORE.search(text[max(0, match.start() - 14) : match.start()])
        start = match.start() - len(before.group() if before else "")
        if flat := _FLAT.match(text, match.end()):
            yield _house(start, flat.end(), "建物と部屋が分かります。")
        elif end := _end_of_name(text, match, start):
            yield _house(start, end, "建物の名前です。")


def _end_of_name(text: str, house: re.Match[str], start: int) -> int | None:
    """Where the name of a house ends; ``None`` where it has none."""
    if house.group() not in _LIVED_IN:
        return None
    behind = _NAMED_BEHIND.match(text, house.end()) if house.group() in _NAMED_SO else None
    if behind:
        return behind.end()
    name = text[start : house.start()]
    return house.end() if len(name) >= _SHORTEST_NAME and not _ANY.search(name) else None


def _house(start: int, end: int, why: str) -> Candidate:
    return Candidate(start, end, Kind.ADDRESS, "（住まい）", why)
