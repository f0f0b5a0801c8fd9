"""Reads a pasted list of staff: one person a line, 「氏名, 職種, メール」. Pure. [O]"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from evaluations.enums import StaffRole

LONGEST_LABEL, LONGEST_EMAIL = 80, 254
_SEPARATOR = re.compile(r"\t|,|，|、")
_WORDS = (
    ("管理者", StaffRole.MANAGER),
    ("ケアマネ", StaffRole.PLANNER),
    ("介護支援専門員", StaffRole.PLANNER),
    ("計画作成", StaffRole.PLANNER),
    ("看護", StaffRole.NURSE),
    ("オペレータ", StaffRole.DISPATCHER),
    ("介護", StaffRole.CARER),
    ("ヘルパー", StaffRole.CARER),
    ("その他", StaffRole.OTHER),
)
"""A word in the column 職種 and the role it means, the first that fits."""


@dataclass(frozen=True)
class Person:
    """Whom the office asks: a name or number, the role, and a mail address or none."""

    label: str
    role: StaffRole = StaffRole.CARER
    email: str = ""


class BadLines(Exception):
    """Some lines cannot be read; ``errors`` are sentences that name the line."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__(errors)
        self.errors = errors


def read_lines(text: str, taken: Collection[str]) -> list[Person]:
    """The people of a pasted text; empty lines are left out. ``taken`` are the labels that stand already.

    Without a role somebody is 介護職員. Raises `BadLines` with every error at once.
    """
    people: list[Person] = []
    errors: list[str] = []
    seen = set(taken)
    for number, line in enumerate(text.replace("\x00", "").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            person = _person(line)
            _must_be_new(person, seen)
        except ValueError as error:
            errors.append(f"{number}行目：{error}")
        else:
            seen.add(person.label)
            people.append(person)
    if errors:
        raise BadLines(errors)
    return people


def role_of(words: str) -> StaffRole:
    """The role a word means. Raises `ValueError` with a sentence."""
    folded = unicodedata.normalize("NFKC", words).strip()
    if not folded:
        return StaffRole.CARER
    for word, role in _WORDS:
        if word in folded:
            return role
    known = "、".join(role.label for role in StaffRole)
    raise ValueError(f"職種「{words.strip()[:20]}」が分かりません。{known}のどれかを書いてください。")


def _person(line: str) -> Person:
    cells = [cell.strip() for cell in _SEPARATOR.split(line)]
    email = next((cell for cell in cells if "@" in cell or "＠" in cell), "")
    label, role, *more = [*(cell for cell in cells if cell != email or not cell), "", ""]
    if any(more):
        raise ValueError("項目が多すぎます。氏名, 職種, メール の順に、3つまで書いてください。")
    if not label:
        raise ValueError("氏名または番号がありません。")
    if len(label) > LONGEST_LABEL:
        raise ValueError(f"氏名または番号は{LONGEST_LABEL}文字までにしてください。")
    return Person(label, role_of(role), _email(email))


def _email(words: str) -> str:
    email = unicodedata.normalize("NFKC", words).strip()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise ValueError("メールアドレスが正しくありません。") from None
    if len(email) > LONGEST_EMAIL:
        raise ValueError(f"メールアドレスは{LONGEST_EMAIL}文字までにしてください。")
    return email


def _must_be_new(person: Person, seen: set[str]) -> None:
    if person.label in seen:
        raise ValueError("同じ氏名または番号が、もうあります。同姓同名の方は、番号などで区別してください。")
