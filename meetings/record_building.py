"""Builds the record of one office's meeting from the rows, a fixed number of queries whatever their number. [N §8]"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from meetings.enums import BOUND, MaterialKind, SaveKind
from meetings.minutes_content import Content
from meetings.models import Material, Minutes, MinutesVersion, Participation
from meetings.record import Paper, Record
from meetings.record_attendance import attendance_of, groups_of
from meetings.roster import council_of
from operators.local_time import day_of

__all__ = ["build_record", "groups_of"]

_WRITTEN = (SaveKind.AUTO, SaveKind.SAVED)


def build_record(participation: Participation) -> Record:
    """The record as it stands now: the office's own part and, of a joint meeting, the common one.

    Partners are named, nothing else of theirs is in it. Minutes that were not begun are an empty `Content`;
    ``finalised_on`` is set once every part is final. Day: local.
    """
    partners = _partners(participation)
    own, common = _parts(participation)
    return Record(
        **_frame(participation),
        partners=partners,
        agenda=_agenda(participation),
        groups=attendance_of(participation, nameless=bool(partners)),
        own=_content(own),
        common=_content(common) if partners else None,
        papers=_papers(participation),
        written_by=_written_by(participation),
        finalised_on=_finalised_on([own, common] if partners else [own]),
        correction=own.correction_reason if own else "",
    )


def _frame(participation: Participation) -> dict[str, Any]:
    """Whose meeting it was, when, where and how."""
    meeting, facility = participation.meeting, participation.facility
    as_planned = ("held_on", "starts_at", "ends_at", "place", "mode", "web_tool")
    return {
        "office": facility.name,
        "number": facility.number,
        "service": facility.kind.label,
        "council": council_of(facility, meeting.held_on).label,
        "corporation": facility.corporation.name if facility.corporation else "",
        "evaluation": participation.carries_evaluation,
        **{name: getattr(meeting, name) for name in as_planned},
    }


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
