"""What the office's public page says besides its records: its own words, and its next meeting where it wants that.

The public side reads the copy in `publication.OfficeFront` and never asks for meetings; this keeps the copy fresh.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Q

from meetings.models import CouncilHabit, Meeting, Participation
from meetings.services.public_texts.finding import Finding
from operators.local_time import day_of
from operators.models import Facility, User
from operators.services.history import note
from publication.identifiers import Hit, Kind
from publication.models import OfficeFront
from rules.kinds import MeetingMode, MeetingStatus

_NOWHERE = frozenset({MeetingMode.WEB.value, MeetingMode.WRITTEN.value})
_OF_THE_OFFICE = frozenset({Kind.PHONE, Kind.ADDRESS})
BY_TASK = "毎時の処理"
Next = tuple[date | None, time | None, str]


class NamesPeople(Exception):
    """The introduction could point to somebody; ``hits`` are the places."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        super().__init__()
        self.hits = hits


@transaction.atomic
def save_front(
    *, facility: Facility, introduction: str, shows_next_meeting: bool, by: User, at: datetime
) -> OfficeFront:
    """Write the office's words and its wish about the next meeting. Raises `NamesPeople`. [N §8]

    The office's own phone number and address may stand there: they are public.
    """
    introduction = introduction.replace("\r\n", "\n").strip()
    if hits := _pointing(facility, introduction):
        raise NamesPeople(hits)
    front = _locked(facility, at)
    wanted: dict[str, Any] = {"introduction": introduction, "shows_next_meeting": shows_next_meeting}
    changed = {name for name, value in wanted.items() if getattr(front, name) != value}
    if changed:
        for name, value in wanted.items():
            setattr(front, name, value)
        front.changed_at = at
        front.save()
        told: dict[str, Any] = {"紹介文": [None, "変更"]} if "introduction" in changed else {}
        if "shows_next_meeting" in changed:
            told["次回の会議を載せる"] = [not shows_next_meeting, shows_next_meeting]
        note("公開ページの設定", f"facility {facility.pk}", facility, told, by=by, at=at)
    refresh(facility, at=at)
    front.refresh_from_db()
    return front


@transaction.atomic
def refresh(facility: Facility, *, at: datetime) -> bool:
    """Bring the next meeting on the public page in line with the plans; answers whether it moved. Repeatable."""
    front = OfficeFront.objects.select_for_update(of=("self",)).filter(facility=facility).first()
    if front is None:
        return False
    found = next_meeting(facility, today=day_of(at)) if front.shows_next_meeting else (None, None, "")
    if found == (front.next_on, front.next_starts_at, front.next_place):
        return False
    front.next_on, front.next_starts_at, front.next_place = found
    front.changed_at = at
    front.save()
    return True


def refresh_all(facilities: Iterable[Facility], *, at: datetime) -> None:
    """The same for the offices of a meeting that was just planned, moved or called off."""
    fronts = OfficeFront.objects.filter(facility__in=list(facilities), shows_next_meeting=True)
    for front in fronts.select_related("facility").order_by("pk"):
        refresh(front.facility, at=at)


def refresh_every(*, at: datetime) -> int:
    """Look at every page again; answers how many moved. A meeting passes by itself, and new people become known."""
    shown = OfficeFront.objects.filter(Q(shows_next_meeting=True) | ~Q(introduction=""))
    fronts = shown.select_related("facility").order_by("pk")
    return sum(_unnamed(front, at=at) | refresh(front.facility, at=at) for front in fronts)


@transaction.atomic
def _unnamed(front: OfficeFront, *, at: datetime) -> bool:
    """Take the introduction off the page where it points to somebody the office knows by now; whether it did."""
    front = OfficeFront.objects.select_for_update(of=("self",)).select_related("facility").get(pk=front.pk)
    if not front.introduction or not _pointing(front.facility, front.introduction):
        return False
    front.introduction, front.changed_at = "", at
    front.save()
    told = {"紹介文": [None, "個人の特定につながるかもしれない言葉があるため消去"]}
    about = f"facility {front.facility_id}"
    note("公開ページの設定", about, front.facility, told, by=None, at=at, via=BY_TASK)
    return True


def next_meeting(facility: Facility, *, today: date) -> Next:
    """Day, hour and place of the next planned meeting from ``today`` on; the place only where it is a known one."""
    parts = Participation.objects.bound().filter(
        facility=facility, meeting__held_on__gte=today, meeting__status=MeetingStatus.PLANNED.value
    )
    part = parts.select_related("meeting").order_by("meeting__held_on", "meeting__starts_at", "pk").first()
    if part is None:
        return None, None, ""
    return part.meeting.held_on, part.meeting.starts_at, _place(part.meeting, facility)


def _place(meeting: Meeting, facility: Facility) -> str:
    """The office itself or where it always meets; any other place, or one with a name in it, may be a home. [ADR 0018]"""
    place = meeting.place.strip()
    if not place or meeting.mode in _NOWHERE:
        return ""
    habit = CouncilHabit.objects.filter(facility=facility).values_list("place", flat=True).first() or ""
    known = {facility.name.strip(), habit.strip()}
    return place if place in known and not _pointing(facility, place) else ""


def _pointing(facility: Facility, text: str) -> list[Hit]:
    """The places that could point to a person; what the register tells of the office is public anyway.

    Of a name nothing is excused but the whole name of the office: a family may be called like a part of it.
    """
    office = re.escape(facility.name.strip())
    named = [match.span() for match in re.finditer(office, text)] if office else []
    own = [words for words in (facility.phone, facility.address, facility.building) if words]
    return [hit for hit in Finding.of(facility)(text) if not _is_of_the_office(hit, own, named)]


def _is_of_the_office(hit: Hit, own: Sequence[str], named: Sequence[tuple[int, int]]) -> bool:
    """Whether the place tells the office's own number or address, or lies in its name. ``named``: from, until."""
    if hit.kind in _OF_THE_OFFICE and any(hit.text in words for words in own):
        return True
    return any(start <= hit.start and hit.end <= end for start, end in named)


def _locked(facility: Facility, at: datetime) -> OfficeFront:
    OfficeFront.objects.get_or_create(facility=facility, defaults={"changed_at": at})
    return OfficeFront.objects.select_for_update(of=("self",)).get(facility=facility)
