"""Whom an office knows: whose names the de-identification helper must not overlook, and by what they are replaced."""

from collections.abc import Iterator

from django.db.models import Q

from meetings.models import Attendance, Member
from operators.enums import OperatorLevel
from operators.models import Facility, OperatorAssignment, User
from publication.identifiers import Person
from publication.identifiers.titles import post_in
from rules.kinds import MemberCategory

ROLES = {
    MemberCategory.USER.value: "利用者",
    MemberCategory.FAMILY.value: "ご家族",
    MemberCategory.COMMUNITY.value: "地域住民の代表",
    MemberCategory.MUNICIPALITY.value: "区職員",
    MemberCategory.SUPPORT_CENTER.value: "地域包括支援センター職員",
    MemberCategory.EXPERT.value: "知見を有する方",
    MemberCategory.MEDICAL.value: "医療関係者",
    MemberCategory.STAFF.value: "職員",
    MemberCategory.OTHER.value: "参加者",
}
"""By which words somebody of a category is replaced. [N §3]"""

_WITHOUT_POST = frozenset({MemberCategory.USER.value, MemberCategory.FAMILY.value})
_LEVELS = {OperatorLevel.MANAGER.value: "管理者", OperatorLevel.CLERK.value: "職員"}
_MANY = 5000


def known_people(facility: Facility) -> list[Person]:
    """Everybody the office knows by name, each once, in a fixed number of queries.

    Its members, also those who left; who came to its meetings (of joint ones: everybody) and their stand-ins; the
    people who work for it in the portal, its ward's and its support centres'.
    """
    everybody = (*_members(facility), *_guests(facility), *_colleagues(facility), *_officials(facility))
    return list(dict.fromkeys(person for person in everybody if person.name.strip()))[:_MANY]


def _members(facility: Facility) -> Iterator[Person]:
    rows = Member.objects.filter(facility=facility).order_by("pk")
    told = rows.values_list("name", "kana", "category", "title", "affiliation")
    for name, kana, category, title, affiliation in told:
        yield Person(name, kana, role_of(category, title, affiliation))


def _guests(facility: Facility) -> Iterator[Person]:
    """Who came, with or without a row among the members, and who came instead."""
    rows = Attendance.objects.filter(participation__meeting__participations__facility=facility).order_by("pk")
    of_member = ("member__name", "member__kana", "member__title", "member__affiliation")
    told = rows.values_list("category", "name", "stand_in", *of_member)
    for category, name, stand_in, member, kana, title, affiliation in told:
        yield Person(member or name, kana or "", role_of(category, title or "", affiliation or ""))
        yield Person(stand_in, role=ROLES.get(category, ""))


def _colleagues(facility: Facility) -> Iterator[Person]:
    here = Q(facility=facility)
    if facility.corporation_id:
        here |= Q(corporation=facility.corporation_id)
    rows = OperatorAssignment.objects.filter(here).order_by("pk")
    for name, level in rows.values_list("user__name", "level"):
        yield Person(name, role=_LEVELS.get(level, "職員"))


def _officials(facility: Facility) -> Iterator[Person]:
    """The ward's staff and the support centres', of every centre the office was ever placed under."""
    centers = facility.placements.exclude(support_center=None).values("support_center")
    rows = User.objects.filter(Q(municipality=facility.municipality_id) | Q(support_center__in=centers))
    for name, center in rows.order_by("pk").values_list("name", "support_center"):
        category = MemberCategory.SUPPORT_CENTER if center else MemberCategory.MUNICIPALITY
        yield Person(name, role=ROLES[category.value])


def role_of(category: str, title: str = "", affiliation: str = "") -> str:
    """The words for a member: a post such as 民生委員 says more than the category. [N §3]"""
    post = "" if category in _WITHOUT_POST else post_in(title) or post_in(affiliation)
    return post or ROLES.get(category, "")
