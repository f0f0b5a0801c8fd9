"""Words that are names only because of what stands beside them: 見本さん, 泉課長, 「林：」, みほんさん, T.S.さん."""

import re
from collections.abc import Iterator

from publication.identifiers.analyser import PLACE, SURNAME, Word, known_as
from publication.identifiers.generic import is_generic
from publication.identifiers.lists import any_of, listed
from publication.identifiers.names import candidate
from publication.identifiers.passage import Candidate, Passage
from publication.identifiers.titles import HONORIFIC, POST, beside

_HONORIFIC, _POST = re.compile(HONORIFIC), re.compile(POST)
_HIRAGANA_BEFORE = re.compile(r"(?:^|[^ぁ-ゖー])(?P<name>[ぁ-ゖー]{2,6})$")
_CALLED_IN_HIRAGANA = re.compile(
    r"(?:お(?:かあ|とう|ばあ|じい|ねえ|にい|く|ば|じ|きゃく|いしゃ|よめ|まご|じょう|つかれ|とな?り|まわり)|みな|あか|むすこ|むすめ|ごくろう|まご|よめ|はは|ちち|ひ|わたしたち|なん)$"
)
_INITIALS = re.compile(
    rf"(?<![A-Za-z])(?P<initials>[A-Z][.・ ]{{0,2}}[A-Z]\.?)(?=[ \t]?(?:{HONORIFIC}|利用者|\([0-9]))"
)
_PROFESSIONS = frozenset(listed("PT OT ST NS CM CW SW HP DR GH PM AM QA TV PC IT IC AI OK NG"))
_LATIN = re.compile(r"[A-Za-z.]+")
_LATIN_NAME = re.compile(r"[A-Z][a-z]{2,}")
_LABEL = re.compile(r"(?m)^[ \t]*[「(【・○●◯]?[ \t]?(?P<name>[一-龠々]{1,3})[ \t]?(?:委員)?[ \t]?:")
_NO_SPEAKER = frozenset("月火水木金土日東西南北上中下左右男女父母兄姉弟妹夫妻")
_OF_A_PLACE = re.compile(
    any_of(
        listed(
            "区長 市長 町長 町会長 副町会長 自治会長 副自治会長 会長 副会長 署長 消防署長 支店長 所長 センター長 副センター長 園長 校長 館長 議員 区議 区議会議員 消防士 警察官 "
            "分団長 団長 職員 スタッフ 代表 委員 民生委員 児童委員 ボランティア 委員長 代表者 老人クラブ会長 班長 隊長 会計 書記 理事 顧問 相談員 支援員 ヘルパー 教授 講師 保護司"
        )
    )
)
_LONGEST = 6


def addressed(passage: Passage) -> Iterator[Candidate]:
    """Everything that is called さん, 様, 氏 … and is no 利用者様; the posts; the speakers; initials."""
    for match in _HONORIFIC.finditer(passage.text):
        yield from _called(passage, match.start())
    for match in _POST.finditer(passage.text):
        yield from _posted(passage, match)
    for match in _LABEL.finditer(passage.text):
        if _could_speak(match["name"]):
            yield candidate(passage, beside(passage.text, *match.span("name")))
    for match in _INITIALS.finditer(passage.text):
        if re.sub("[^A-Z]", "", match["initials"]) not in _PROFESSIONS:
            yield candidate(passage, beside(passage.text, *match.span("initials")))


def _called(passage: Passage, place: int) -> Iterator[Candidate]:
    end = len(passage.text[:place].rstrip(" \t")) if place else 0
    if place - end > 1 or not passage.begins_word(place):
        return
    word = _word_before(passage, end)
    if word and not word.is_name and _could_be_called(word):
        yield candidate(passage, beside(passage.text, _beginning(passage, word), end))
    elif hiragana := _HIRAGANA_BEFORE.search(passage.text[max(0, end - 7) : end]):
        name = hiragana["name"]
        if (
            word
            and word.part in ("接尾辞", "名詞", "接頭辞", "感動詞")
            and not _CALLED_IN_HIRAGANA.search(name)
        ):
            yield candidate(passage, beside(passage.text, end - len(name), end))


def _posted(passage: Passage, post: re.Match[str]) -> Iterator[Candidate]:
    word = _word_before(passage, post.start())
    if not word or word.is_name or is_generic(word.text) or SURNAME not in known_as(word.text):
        return
    if word.kind == PLACE and _OF_A_PLACE.fullmatch(post.group()):
        return
    if word.is_noun and not re.match("[一-龠々]", passage.text[word.start - 1 : word.start] or " "):
        yield candidate(passage, beside(passage.text, word.start, word.end))


def _word_before(passage: Passage, end: int) -> Word | None:
    """The word that ends here."""
    if end <= 0 or not passage.ends_word(end):
        return None
    return passage.words[passage.number_at(end - 1)]


def _could_be_called(word: Word) -> bool:
    if not word.is_noun or (is_generic(word.text) and SURNAME not in known_as(word.text)):
        return False
    if is_generic(word.text) and len(word.text) == 1:
        return False
    return bool(_LATIN_NAME.fullmatch(word.text)) if _LATIN.fullmatch(word.text) else True


def _beginning(passage: Passage, word: Word) -> int:
    """Where a name begins that the analyser did not know, and cut into single characters."""
    start, number = word.start, passage.number_at(word.start) - 1
    while number >= 0:
        before = passage.words[number]
        single = len(before.text) == 1 or before.unknown
        if before.end != start or not single or not before.is_noun or is_generic(before.text):
            break
        if word.end - before.start > _LONGEST:
            break
        start, number = before.start, number - 1
    return start


def _could_speak(name: str) -> bool:
    return SURNAME in known_as(name) and not is_generic(name) and name not in _NO_SPEAKER
