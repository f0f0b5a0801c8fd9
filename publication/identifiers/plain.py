"""A text in the spelling that is searched: half-width digits, one kind of dash, usual characters, nothing invisible.

Unlike `operators.search_text.Folding` it keeps katakana, capitals and line breaks, which say what a word is.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from operators.search_text import folded

_MARKS = "\u3099\u309a\uff9e\uff9f\u0300-\u036f\u1160-\u11ff"
_PIECE = re.compile(
    f"(?P<usual>(?:[\t\n -}}ぁ-ゖァ-ヺー、-」々一-龠](?![{_MARKS}]))+)|[^{_MARKS}]?[{_MARKS}]*", re.DOTALL
)
_IDEOGRAPH = re.compile("[\u2e80-\u2fd5\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CHARACTERS = str.maketrans(dict.fromkeys("‐‑‒–—―−─━﹣", "-") | dict.fromkeys("〜～∼", "~"))
_LONG_MARK_AS_DASH = re.compile(r"(?<=[0-9)])ー(?=[0-9(])")


@dataclass(frozen=True)
class Plain:
    """The text, and for each of its characters where it begins and ends in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, original: str) -> "Plain":
        """Rewrite a text; a character with its marks is one."""
        pieces: list[str] = []
        starts, ends = array("q"), array("q")
        for match in _PIECE.finditer(original):
            first, last = match.span()
            if match["usual"]:  # most of every text: one character stays one
                pieces.append(match["usual"].translate(_USUAL))
                starts.extend(range(first, last))
                ends.extend(range(first + 1, last + 1))
                continue
            folded_cluster = _fold(match.group())
            pieces.append(folded_cluster)
            starts.extend([first] * len(folded_cluster))
            ends.extend([last] * len(folded_cluster))
        return cls(_LONG_MARK_AS_DASH.sub("-", "".join(pieces)), starts, ends)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece that is not empty stands in the original."""
        return self.starts[start], self.ends[end - 1]


class _Usual(dict[int, str]):
    """For `str.translate`: usual characters for variants of names, looked up once each."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded(character) if _IDEOGRAPH.match(character) else character
        return self[code]


_USUAL = _Usual()


@lru_cache(maxsize=50_000)
def _fold(cluster: str) -> str:
    plain = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", cluster))
    if unicodedata.category(plain[:1] or " ") == "No":  # ① is a mark in a list, not the digit 1
        return plain
    usual = _IDEOGRAPH.sub(lambda match: folded(match.group()), unicodedata.normalize("NFKC", plain))
    return usual.translate(_CHARACTERS)
