"""What stands in a public address behind the question mark, read calmly: what means nothing counts as not given."""

import re
from unicodedata import normalize

from rules.kinds import ServiceKind

_LONGEST = 9
"""Digits: every key, year and page has fewer, and `int` and the database take them."""
_BEYOND = 1_000_000_000
_OFFICE = re.compile(r"([0-9A-Z]{10})[/-]([0-9]{2,3})")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff]+")
LONGEST_TYPED = 200
"""Characters of a search that are read, and shown again in its field."""


def words_in(text: str) -> str:
    """What was typed, without what no keyboard types and no page may hold."""
    return _CONTROLS.sub(" ", text[:LONGEST_TYPED]).strip()


def number_in(text: str, *, least: int, most: int) -> int | None:
    """A whole number between the bounds, in half or full width digits; ``None`` for everything else."""
    digits = normalize("NFKC", text[: _LONGEST + 1]).strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST):
        return None
    return number if least <= (number := int(digits)) <= most else None


def page_in(text: str) -> int:
    """The page of a list: the first where nothing sensible is asked for; the last is for the list to say."""
    digits = text.strip()
    if digits.isdecimal() and len(digits) > _LONGEST:
        return _BEYOND
    return number_in(text, least=1, most=_BEYOND) or 1


def key_in(text: str) -> int | None:
    """The key of a row."""
    return number_in(text, least=1, most=_BEYOND)


def code_in(text: str) -> str:
    """The code of a municipality, six digits; nothing for everything else."""
    number = number_in(text, least=1, most=999_999)
    return f"{number:06d}" if number else ""


def service_in(text: str) -> ServiceKind | None:
    """The service of that name in addresses (``group_home``); ``None`` for any other word."""
    return next((kind for kind in ServiceKind if kind.value == text), None)


def office_in(text: str) -> tuple[str, ServiceKind] | None:
    """An office by the name people and files use: ``1392000376/76``."""
    told = _OFFICE.fullmatch(normalize("NFKC", text[:20]).strip())
    kind = ServiceKind.from_code(told[2]) if told else None
    return (told[1], kind) if told and kind else None
