"""What stands in a public address after the question mark, read once and calmly: what means nothing counts as not given."""

import re
from unicodedata import normalize

from rules.kinds import ServiceKind

_LONGEST = 9
"""Digits: every key, year and page has fewer, and `int` and the database take them."""
_OFFICE = re.compile(r"([0-9A-Z]{10})[/-]([0-9]{2,3})")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
LONGEST_WORDS = 200
"""Characters of a search that are shown again in its field."""


def number_in(text: str, *, least: int, most: int) -> int | None:
    """A whole number between the bounds, in half or full width digits; ``None`` for everything else."""
    digits = normalize("NFKC", text[: _LONGEST * 2]).strip()
    if len(text) > _LONGEST * 2 or not (digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST):
        return None
    return number if least <= (number := int(digits)) <= most else None


def words_in(text: str) -> str:
    """What was typed, without what no keyboard types, as it can stand in the field again."""
    return _CONTROLS.sub(" ", text[: LONGEST_WORDS * 5]).strip()


def service_in(text: str) -> ServiceKind | None:
    """The service of that name in addresses (``group_home``); ``None`` for any other word."""
    return next((kind for kind in ServiceKind if kind.value == text), None)


def office_in(text: str) -> tuple[str, ServiceKind] | None:
    """An office by the name people and files use: ``1392000376/76``."""
    found = _OFFICE.fullmatch(normalize("NFKC", text[:20]).strip())
    kind = ServiceKind.from_code(found[2]) if found else None
    return (found[1], kind) if found and kind else None
