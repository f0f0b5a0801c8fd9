"""Whether the spelling of a name is the name here: 林 is a wood, さくら a blossom, 中村 a station."""

import re

from publication.identifiers.acts import has, is_somebody
from publication.identifiers.analyser import COMMON, OTHER, PLACE, PROPER, SURNAME
from publication.identifiers.generic import PLACE_BEHIND
from publication.identifiers.passage import Passage
from publication.identifiers.spellings import Need
from publication.identifiers.titles import Beside

_ALONE_BEFORE = re.compile(r"(?:^|[\s、,・/(「『【\[:|。])$")
_ALONE_BEHIND = re.compile(r"(?:$|[\s、,・/)」』】\]:|。])")
_FIRM_BEFORE = re.compile(
    r"(?:会社|法人|社団|財団|\((?:株|有|同|福|医|特非|一社)\)|組合)[ \t]?$|(?:ホーム|デイサービス|事業所)$"
)
_LISTED = re.compile(r"[・/]$")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_KANJI = re.compile(r"[一-龠々]")
_SHORTEST_ALONE = 3
_COULD_BE_CALLED = ("名詞", "代名詞", "副詞", "形状詞", "感動詞")
_NOT_BY_ROLE = (Need.KANA, Need.KANA_TOLD, Need.AN_ADDRESS)


def allows(passage: Passage, start: int, end: int, need: Need, around: Beside) -> bool:
    """Whether a spelling that stands here is what it seems. Doubt counts for the name."""
    if need is Need.NOTHING:
        return True
    if need is Need.LATIN:
        return not (_at(passage, start - 1, _LETTER) or _at(passage, end, _LETTER))
    if _is_part_of_another_surname(passage, start, end):
        return False
    if around.addressed or (around.marked and need not in _NOT_BY_ROLE):
        return True
    return _UNMARKED[need](passage, start, end, around)


def _is_part_of_another_surname(passage: Passage, start: int, end: int) -> bool:
    """小林 is not 林; 林家 is the family's."""
    word = passage.word_over(start, end)
    if not word or word.kind != SURNAME:
        return False
    return word.start < start or passage.text[end : word.end] not in ("", "家")


def _no_other_word(passage: Passage, start: int, end: int, around: Beside) -> bool:
    word = passage.word_over(start, end)
    if word and (word.start < start or word.end > end) and word.kind in (PLACE, PROPER, COMMON, OTHER):
        return False
    of_a_firm = _FIRM_BEFORE.search(passage.text[max(0, start - 12) : start])
    return not of_a_firm and not PLACE_BEHIND.match(passage.text, end)


def _no_common_word(passage: Passage, start: int, end: int, around: Beside) -> bool:
    word = passage.word_over(start, end)
    if word is None or word.is_name:
        return True
    return (word.start, word.end) == (start, end) and is_somebody(passage.text, end)


def _a_sign(passage: Passage, start: int, end: int, around: Beside) -> bool:
    """One character: a name by the analyser's word, alone between signs, or somebody who acts."""
    text = passage.text
    word = passage.word_over(start, end)
    if word and word.is_name:
        return not PLACE_BEHIND.match(text, end)
    alone_before = bool(_ALONE_BEFORE.search(text[max(0, start - 1) : start]))
    if alone_before and _ALONE_BEHIND.match(text, end):
        return True
    if _LISTED.search(text[max(0, start - 1) : start]) and not _at(passage, end, _KANJI):
        return True
    if _at(passage, start - 1, _KANJI) and not passage.begins_word(start):
        return False
    return has(text, end) if _at(passage, end, _KANJI) else is_somebody(text, end)


def _kana(passage: Passage, start: int, end: int, around: Beside) -> bool:
    """Katakana that stands alone, or hiragana that is a word of its own and could be a name."""
    if around.role and around.end > end:
        return True
    if _KATAKANA.match(passage.text, start):
        return not (_at(passage, start - 1, _KATAKANA) or _at(passage, end, _KATAKANA))
    if end - start < _SHORTEST_ALONE or not (passage.begins_word(start) and passage.ends_word(end)):
        return False
    word = passage.word_over(start, end)
    return word is None or word.is_name or word.unknown


def _told_kana(passage: Passage, start: int, end: int, around: Beside) -> bool:
    """The same for kana that the roster itself tells; there any noun or adverb (きらり) may be a name that acts."""
    if _kana(passage, start, end, around):
        return True
    word = passage.word_over(start, end)
    is_whole = bool(word and (word.start, word.end) == (start, end) and word.part in _COULD_BE_CALLED)
    return is_whole and is_somebody(passage.text, end)


def _never(passage: Passage, start: int, end: int, around: Beside) -> bool:
    """一 is a number."""
    return False


_UNMARKED = {
    Need.AN_ADDRESS: _never,
    Need.NO_OTHER_WORD: _no_other_word,
    Need.NO_COMMON_WORD: _no_common_word,
    Need.A_SIGN: _a_sign,
    Need.KANA: _kana,
    Need.KANA_TOLD: _told_kana,
}


def _at(passage: Passage, place: int, kind: re.Pattern[str]) -> bool:
    return 0 <= place < len(passage.text) and bool(kind.match(passage.text, place))
