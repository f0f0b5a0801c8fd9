"""Repairs of telephone numbers, addresses of mail and web, capacities and coordinates."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from operators.importing.identifiers import Repaired
from operators.importing.text import compact, dashed, plain

_NOT_GIVEN = frozenset({"", "-", "なし", "無し", "無", "作成中", "準備中", "0"})
_SCHEME = re.compile(r"^[^a-z0-9]*(?:url)?(h[a-z]{1,5})[:;/]{1,3}(?=[a-z0-9])", re.IGNORECASE)
_GOOD_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_IS_EMAIL = EmailValidator()
_IS_URL = URLValidator(schemes=["http", "https"])
_JAPAN = {"緯度": (20.0, 46.0), "経度": (122.0, 154.0)}


def phone(text: str) -> Repaired:
    """A telephone number in half-width digits and hyphens; without nine digits it is none."""
    number = dashed(text)
    if number in _NOT_GIVEN:
        return Repaired("")
    if sum(letter.isdigit() for letter in number) < 9:
        return Repaired("", "電話番号として読めないため、取り込みませんでした。")
    return Repaired(number[:40])


def email(text: str) -> Repaired:
    """An address of mail, or empty with a word about why."""
    address = compact(text)
    if address in _NOT_GIVEN:
        return Repaired("")
    if not _passes(_IS_EMAIL, address) or len(address) > 254:
        return Repaired("", "メールアドレスとして読めないため、取り込みませんでした。")
    return Repaired(address)


def url(text: str) -> Repaired:
    """A web address: slips such as ``htpp://``, ``https：//`` or no scheme are repaired and told.

    A mail address or a word in this column is told and left out.
    """
    written = plain(text)
    if written in _NOT_GIVEN:
        return Repaired("")
    if "@" in written and "/" not in written:
        return Repaired("", "URLの欄にメールアドレスがあるため、取り込みませんでした。")
    for candidate in (written, _with_scheme(compact(written))):
        if len(candidate) <= 500 and not candidate.endswith(".") and _passes(_IS_URL, candidate):
            return Repaired(
                candidate, "" if candidate == text.strip() else f"URLを {candidate} に直しました。"
            )
    return Repaired("", "URLとして読めないため、取り込みませんでした。")


def _with_scheme(written: str) -> str:
    if _GOOD_SCHEME.match(written):
        return written
    found = _SCHEME.match(written)
    if found:
        secure = "s" if found[1].lower().endswith("s") else ""
        return f"http{secure}://{written[found.end() :]}"
    return f"http://{written.lstrip('/:')}"


def _passes(validator: EmailValidator | URLValidator, text: str) -> bool:
    try:
        validator(text)
    except (ValidationError, ValueError):
        return False
    return True


def capacity(text: str) -> Repaired:
    """A number of people; 0 in the open data means that it was not given."""
    written = compact(text).removesuffix("名").removesuffix("人")
    if written in _NOT_GIVEN:
        return Repaired("")
    if not re.fullmatch(r"[0-9]{1,5}(?:\.0+)?", written):
        return Repaired("", "定員として読めないため、取り込みませんでした。")
    whole = int(written.split(".")[0])
    return Repaired(str(whole) if whole else "")


def coordinate(column: str, text: str) -> Repaired:
    """A latitude or longitude inside Japan."""
    low, high = _JAPAN[column]
    written = compact(text)
    if written in _NOT_GIVEN:
        return Repaired("")
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)?", written) or not low <= float(written) <= high:
        return Repaired("", f"{column}として読めないため、取り込みませんでした。")
    return Repaired(written)
