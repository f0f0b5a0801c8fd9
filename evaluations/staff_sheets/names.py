"""The names in the lists of whom an office asked for staff sheets, so that none of them comes out in any public text. [N §8]"""

import re
from collections.abc import Iterator

from django.db.models import F, QuerySet

from evaluations.enums import StaffRole
from evaluations.models import StaffSheet
from meetings.identifying import ROLES
from operators.models import Facility
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


def staff_by_name(facilities: QuerySet[Facility]) -> Iterator[Person]:
    """Whom these offices ever asked, each once: last year's plan may name who left since. One query."""
    rows = StaffSheet.objects.filter(round__facility__in=facilities).order_by("pk")
    known = set[str]()
    for label, user in rows.values_list("label", F("user__name")):
        known |= {name for name in (named(label), user or "") if name}
    for name in sorted(known):
        yield Person(name, role=ROLES[MemberCategory.STAFF.value])


def named(label: str) -> str:
    """The name in what the office calls somebody: ``佐藤（夜勤）`` is 佐藤; numbers and posts name nobody."""
    name = _NUMBER.sub("", _BRACKETS.sub("", label)).strip()
    return "" if len(name) < 2 or name in _NO_NAMES else name
