"""Who came and who did not, of one office's meeting, for its record. [N §8, §9, 合同§1(1)]"""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from meetings.enums import TOOK_PART, Manner
from meetings.models import Attendance, Member, Participation
from meetings.record import Group, Person
from rules.kinds import MemberCategory

NOT_TOLD = "記録なし"
"""What is said of a member of whom nobody noted anything."""
NAMELESS = frozenset({MemberCategory.USER.value, MemberCategory.FAMILY.value})
"""Who stands without a name in the records of joint meetings. [N 合同§1(1)]"""


def groups_of(rows: Iterable[Attendance], members: Iterable[Member], *, nameless: bool) -> tuple[Group, ...]:
    """Who came and who did not, by category in the order of [N §3]; categories without anybody are left out.

    ``rows`` of one office with ``member`` loaded, ``members`` who serve on the day: those without a row were not
    there. ``nameless``: users and families stand as their category only.
    """
    told = list(rows)
    known = {row.member_id for row in told}
    untold = (member for member in members if member.pk not in known)
    everybody = [
        *((row.category, row.manner in TOOK_PART, _attending(row)) for row in told),
        *((member.category, False, _missing(member)) for member in untold),
    ]
    return tuple(_grouped(everybody, nameless=nameless))


def _grouped(everybody: list[tuple[str, bool, Person]], *, nameless: bool) -> Iterator[Group]:
    for category in MemberCategory:
        hidden = nameless and category in NAMELESS
        sides: dict[bool, list[Person]] = {True: [], False: []}
        for of, came, person in everybody:
            if of == category:
                sides[came].append(Person(category.label, manner=person.manner) if hidden else person)
        present, absent = (tuple(sorted(sides[came], key=lambda each: each.name)) for came in (True, False))
        if present or absent:
            yield Group(category.value, category.label, present, absent)


def _attending(row: Attendance) -> Person:
    member = row.member
    return Person(
        name=member.name if member else row.name,
        role=_role(member) if member else "",
        manner=str(Manner(row.manner).label),
        stand_in=row.stand_in if row.manner == Manner.PROXY else "",
    )


def _missing(member: Member) -> Person:
    return Person(member.name, _role(member), NOT_TOLD)


def _role(member: Member) -> str:
    return " ".join(words for words in (member.affiliation, member.title) if words)


def attendance_of(participation: Participation, *, nameless: bool) -> tuple[Group, ...]:
    """The groups of an office's meeting, read from the rows; see `groups_of`."""
    day = participation.meeting.held_on
    serving = Member.objects.filter(
        Q(joined_on=None) | Q(joined_on__lte=day),
        Q(left_on=None) | Q(left_on__gte=day),
        facility=participation.facility_id,
    )
    rows = participation.attendances.select_related("member")
    return groups_of(rows, serving, nameless=nameless)
