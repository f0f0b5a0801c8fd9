"""What a file is called on screen and when it is saved: readable Japanese, nothing that a path or a screen could trip over."""

import re
import unicodedata

from meetings.uploads.kinds import KINDS, FileKind

LONGEST = 110
LONGEST_BYTES = 240
"""File systems take names of 255 bytes; a kana is three."""
NAMELESS = "ファイル"

_ENDINGS = tuple({kind.ending for kind in KINDS} | {".jpeg", ".jpe", ".jfif"})
_UNREADABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Controls, marks of direction, invisible and private characters, by their Unicode category."""
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_APART = re.compile(r".[\u3099\u309a]")
"""A kana and its voiced mark, as a Mac writes them in file names."""


def safe_title(name: str, kind: FileKind) -> str:
    """The name without its path and without what cannot be read, at most 110 characters, ending as ``kind`` ends.

    Only kana with separate marks are composed: 髙, 﨑 and 神 stay the characters they are.
    """
    last = re.split(r"[/\\]", name)[-1]
    readable = "".join(each for each in last if unicodedata.category(each) not in _UNREADABLE)
    composed = _APART.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), readable)
    stem = _trimmed(_without_ending(" ".join(_FORBIDDEN.sub("_", composed).split())))
    cut = stem[:LONGEST].encode()[:LONGEST_BYTES].decode(errors="ignore")
    return (_trimmed(cut) or NAMELESS) + kind.ending


def _without_ending(name: str) -> str:
    for ending in _ENDINGS:
        if name.lower().endswith(ending):
            return name[: -len(ending)]
    return name


def _trimmed(stem: str) -> str:
    return stem.strip(". ")
