"""A text without gaps, in which one name has one spelling: 見本　花子, 見本・花子 and ミホン are searched here."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_GAPS = re.compile(r"[\s・･·‧=゠]")
_NO_GAPS = re.compile(r"[^\s・･·‧=゠]+")
_KANA = str.maketrans(
    {chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)} | {"ヷ": "わ", "ヺ": "を"}
)
_SPELLINGS = str.maketrans(
    "ぁぃぅぇぉっゃゅょゎゕゖぢづゐゑをー斉斈", "あいうえおつやゆよわかけじずいえお-斎学"
)
"""Small kana stand large in many lists; ぢ and じ, 斉 and 斎 are one name to their bearers' neighbours."""


@dataclass(frozen=True)
class Squeezed:
    """The text, and for each of its characters its place in the plain text."""

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, plain: str) -> "Squeezed":
        """Squeeze a plain text."""
        places = array("q")
        for match in _NO_GAPS.finditer(plain):
            places.extend(range(*match.span()))
        return cls(squeeze(plain), places)


def squeeze(plain: str) -> str:
    """The spelling in which names are compared; one character for each that is no gap."""
    return _repeated(_GAPS.sub("", plain).replace("İ", "i").lower().translate(_KANA).translate(_SPELLINGS))


def _repeated(text: str) -> str:
    """佐々木 as 佐佐木."""
    return re.sub("(?<=[一-龠])々", lambda match: match.string[match.start() - 1], text)
