"""Every way in which the name of somebody the office knows can stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from publication.identifiers.kinds import Person
from publication.identifiers.latin import in_latin
from publication.identifiers.name_parts import Parts, parts_of, readings
from publication.identifiers.squeezed import squeeze


class Need(Enum):
    """What must be true besides, for a spelling to be the name."""

    NOTHING = auto()
    NO_OTHER_WORD = auto()
    NO_COMMON_WORD = auto()
    A_SIGN = auto()
    AN_ADDRESS = auto()
    KANA = auto()
    KANA_TOLD = auto()
    LATIN = auto()


@dataclass(frozen=True)
class Spelling:
    """``text`` in squeezed spelling; ``why`` tells the reader what it is."""

    text: str
    need: Need
    why: str


_FULL, FAMILY, GIVEN = "名簿にある方の氏名です。", "名簿にある方の姓です。", "名簿にある方の名です。"
_READ = "名簿にある方の読みです。"
_LATIN = re.compile(r"[a-z\u00c0-\u024f.'-]+")
_KANA = re.compile(r"[ぁ-ゖ-]+")
_NUMERAL = re.compile("[一二三四五六七八九十百千万]")
_SHORTEST_FULL, _SHORTEST_KANA, _SHORTEST_TOLD = 3, 4, 3


def spellings(person: Person) -> list[Spelling]:
    """The spellings of a person, without repetition; none for an entry that is no name (利用者A)."""
    found: dict[tuple[str, Need], Spelling] = {}
    for parts in parts_of(person.name):
        for spelling in _of(parts, readings(parts, person.kana), told=bool(person.kana)):
            found.setdefault((spelling.text, spelling.need), spelling)
    for latin in in_latin(person.name):
        found.setdefault((latin, Need.LATIN), Spelling(latin, Need.LATIN, _FULL))
    return [
        spelling for spelling in found.values() if len(spelling.text) > 1 or not _LATIN.match(spelling.text)
    ]


def _of(parts: Parts, read: list[Parts], *, told: bool) -> Iterator[Spelling]:
    for full in _full_names(parts, read):
        yield Spelling(full, _need_of_full(full), _FULL)
    for part, why, need in (
        (parts[0], FAMILY, Need.NO_OTHER_WORD),
        (parts[1], GIVEN, Need.NO_COMMON_WORD),
    ):
        if text := squeeze(part):
            yield Spelling(text, _need(text, need), why)
    for kana in dict.fromkeys(part for pair in read for part in pair):
        if text := squeeze(kana):
            sure = told and len(text) >= _SHORTEST_TOLD
            yield Spelling(text, Need.KANA_TOLD if sure else Need.KANA, _READ)


def _full_names(parts: Parts, read: list[Parts]) -> list[str]:
    """Both names in characters or kana, in every mixture; names from elsewhere also the other way round."""
    if not parts[1]:
        return [squeeze("".join(pair)) for pair in read if pair[1]]
    families = dict.fromkeys([parts[0], *(pair[0] for pair in read)])
    givens = dict.fromkeys([parts[1], *(pair[1] for pair in read if pair[1])])
    full = [squeeze(family + given) for family in families for given in givens]
    text = squeeze(parts[0])
    if _KANA.fullmatch(text) or _LATIN.fullmatch(text):
        full.append(squeeze(parts[1] + parts[0]))
    return full


def _need_of_full(text: str) -> Need:
    if _LATIN.fullmatch(text):
        return Need.LATIN
    if _KANA.fullmatch(text) and len(text) < _SHORTEST_KANA:
        return Need.KANA
    return Need.NOTHING if len(text) >= _SHORTEST_FULL else Need.NO_OTHER_WORD


def _need(text: str, otherwise: Need) -> Need:
    if _LATIN.fullmatch(text):
        return Need.LATIN
    if _KANA.fullmatch(text):
        return Need.KANA_TOLD
    if _NUMERAL.fullmatch(text):
        return Need.AN_ADDRESS
    return Need.A_SIGN if len(text) == 1 else otherwise
