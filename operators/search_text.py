"""How texts are folded for searching: spellings that a person takes for the same word become the same text.

A folded text has another length than the original (㈱ becomes three characters, ｶﾞ one), so the place of a word in
the original is found through `Folding`, which remembers from where each folded character comes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_DASHES = dict.fromkeys(map(ord, "ー‐‑‒–—―−─━〜~～"), "-")
_VARIANTS = str.maketrans(
    "髙﨑𠮷邊邉齋齊嶋嶌德濵濱澤廣櫻國圀眞惠榮瀨黑淸冨峯桒舘淵龍壽靜曾槇賴彌條檜藪靍靏鶴栁塚渡渕鄕隆祐單體會學發變圖實當來對辨辯瓣續繪聲臺號萬處",
    "高崎吉辺辺斎斎島島徳浜浜沢広桜国国真恵栄瀬黒清富峰桑館渕竜寿静曽槙頼弥条桧薮鶴鶴鶴柳塚渡渕郷隆祐単体会学発変図実当来対弁弁弁続絵声台号万処",
)
_RADICALS = str.maketrans("⻑⻘⻁⻄⻅⻆⻝⻤⻨⻩⻫⻭⻯⻲", "長青虎西見角食鬼麦黄斉歯竜亀")
_CHARACTERS = _VARIANTS | _RADICALS | _DASHES
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_CLUSTER = re.compile(
    "[^\u3099\u309a\uff9e\uff9f\u0300-\u036f\u1160-\u11ff]?[\u3099\u309a\uff9e\uff9f\u0300-\u036f\u1160-\u11ff]*",
    re.DOTALL,
)
_SPACES = re.compile(r"\s+")
_COUNTED, _NAMED = re.compile("[ヶヵケ箇](?=[月所年国条村])"), re.compile("[ヶケ](?=[丘関谷崎原峰])")
"""The sign that is read か in 1ヶ月 and が in 光ヶ丘."""


def folded(text: str) -> str:
    """Half width, lower case, hiragana, usual characters for variants of names, single spaces: for comparing only."""
    return Folding.of(text).text.strip()


def terms(query: str, *, at_most: int = 8, longest: int = 60) -> list[str]:
    """The folded words of a search, all of which must be found; what is too much is left out."""
    found = (term[:longest] for term in folded(query[:1000]).split(" ") if term)
    return list(dict.fromkeys(found))[:at_most]


@dataclass(frozen=True)
class Folding:
    """A folded text, and for each of its characters the span of the original it comes from."""

    text: str
    spans: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, original: str) -> "Folding":
        """Fold a text; a character with its marks is folded as one."""
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        for match in _CLUSTER.finditer(original):
            for character in _fold(match.group()):
                if character != " " or pieces[-1:] != [" "]:
                    pieces.append(character)
                    spans.append(match.span())
        named = _NAMED.sub("ガ", _COUNTED.sub("カ", "".join(pieces)))
        return cls(named.translate(_KATAKANA), spans)

    def places(self, words: Iterable[str]) -> list[tuple[int, int]]:
        """Where the folded words stand in the original, in order; what overlaps is one place."""
        found = sorted(place for word in words if word for place in self._places_of(word))
        merged: list[tuple[int, int]] = []
        for start, end in found:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def _places_of(self, word: str) -> Iterator[tuple[int, int]]:
        at = self.text.find(word)
        while at >= 0:
            yield self.spans[at][0], self.spans[at + len(word) - 1][1]
            at = self.text.find(word, at + len(word))


@dataclass(frozen=True)
class Piece:
    """Some words of an original, and whether they were searched for. Plain text: whoever shows it escapes it."""

    text: str
    found: bool = False


def passage(original: str, words: Sequence[str], *, around: int = 40) -> list[Piece]:
    """The first place of any of the folded words, with up to ``around`` characters on both sides; else nothing.

    Other places inside are marked as well; what is cut off is told by ``…``.
    """
    places = Folding.of(original).places(words)
    if not places:
        return []
    first, last = max(places[0][0] - around, 0), min(places[0][1] + around, len(original))
    pieces = [Piece("…")] if first else []
    at = first
    for start, end in places:
        if start >= last:
            break
        pieces += [Piece(original[at:start]), Piece(original[start : min(end, last)], found=True)]
        at = min(end, last)
    pieces += [Piece(original[at:last]), Piece("…" if last < len(original) else "")]
    return [piece for piece in pieces if piece.text]


def _fold(cluster: str) -> str:
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", cluster)).casefold()
    return _SPACES.sub(" ", plain.translate(_CHARACTERS))
