"""Finds the office and the member of an address; what is not theirs is not there."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from meetings.models import Member
from operators.models import Facility, User
from rules.kinds import ServiceKind

Trail = list[tuple[str, str]]


def office_of(user: User, number: str, code: str) -> Facility:
    """The office, if this person may see it; 404 otherwise."""
    kind = ServiceKind.from_code(code)
    mine = Facility.objects.visible_to(user).select_related("municipality", "corporation")
    return get_object_or_404(mine, number=number, service=kind.value if kind else "")


def member_of(user: User, number: str, code: str, member_id: int) -> Member:
    """A member of that office, if this person may see both; 404 otherwise."""
    kind = ServiceKind.from_code(code)
    seen = Member.objects.visible_to(user)
    return get_object_or_404(
        seen.select_related("facility__municipality", "facility__corporation", "corporation"),
        pk=member_id,
        facility__number=number,
        facility__service=kind.value if kind else "",
    )


def address(name: str, facility: Facility, *more: int | str) -> str:
    """The address of one of an office's pages."""
    return reverse(name, args=[facility.number, facility.kind.code, *more])


def office_trail(facility: Facility) -> Trail:
    """The way from the operator's home to the office."""
    return [("今年度の状況", "/office/"), (facility.name, address("own_office", facility))]


def register_trail(facility: Facility) -> Trail:
    """The way from the operator's home to the office's register."""
    return [*office_trail(facility), ("構成員", address("members", facility))]


def member_trail(member: Member) -> Trail:
    """The way from the operator's home to one member."""
    facility = member.facility
    return [*register_trail(facility), (member.name, address("member", facility, member.pk))]
