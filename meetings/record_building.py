"""Builds the record of one office's meeting from the rows, a fixed number of queries whatever their number. [N §8]"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from meetings.enums import BOUND, TOOK_PART, Manner, MaterialKind, SaveKind
from meetings.minutes_content import Content
from meetings.models import Attendance, Material, Member, Minutes, MinutesVersion, Participation
from meetings.record import Group, Paper, Person, Record
from meetings.roster import council_of
from meetings.time_and_place import day_of
from rules.kinds import MemberCategory

NOT_TOLD = "記録なし"
"""What is said of a member of whom nobody noted anything."""
NAMELESS = frozenset({MemberCategory.USER.value, MemberCategory.FAMILY.value})
"""Who stands without a name in the records of joint meetings. [N 合同§1(1)]"""
_WRITTEN = (SaveKind.AUTO, SaveKind.SAVED)


def build_record(participation: Participation) -> Record:
    """The record as it stands now: the office's own part and, of a joint meeting, the common one.

    Partners are named, nothing else of theirs is in it. Minutes that were not begun are an empty `Content`;
    ``finalised_on`` is set once every part is final. Day: local.
    """
    meeting, facility = participation.meeting, participation.facility
    partners = _partners(participation)
    own, common = _parts(participation)
    return Record(
        office=facility.name,
        number=facility.number,
        service=facility.kind.label,
        council=council_of(facility, meeting.held_on).label,
        corporation=facility.corporation.name if facility.corporation else "",
        partners=partners,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        mode=meeting.mode,
        web_tool=meeting.web_tool,
        evaluation=participation.carries_evaluation,
        agenda=_agenda(participation),
        groups=_attendance(participation, nameless=bool(partners)),
        own=_content(own),
        common=_content(common) if partners else None,
        papers=_papers(participation),
        written_by=_written_by(participation),
        finalised_on=_finalised_on([own, common] if partners else [own]),
        correction=own.correction_reason if own else "",
    )


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


def _attendance(participation: Participation, *, nameless: bool) -> tuple[Group, ...]:
    day = participation.meeting.held_on
    serving = Member.objects.filter(
        Q(joined_on=None) | Q(joined_on__lte=day),
        Q(left_on=None) | Q(left_on__gte=day),
        facility=participation.facility_id,
    )
    rows = participation.attendances.select_related("member")
    return groups_of(rows, serving, nameless=nameless)


def _partners(participation: Participation) -> tuple[str, ...]:
    """The other offices that take part, by name and service."""
    others = Participation.objects.filter(meeting=participation.meeting_id, standing__in=BOUND)
    rows = others.exclude(pk=participation.pk).select_related("facility")
    return tuple(sorted(f"{part.facility.name}（{part.facility.kind.label}）" for part in rows))


def _agenda(participation: Participation) -> tuple[str, ...]:
    mine = Q(participation=None) | Q(participation=participation)
    rows = participation.meeting.agenda.filter(mine).order_by("position", "pk")
    return tuple(rows.values_list("title", flat=True))


def _parts(participation: Participation) -> tuple[Minutes | None, Minutes | None]:
    """The office's own part and the common one, as far as they were begun."""
    wanted = Q(participation=participation) | Q(participation=None)
    found = {
        row.participation_id: row for row in Minutes.objects.filter(wanted, meeting=participation.meeting_id)
    }
    return found.get(participation.pk), found.get(None)


def _written_by(participation: Participation) -> str:
    """Who wrote in the office's part last; a confirmation is no writing."""
    written = MinutesVersion.objects.filter(minutes__participation=participation, kind__in=_WRITTEN)
    return written.order_by("-revision").values_list("saved_by__name", flat=True).first() or ""


def _content(minutes: Minutes | None) -> Content:
    return Content.from_json(minutes.content) if minutes else Content()


def _papers(participation: Participation) -> tuple[Paper, ...]:
    mine = Q(participation=None) | Q(participation=participation)
    rows = Material.objects.present().filter(mine, meeting=participation.meeting_id)
    kept = rows.filter(kind__in=[MaterialKind.MINUTES, MaterialKind.PAPER]).order_by("kind", "pk")
    return tuple(Paper(row.pk, row.title, row.size, row.sha256, row.kind) for row in kept)


def _finalised_on(parts: Iterable[Minutes | None]) -> date | None:
    days = [day_of(part.finalised_at) if part and part.finalised_at else None for part in parts]
    return None if None in days else max(day for day in days if day)
