"""Whom an office knows: whose names the de-identification helper must not overlook, and by what they are replaced."""

import re
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Q, QuerySet

from meetings.models import Attendance, CouncilHabit, Member, Participation
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
_PLACEHOLDER = re.compile(r"\s*(?:（[^（）]*）)?\s*")
"""No name, or only words in brackets, such as those that stand where a name was deleted."""


Known = Callable[[QuerySet[Facility]], Iterable[Person]]
"""Tells whom these offices know by name in another room of the house."""
_ELSEWHERE: list[Known] = []


def also_known(people: Known) -> None:
    """Have another room's people found as well; told once when the house starts."""
    if people not in _ELSEWHERE:
        _ELSEWHERE.append(people)


def known_people(facility: Facility) -> list[Person]:
    """Everybody the office knows by name, each once, in a fixed number of queries.

    Its members, also those who left; who came to its meetings (of joint ones: everybody) and their stand-ins; the
    people who work for it in the portal, its ward's and its support centres'; whom its letters name. Of the offices
    it met jointly with the members and the people who work there too: any of them can be named in the common part. Whom other rooms know (`also_known`).
    """
    together = _met_jointly_with(facility)
    everybody = (
        *_members(together),
        *_guests(facility),
        *_colleagues(together),
        *_officials(facility),
        *_contacts(facility),
        *(person for people in _ELSEWHERE for person in people(together)),
    )
    people = (person for person in everybody if not _PLACEHOLDER.fullmatch(person.name))
    return list(dict.fromkeys(people))[:_MANY]


def _met_jointly_with(facility: Facility) -> QuerySet[Facility]:
    """The office and those that took part in a meeting in which it took part; who was only asked did not."""
    meetings = Participation.objects.bound().filter(facility=facility).values("meeting")
    partners = Participation.objects.bound().filter(meeting__in=meetings).values("facility")
    return Facility.objects.filter(Q(pk=facility.pk) | Q(pk__in=partners))


def _members(facilities: QuerySet[Facility]) -> Iterator[Person]:
    rows = Member.objects.filter(facility__in=facilities).order_by("pk")
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


def _colleagues(facilities: QuerySet[Facility]) -> Iterator[Person]:
    corporations = facilities.exclude(corporation=None).values("corporation")
    here = Q(facility__in=facilities) | Q(corporation__in=corporations)
    rows = OperatorAssignment.objects.filter(here).order_by("pk")
    for name, level in rows.values_list("user__name", "level"):
        yield Person(name, role=_LEVELS.get(level, "職員"))


def _contacts(facility: Facility) -> Iterator[Person]:
    """Whom its notices and letters name for questions."""
    for name in CouncilHabit.objects.filter(facility=facility).values_list("contact_name", flat=True):
        yield Person(name, role=ROLES[MemberCategory.STAFF.value])


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
