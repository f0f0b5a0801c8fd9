"""How texts are folded for searching: spellings that a person takes for the same word become the same text."""

import re
import unicodedata

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_VARIANTS = str.maketrans("髙﨑𠮷邊邉齋齊嶋德濵濱", "高崎吉辺辺斎斎島徳浜浜")
_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """Half width, lower case, hiragana, usual characters for variants of names, single spaces: for comparing only."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _SPACES.sub(" ", plain.translate(_KATAKANA).translate(_VARIANTS)).strip()


def terms(query: str, *, at_most: int = 8, longest: int = 60) -> list[str]:
    """The folded words of a search, all of which must be found; what is too much is left out."""
    return [term[:longest] for term in folded(query[:1000]).split(" ") if term][:at_most]
