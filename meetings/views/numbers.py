"""Numbers that come with a request: keys and revisions. What nobody's button sends is no number."""

from collections.abc import Iterable

_LONGEST = 9
"""Digits: every key and revision has fewer, and `int` and the database take them."""


def number_of(text: str | None, *, otherwise: int) -> int:
    """The number that was sent; ``otherwise`` for what is none, or longer than any of ours."""
    good = text and text.isascii() and text.isdecimal() and len(text) <= _LONGEST
    return int(text) if text and good else otherwise


def numbers_of(texts: Iterable[str]) -> list[int]:
    """The numbers that were sent; what is none is left out."""
    return [number for text in texts if (number := number_of(text, otherwise=-1)) >= 0]
