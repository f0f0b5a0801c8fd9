"""Words that are names because somebody is called so: 見本さん, 槙田様, みほんさん, 渋谷ノブ（91）."""

import re
from collections.abc import Iterator

from publication.identifiers.analyser import SURNAME, Word, known_as
from publication.identifiers.generic import is_calling, is_generic
from publication.identifiers.names import candidate, first_names
from publication.identifiers.passage import Candidate, Passage
from publication.identifiers.titles import HONORIFIC, beside

_COUNTED = "[回分名人件円日月年時階室個本冊枚組%]"
"""What is counted behind a number in brackets: 講演（60）分 tells nobody's age."""
_SIGN = re.compile(
    rf"{HONORIFIC}|\([ \t]?(?:満|数え)?[ \t]?[1-9][0-9]{{1,2}}[ \t]?(?:歳|才)?[ \t]?\)(?![ \t]?(?:[0-9-]|{_COUNTED}))"
)
_HIRAGANA_BEFORE = re.compile(r"(?:^|[^ぁ-ゖー])(?P<name>[ぁ-ゖー]{2,9})$")
_KIN = re.compile(
    r"(?:お(?:かあ|とう|ばあ|じい|ねえ|にい|く|ば|じ|きゃく|いしゃ|よめ|まご|じょう|つかれ|とな?り|まわり)"
    r"|みな|あか|むすこ|むすめ|ごくろう|まご|よめ|はは|ちち|ひ|わたしたち|なん)$"
)
_LATIN = re.compile(r"[A-Za-z.]+")
_LATIN_NAME = re.compile(r"[A-Z][a-z]{2,}")
_SHORTEST, _LONGEST = 2, 6


def called(passage: Passage) -> Iterator[Candidate]:
    """Everything that is called さん, 様, 氏 … or has an age in brackets, and is no 利用者様."""
    for match in _SIGN.finditer(passage.text):
        place = match.start()
        gap = place > 0 and passage.text[place - 1] in " \t"
        if passage.begins_word(place) and (start := _called_before(passage, place - gap)) is not None:
            start -= len(first_names(passage.text, start))
            yield candidate(passage, beside(passage.text, start, place - gap))


def _called_before(passage: Passage, end: int) -> int | None:
    """Where the name begins that ends here; ``None`` where there is none, or `names` has found it."""
    word = passage.word_ending(end)
    if not word or word.is_name:
        return None
    if _could_be_called(word):
        return _beginning(passage, word)
    hiragana = _HIRAGANA_BEFORE.search(passage.text[max(0, end - 10) : end])
    if not hiragana or _KIN.search(hiragana["name"]):
        return None
    start = _behind_particles(passage, end - len(hiragana["name"]), end)
    return start if _SHORTEST <= end - start <= _LONGEST else None


def _could_be_called(word: Word) -> bool:
    if not word.is_noun or is_generic(word.text):
        return False
    if is_calling(word.text) and SURNAME not in known_as(word.text):
        return False
    return bool(_LATIN_NAME.fullmatch(word.text)) if _LATIN.fullmatch(word.text) else True


def _beginning(passage: Passage, word: Word) -> int:
    """Where a name begins that the analyser did not know, and cut into pieces."""
    start, number = word.start, passage.number_at(word.start) - 1
    while number >= 0:
        before = passage.words[number]
        piece = len(before.text) == 1 or before.unknown or SURNAME in known_as(before.text)
        if before.end != start or not piece or not before.is_noun or is_generic(before.text):
            break
        if word.end - before.start > _LONGEST:
            break
        start, number = before.start, number - 1
    return start


def _behind_particles(passage: Passage, start: int, end: int) -> int:
    """Where a name in hiragana can begin: behind the last particle."""
    for word in passage.words[max(passage.number_at(start), 0) : passage.number_at(end - 1) + 1]:
        if word.part in ("助詞", "助動詞"):
            start = word.end
    return start
