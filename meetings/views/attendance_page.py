"""What the attendance page shows: the phase of the day, a form per person, and what is missing in the room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import Form
from django.urls import reverse

from meetings.attendance_check import room_check
from meetings.attendance_sheet import Row, Sheet, sheet_of, with_aliases
from meetings.enums import TAKES_PLACE
from meetings.forms.attendance import CounselorForm, GuestForm, RowForm
from meetings.models import Participation
from meetings.notice_text import Told, told_of
from meetings.services.attendance_closing import COUNSELOR_KINDS
from meetings.views.minutes_desk import clock_of
from meetings.views.notice_parts import address_of, trail_of
from operators.local_time import day_of


@dataclass(frozen=True)
class Desk:
    """One office's attendance with the forms to note it; ``data`` is what was posted."""

    part: Participation
    told: Told
    sheet: Sheet
    forms: Mapping[str, RowForm]
    guest: GuestForm
    counselor: CounselorForm | None

    @property
    def groups(self) -> list[tuple[str, list[RowForm]]]:
        """The rows' forms by the name of their category."""
        return [
            (category.label, [self.forms[row.key] for row in rows]) for category, rows in self.sheet.groups
        ]

    @property
    def touched(self) -> list[RowForm]:
        """The rows in which something else is chosen than what was noted."""
        return [form for form in self.forms.values() if form.touched]

    @property
    def wrong(self) -> list[Form]:
        """The forms in which something is wrong."""
        also = [self.guest, *([self.counselor] if self.counselor else [])]
        return [form for form in [*self.forms.values(), *also] if form.errors]


def desk_of(part: Participation, data: Mapping[str, str] | None = None) -> Desk:
    """The desk of one part as it stands now."""
    told, sheet = told_of(part), sheet_of(part)
    if told.joint:
        sheet = with_aliases(sheet)
    held_on = part.meeting.held_on
    return Desk(
        part=part,
        told=told,
        sheet=sheet,
        forms={row.key: RowForm(_of(row, data), row=row, held_on=held_on) for row in sheet.rows},
        guest=GuestForm(data if data and GuestForm.wanted(data) else None),
        counselor=_counselor_form(part, data) if part.facility.service in COUNSELOR_KINDS else None,
    )


def _of(row: Row, data: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """What was posted, if this row is in it: a row that saves itself comes alone."""
    return data if data and f"{row.key}-seen" in data else None


def _counselor_form(part: Participation, data: Mapping[str, str] | None) -> CounselorForm:
    posted = data if data and f"{CounselorForm.prefix}-hours" in data else None
    return CounselorForm(posted, kept=part.counselor_minutes)


def phase_of(part: Participation, at: datetime) -> str:
    """``off`` (no meeting to come to), ``before`` its day, ``open``, or ``closed``."""
    if part.meeting.status not in TAKES_PLACE:
        return "off"
    if part.attendance_closed_at:
        return "closed"
    return "before" if part.meeting.held_on > day_of(at) else "open"


def context_of(desk: Desk, others: list[Participation], *, at: datetime) -> dict[str, Any]:
    """Everything the page shows."""
    room = room_check(desk.sheet)
    return {
        "trail": [
            *trail_of(desk.part, "operator"),
            ("会議", reverse("meeting", args=[desk.part.meeting_id])),
        ],
        "address": address_of("meeting_attendance", desk.part),
        "part": desk.part,
        "meeting": desk.part.meeting,
        "told": desk.told,
        "others": others,
        "phase": phase_of(desk.part, at),
        "desk": desk,
        "sheet": desk.sheet,
        "room": room,
        "clock": clock_of(desk.part, day_of(at)),
        "minutes_address": minutes_address(desk.part),
        "members_address": _members_address(desk.part),
        "wrong": desk.wrong,
    }


def minutes_address(part: Participation) -> str:
    """Where the minutes are written."""
    return address_of("meeting_minutes", part)


def _members_address(part: Participation) -> str:
    return reverse("members", args=[part.facility.number, part.facility.kind.code])
