"""Words that are names only because of the post, the colon or the sign beside them: 泉課長, 「林：」, T.S.さん."""

import re
from collections.abc import Iterator

from publication.identifiers.analyser import PLACE, SURNAME, known_as
from publication.identifiers.generic import is_generic
from publication.identifiers.lists import any_of, listed
from publication.identifiers.names import candidate
from publication.identifiers.passage import Candidate, Passage
from publication.identifiers.titles import HONORIFIC, POST, beside

_POST = re.compile(POST)
_INITIALS = re.compile(
    rf"(?<![A-Za-z])(?P<initials>[A-Z][.・ ]{{0,2}}[A-Z]\.?)(?=[ \t]?(?:{HONORIFIC}|利用者|\([0-9]))"
)
_PROFESSIONS = frozenset(listed("PT OT ST NS CM CW SW HP DR GH PM AM QA TV PC IT IC AI OK NG"))
_LABEL = re.compile(r"(?m)^[ \t]*[「(【・○●◯]?[ \t]?(?P<name>[一-龠々]{1,3})[ \t]?(?:委員)?[ \t]?:")
_LIST = re.compile(
    any_of(
        listed(
            "夜勤 夜勤者 日勤 早番 遅番 宿直 当直 担当 担当者 司会 記録 書記 進行 説明 説明者 報告 報告者 出席 出席者 欠席 欠席者 参加 参加者 構成員 講師 受付 責任者 "
            "作成 作成者 確認 確認者 承認 送迎 運転 見守り 窓口 代表 利用者 入居者 家族 ご家族 氏名 新任 退職 異動 着任"
        )
    )
    + r"[ \t]?:[ \t]?(?=(?P<items>[一-龠々ァ-ヺー、・,/ \t]{1,200}))"
)
_ITEM = re.compile(r"[一-龠々]{1,4}")
_NO_SPEAKER = frozenset("月火水木金土日東西南北上中下左右男女父母兄姉弟妹夫妻")
_HEADS = re.compile(
    any_of(
        listed(
            "区長 市長 町長 町会長 副町会長 自治会長 副自治会長 会長 副会長 署長 消防署長 支店長 所長 センター長 副センター長 園長 校長 館長 議員 区議 区議会議員 "
            "分団長 団長 職員 スタッフ 代表 ボランティア 委員長 代表者 老人クラブ会長 班長 隊長"
        )
    )
)
"""Posts that a place can have: 光が丘町会長 is nobody called 光が丘."""
_KANJI = re.compile("[一-龠々]")


def addressed(passage: Passage) -> Iterator[Candidate]:
    """Names before a post, names of speakers, and initials, which come from a real name."""
    for match in _POST.finditer(passage.text):
        yield from _posted(passage, match)
    for place in (*_speakers(passage.text), *_listed_names(passage.text)):
        yield candidate(passage, beside(passage.text, *place))
    for match in _INITIALS.finditer(passage.text):
        if re.sub("[^A-Z]", "", match["initials"]) not in _PROFESSIONS:
            yield candidate(passage, beside(passage.text, *match.span("initials")))


def _posted(passage: Passage, post: re.Match[str]) -> Iterator[Candidate]:
    word = passage.word_ending(post.start())
    if not word or word.is_name or is_generic(word.text) or SURNAME not in known_as(word.text):
        return
    if word.kind == PLACE and _HEADS.fullmatch(post.group()):
        return
    if word.is_noun and not _KANJI.match(passage.text[max(word.start - 1, 0) : word.start]):
        yield candidate(passage, beside(passage.text, word.start, word.end))


def _speakers(text: str) -> Iterator[tuple[int, int]]:
    for match in _LABEL.finditer(text):
        if _could_speak(match["name"]):
            yield match.span("name")


def _listed_names(text: str) -> Iterator[tuple[int, int]]:
    """夜勤：岡田、石川: in such a list a word that can be a family name is one."""
    for match in _LIST.finditer(text):
        for item in _ITEM.finditer(text, *match.span("items")):
            if _could_speak(item.group()):
                yield item.span()


def _could_speak(name: str) -> bool:
    return SURNAME in known_as(name) and not is_generic(name) and name not in _NO_SPEAKER
