"""How the words of a file are read: tidied for keeping, folded for comparing."""

import re
import unicodedata

_BREAKS = re.compile(r"（改行）|\(改行\)|[\r\n]+")
_SPACES = re.compile(r"\s+")
_KANGXI_RADICALS = re.compile("[\u2f00-\u2fdf]")
_DASHES = re.compile("[\u2010-\u2015\u2212\u2500\u207b\u30fc\uff0d\uff70\uff5e~]")
_POINT_ZERO = re.compile(r"(?<=[0-9])\.0+$")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters, which databases and screens refuse."""
    return _UNPRINTABLE.sub("", text)


def tidy(text: str) -> str:
    """One line for keeping and showing: the spelling stays, damage goes.

    Line breaks, also the literal 「（改行）」 of the open data, become a space. A Kangxi radical (⽯ U+2F6F)
    is never right in a text and becomes its character (石); full-width letters and variants of names stay.
    """
    text = _KANGXI_RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _BREAKS.sub(" ", text).strip()


def plain(text: str) -> str:
    """Tidied, with half-width digits and letters: for numbers, codes, addresses of mail and web."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", tidy(text))).strip()


def compact(text: str) -> str:
    """`plain` without any space: for identifiers."""
    return plain(text).replace(" ", "")


def fold(text: str) -> str:
    """For comparing only: NFKC, no spaces, no case. Two spellings of one name fold to the same text."""
    return compact(text).casefold()


def dashed(text: str) -> str:
    """`compact` with every kind of dash as ``-``: for telephone numbers and postal codes."""
    return _DASHES.sub("-", compact(text))


def digits(text: str) -> str:
    """A number that identifies, without the hyphens of people and the ``.0`` of spreadsheets."""
    return _POINT_ZERO.sub("", dashed(text).replace("-", ""))


def parts(text: str, separators: str = ";；、,，\n") -> list[str]:
    """The non-empty pieces of a cell that holds several values."""
    return [piece.strip() for piece in re.split(f"[{separators}]", text) if piece.strip()]
