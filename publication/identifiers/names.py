"""Personal names in general, by the analyser's dictionary and by what stands beside them: recall first."""

import re
from collections.abc import Iterator

from publication.identifiers.analyser import COMMON, GIVEN, OTHER, PERSON, PLACE, SURNAME, Word, known_as
from publication.identifiers.generic import PLACE_BEHIND, is_calling, is_generic
from publication.identifiers.kinds import Kind
from publication.identifiers.passage import Candidate, Passage
from publication.identifiers.roster import SOMEBODY
from publication.identifiers.titles import Beside, beside

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_KANJI = re.compile(r"[一-龠々]{1,3}")
_WHY = "人の名前と思われます。"
_BUSINESS_BEHIND = re.compile(
    "(?:医院|病院|クリニック|診療所|薬局|歯科|内科|外科|整形|眼科|商店|酒店|工務店|接骨院|整骨院|建設|工業|製作|製薬|食品|商会|書店|式|流|賞|杯|銀行|自動車|電機|電器|運輸)"
)
_SPEAKS = re.compile(r"[ \t]?(?:様|さん|氏)?[ \t]?:")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_FOREIGN = re.compile(r"(?:[ァ-ヺー]{2,12}[・=]){1,3}$")
_GAP = re.compile(r"[ \t・=]|\n{1,2}")
_LONG_ENOUGH, _LONGEST = 2, 4


def names(passage: Passage) -> Iterator[Candidate]:
    """Words that the analyser takes for names, with their honorifics and posts."""
    at = 0
    while at < len(passage.words):
        if not passage.words[at].is_name:
            at += 1
            continue
        run = _run(passage, at)
        start = _beginning(passage, at)
        around = beside(passage.text, start - len(first_names(passage.text, start)), run[-1].end)
        if _is_somebody(passage, run, around):
            yield candidate(passage, around)
        at += len(run)


def candidate(passage: Passage, around: Beside) -> Candidate:
    """The proposal for a name of somebody unknown: the post beside it, else somebody."""
    somebody = "参加者" if _SPEAKS.match(passage.text, around.end) else SOMEBODY
    return Candidate(around.start, around.end, Kind.NAME, around.role or somebody, _WHY)


def first_names(text: str, start: int) -> str:
    """チャン・ in チャン・ミンさん."""
    found = _FOREIGN.search(text[max(0, start - 24) : start]) if _KATAKANA.match(text, start) else None
    return found.group() if found else ""


def _run(passage: Passage, at: int) -> list[Word]:
    """The words of one name: 見本 花子; グエン・ホア."""
    run = [passage.words[at]]
    for word in passage.words[at + 1 : at + 1 + 2 * _LONGEST]:
        gap = passage.text[run[-1].end : word.start]
        if word.is_name and not is_generic(word.text) and (not gap or _bridges(gap, run[-1], word)):
            run.append(word)
        elif not _GAP.fullmatch(word.text):
            break
    return run


def _beginning(passage: Passage, at: int) -> int:
    """Where a name begins whose family name the analyser did not take for one: 見本 in 見本花子."""
    word, before = passage.words[at], passage.words[max(at - 1, 0)]
    if before.text == " ":
        before = passage.words[max(at - 2, 0)]
    if word.kind != GIVEN or not before.is_noun or before.is_name or word.start - before.end > 1:
        return word.start
    known = known_as(before.text)
    if (
        not _KANJI.fullmatch(before.text)
        or is_calling(before.text)
        or (before.kind == PLACE and SURNAME not in known)
    ):
        return word.start
    return before.start


def _bridges(gap: str, last: Word, word: Word) -> bool:
    if not _GAP.fullmatch(gap):
        return False
    return (last.kind, word.kind) == (SURNAME, GIVEN) or bool(
        _KATAKANA.fullmatch(last.text) and _KATAKANA.fullmatch(word.text)
    )


def _is_somebody(passage: Passage, run: list[Word], around: Beside) -> bool:
    first, text = run[0], passage.text
    if is_generic(first.text) or _LETTERS.fullmatch(first.text):
        return False
    if PLACE_BEHIND.match(text, run[-1].end) and not around.marked:
        return False
    if around.end == run[-1].end and first.kind == GIVEN and len(first.text) < _LONG_ENOUGH:
        return False
    if around.marked or len(run) > 1:
        return True
    if (
        _BUSINESS_BEHIND.match(text, first.end)
        or _BUSINESS_BEHIND.search(first.text)
        or len(first.text) < _LONG_ENOUGH
    ):
        return False
    return _UNMARKED[first.kind](first)


def _surname_alone(word: Word) -> bool:
    return not known_as(word.text) & {COMMON, OTHER} and not _HIRAGANA.fullmatch(word.text)


def _given_name_alone(word: Word) -> bool:
    return not known_as(word.text) & {COMMON, OTHER, PLACE} and not _HIRAGANA.fullmatch(word.text)


def _person_alone(word: Word) -> bool:
    return len(word.text) >= _LONGEST or not _KATAKANA.fullmatch(word.text)


_UNMARKED = {SURNAME: _surname_alone, GIVEN: _given_name_alone, PERSON: _person_alone}
