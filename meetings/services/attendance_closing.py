"""Closes the attendance of an office's part, takes that back, and notes the 生活相談員's time. [N §5, §9, §10]"""

from datetime import datetime

from django.db import transaction

from meetings.attendance_sheet import Sheet, sheet_of
from meetings.enums import Manner, MinutesState
from meetings.models import Attendance, Meeting, Minutes, Participation
from meetings.services.attendance import locked_part, must_take_place, open_part
from meetings.services.attendance_errors import (
    ConsentMissing,
    MinutesFinal,
    NobodyCame,
    NotAskedHere,
    NotClosed,
    Unrecorded,
)
from meetings.services.scheduling import record_held
from meetings.services.scheduling.checks import may_lead
from operators.models import User
from operators.services.history import note
from rules.kinds import MeetingStatus, ServiceKind

COUNSELOR_KINDS = frozenset(
    {ServiceKind.COMMUNITY_DAY.value, ServiceKind.DEMENTIA_DAY.value, ServiceKind.MEDICAL_DAY.value}
)
"""The kinds whose 生活相談員's time at the meeting may count as hours of duty. [N §10]"""


@transaction.atomic
def close(*, participation: Participation, rest_absent: bool, by: User, at: datetime) -> None:
    """Close an office's attendance; ``rest_absent``: members without an entry were absent.

    The host's closing also records a planned meeting as held; a partner's closes its own part only. Raises
    `NotYet`, `NoMeeting`, `Closed`, `NobodyCame`, `ConsentMissing`, `Unrecorded`.
    """
    meeting = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=participation.meeting_id)
    part = open_part(participation, at)
    sheet = _without_stand_ins(sheet_of(part), by, at)
    check(sheet, rest_absent=rest_absent)
    _settle(sheet)
    part.attendance_closed_at, part.attendance_closed_by = at, by
    part.save(update_fields=["attendance_closed_at", "attendance_closed_by"])
    changes = {"closed": [False, True], "rest_absent": [0, len(sheet.unrecorded)]}
    note("出欠の確定", f"attendance {part.pk}", part.facility, changes, by=by, at=at)
    if holds_the_meeting(meeting, by):
        record_held(meeting=meeting, by=by, at=at)


def check(sheet: Sheet, *, rest_absent: bool) -> None:
    """Raise what stands in the way of closing: `NobodyCame`, `ConsentMissing`, `Unrecorded`."""
    if not any(row.came or row.manner is Manner.WRITTEN for row in sheet.rows):
        raise NobodyCame
    if sheet.without_consent:
        raise ConsentMissing(sheet.without_consent)
    if sheet.unrecorded and not rest_absent:
        raise Unrecorded(len(sheet.unrecorded))


def holds_the_meeting(meeting: Meeting, user: User) -> bool:
    """Whether this person's closing records the meeting as held: it is planned, and theirs to lead."""
    return meeting.status == MeetingStatus.PLANNED.value and may_lead(meeting, user)


@transaction.atomic
def reopen(*, participation: Participation, by: User, at: datetime) -> None:
    """Take the closing back; the meeting stays held. Raises `NotClosed`, `MinutesFinal`."""
    part = locked_part(participation)
    if not part.attendance_closed_at:
        raise NotClosed
    if minutes_final(part):
        raise MinutesFinal
    part.attendance_closed_at = part.attendance_closed_by = None
    part.save(update_fields=["attendance_closed_at", "attendance_closed_by"])
    changes = {"closed": [True, False]}
    note("出欠の確定の取消し", f"attendance {part.pk}", part.facility, changes, by=by, at=at)


def minutes_final(part: Participation) -> bool:
    """Whether the office's own minutes, which say who came, are final."""
    return Minutes.objects.filter(participation=part, state=MinutesState.FINAL).exists()


@transaction.atomic
def note_counselor(*, participation: Participation, minutes: int | None, by: User, at: datetime) -> bool:
    """Note how many minutes the 生活相談員 was at the meeting (``None``: nothing to note); whether that is new.

    It counts as 勤務延時間数 of day services [N §10]; closing does not touch it. Raises `NotYet`, `NoMeeting`,
    `NotAskedHere`.
    """
    part = locked_part(participation)
    must_take_place(part, at)
    if part.facility.service not in COUNSELOR_KINDS:
        raise NotAskedHere
    before = part.counselor_minutes
    if before == minutes:
        return False
    part.counselor_minutes = minutes
    part.save(update_fields=["counselor_minutes"])
    changes = {"counselor_minutes": [before, minutes]}
    note("生活相談員の時間", f"attendance {part.pk}", part.facility, changes, by=by, at=at)
    return True


def _without_stand_ins(sheet: Sheet, by: User, at: datetime) -> Sheet:
    """The sheet without the entries that say of a category only that somebody came, where its members are noted.

    `desk.register_paper` writes them, named like the category, from paper; kept, they would count twice.
    """
    noted = {row.category for row in sheet.rows if row.member and row.entry}
    gone = {
        row.entry.pk: row.entry.manner
        for row in sheet.rows
        if row.entry and row.member is None and row.name == row.category.label and row.category in noted
    }
    if not gone:
        return sheet
    Attendance.objects.filter(pk__in=gone).delete()
    changes = {f"guest {pk}": [manner, ""] for pk, manner in gone.items()}
    note("出席者の取消し", f"attendance {sheet.part.pk}", sheet.part.facility, changes, by=by, at=at)
    return sheet_of(sheet.part)


def _settle(sheet: Sheet) -> None:
    """The rest was absent; and consents recorded since are written down with the entry they allow. [N §5]"""
    absent = [
        Attendance(
            participation=sheet.part, member=row.member, category=row.category.value, manner=Manner.ABSENT
        )
        for row in sheet.unrecorded
    ]
    Attendance.objects.bulk_create(absent)
    for row in sheet.rows:
        if row.entry and row.manner is Manner.VIDEO and row.needs_consent:
            Attendance.objects.filter(pk=row.entry.pk).update(consented_on=row.consented_on)
