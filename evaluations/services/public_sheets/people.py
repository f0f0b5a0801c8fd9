"""Whom the finder knows when the words of an evaluation go public: the office's roster, and its staff. [N §8]"""

import re
from collections.abc import Iterator

from django.db.models import F

from evaluations.enums import StaffRole
from evaluations.models import Round, StaffSheet
from meetings.identifying import ROLES, known_people
from meetings.services.public_texts.finding import Finding
from publication.identifiers import Person
from rules.kinds import MemberCategory

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_NUMBER = re.compile(r"[\d０-９№#＃]|番|号|さん$|様$|氏$")
_NO_NAMES = frozenset(
    {
        "職員", "社員", "従業者", "スタッフ", "パート", "常勤", "非常勤", "日勤", "夜勤", "正職員", "リーダー", "主任",
        "介護", "介護士", "介護福祉士", "看護", "看護師", "准看護師", "ケアマネ", "ケアマネジャー", "ヘルパー", "相談員",
        "計画作成担当者", "介護支援専門員", "施設長", "所長", "管理者", *StaffRole.labels,
    }
)  # fmt: skip
"""What an office calls a person by without naming anybody; as names they would be found in every other sentence."""


def finding_for(of: Round) -> Finding:
    """A finder with the people the office knows now, and whom it ever asked for a staff sheet. A fixed number of queries."""
    return Finding([*known_people(of.facility), *_staff(of)])


def _staff(of: Round) -> Iterator[Person]:
    """Of earlier rounds too: last year's plan may name who left since."""
    rows = StaffSheet.objects.filter(round__facility=of.facility_id).order_by("pk")
    known = set[str]()
    for label, user in rows.values_list("label", F("user__name")):
        known |= {name for name in (named(label), user or "") if name}
    for name in sorted(known):
        yield Person(name, role=ROLES[MemberCategory.STAFF.value])


def named(label: str) -> str:
    """The name in what the office calls somebody: ``佐藤（夜勤）`` is 佐藤; numbers and posts name nobody."""
    name = _NUMBER.sub("", _BRACKETS.sub("", label)).strip()
    return "" if len(name) < 2 or name in _NO_NAMES else name
