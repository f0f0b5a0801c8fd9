"""What the ward decides about an office's year: its own number of meetings, and what excuses a missed one."""

from datetime import date, datetime

from django.db import transaction

from compliance.models import RequirementOverride
from meetings.models import Meeting
from operators.models import Facility, User
from operators.services.history import note
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus


class NotExcusableError(Exception):
    """Only a meeting that could not be held, and whose day has come, can be excused."""


@transaction.atomic
def decide_requirement(
    *, facility: Facility, year: FiscalYear, required: int, reason: str, by: User, at: datetime
) -> RequirementOverride:
    """Set the ward's own number of meetings for an office and 年度, with its reason. [RULEBOOK §3]"""
    before = RequirementOverride.objects.filter(facility=facility, fiscal_year=year.year).first()
    decided, _ = RequirementOverride.objects.update_or_create(
        facility=facility,
        fiscal_year=year.year,
        defaults={"required": required, "reason": reason, "decided_by": by, "decided_at": at},
    )
    changes = {
        "fiscal_year": year.year,
        "required": [before.required if before else None, required],
        "reason": [before.reason if before else "", reason],
    }
    note("必要回数の決定", f"facility {facility.reference}", facility, changes, by=by, at=at)
    return decided


@transaction.atomic
def withdraw_requirement(*, decided: RequirementOverride, by: User, at: datetime) -> None:
    """Take a decision back: the rule's own number is in force again."""
    facility = decided.facility
    changes = {
        "fiscal_year": decided.fiscal_year,
        "required": [decided.required, None],
        "reason": [decided.reason, ""],
    }
    decided.delete()
    note("必要回数の決定の取消", f"facility {facility.reference}", facility, changes, by=by, at=at)


@transaction.atomic
def approve_excuse(*, meeting: Meeting, on: date, by: User, at: datetime) -> None:
    """Accept that a meeting could not be held because of infection or disaster; or raise `NotExcusableError`. [O]"""
    if meeting.status != MeetingStatus.NOT_HELD or meeting.held_on > on:
        raise NotExcusableError
    _set_approval(meeting, on, by, at, "未開催の承認")


@transaction.atomic
def withdraw_excuse(*, meeting: Meeting, by: User, at: datetime) -> None:
    """Take the approval back: the meeting is missing again."""
    _set_approval(meeting, None, by, at, "未開催の承認の取消")


def _set_approval(meeting: Meeting, on: date | None, by: User, at: datetime, verb: str) -> None:
    before = meeting.excuse_approved_on
    meeting.excuse_approved_on = on
    meeting.excuse_approved_by = by if on else None
    meeting.save(update_fields=["excuse_approved_on", "excuse_approved_by"])
    changes = {"excuse_approved_on": [str(before) if before else None, str(on) if on else None]}
    for part in meeting.participations.bound().select_related("facility"):
        note(verb, f"meeting {meeting.pk}", part.facility, changes, by=by, at=at)
