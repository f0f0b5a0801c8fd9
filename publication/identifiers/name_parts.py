"""Takes the name on a list apart: family name, given name, and how both are read."""

import re
from collections.abc import Iterable

from publication.identifiers.analyser import GIVEN, SURNAME, known_as, reading_of, readings_of
from publication.identifiers.generic import is_generic
from publication.identifiers.plain import Plain
from publication.identifiers.titles import HONORIFIC, POST

_BRACKETS = re.compile(r"\([^()]*\)?|[\[<【「『][^\]>】」』]*[\]>】」』]?")
_HONORIFIC_AT_END = re.compile(rf"(?<=.)[ \t]*{HONORIFIC}$")
_POST_AT_END = re.compile(rf"(?<=.)[ \t]*{POST}$")
_POST_AT_START = re.compile(rf"^{POST}[ \t:・]+(?=.)")
_BETWEEN = re.compile(r"[\s・･·=゠,、]+")
_ANONYMOUS = re.compile(r"(?:ご?利用者|入居者|ご?家族|職員|委員|参加者)?[A-Z0-9〇○●]{1,2}")
_DESK = re.compile(
    r"(?:課|係|センター|ステーション|事業所|会社|法人|ホーム|窓口|担当|担当者|事務局|受付|サービス|管理者|職員|スタッフ|委員会|役所|病院|医院|町会|自治会)$"
)
"""An account that several people share has the name of a desk: 練馬区 介護保険課. Behind it a person may stand."""
_FOREIGN = re.compile(r"[ァ-ヺー]+|[A-Za-z\u00c0-\u024f'-]+")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー\s]+")

Parts = tuple[str, str]
"""Family name and given name; the latter may be empty."""


def parts_of(name: str) -> list[Parts]:
    """The ways in which a name can be divided; more than one where it is written without a space."""
    pieces = [piece for piece in _BETWEEN.split(_bare(name)) if piece]
    desks = [at for at, piece in enumerate(pieces) if _DESK.search(piece)]
    pieces = pieces[desks[-1] + 1 :] if desks else pieces
    pieces = [piece for piece in pieces if len(piece) == 1 or not is_generic(piece)]
    if not pieces or _ANONYMOUS.fullmatch("".join(pieces)):
        return []
    if len(pieces) > 1:
        return [(pieces[0], "".join(pieces[1:])), *_called_by_any(pieces)]
    return _divided(pieces[0])


def readings(parts: Parts, kana: str = "") -> list[Parts]:
    """How a name can be read, in kana: as the list says, else as the dictionary knows."""
    family, given = (_readings(part, kind) for part, kind in zip(parts, (SURNAME, GIVEN), strict=True))
    told = [piece for piece in _BETWEEN.split(Plain.of(kana).text.strip()) if piece]
    if len(told) > 1:
        return [(told[0], "".join(told[1:]))]
    if told:
        return [(first, told[0][len(first) :]) for first in family if told[0].startswith(first)] or [
            (told[0], "")
        ]
    return [(first, second) for first in family for second in given or ("",)]


def _bare(name: str) -> str:
    """The name without brackets, honorific and post."""
    text = _BRACKETS.sub(" ", Plain.of(name).text).strip()
    for pattern in (_HONORIFIC_AT_END, _POST_AT_END, _HONORIFIC_AT_END, _POST_AT_START):
        text = pattern.sub("", text).strip()
    return text


def _called_by_any(pieces: list[str]) -> list[Parts]:
    """Of グエン・ティ・ホア each may be what a person is called by."""
    several = len(pieces) > 2 and all(_FOREIGN.fullmatch(piece) for piece in pieces)
    return [(piece, "") for piece in pieces if several and len(piece) > 1]


def _divided(name: str) -> list[Parts]:
    if len(name) == 1 or SURNAME in known_as(name):
        return [(name, "")]
    cuts = [(name[:at], name[at:]) for at in range(1, len(name))]
    sure = [cut for cut in cuts if SURNAME in known_as(cut[0]) and GIVEN in known_as(cut[1])]
    if sure:
        return sure
    likely = [cut for cut in cuts if SURNAME in known_as(cut[0]) or GIVEN in known_as(cut[1])]
    return list(dict.fromkeys([*likely, (name[:2], name[2:]), (name, "")]))


def _readings(part: str, kind: str) -> Iterable[str]:
    if not part:
        return ()
    if _KANA.fullmatch(part):
        return (part,)
    return readings_of(part, kind) or tuple(filter(None, (reading_of(part),)))
