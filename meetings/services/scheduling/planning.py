"""Draft, change, fix and throw away: the way of a meeting until it is told to people."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from meetings.enums import Standing
from meetings.models import Meeting, Notice, Participation
from meetings.services.public_front import refresh_all
from meetings.services.scheduling.agenda import AgendaLine, write_agenda
from meetings.services.scheduling.checks import (
    bound_offices,
    must_be_free,
    must_be_open,
    must_lead,
    must_not_be_past,
    must_work_for,
    save,
)
from meetings.services.scheduling.details import APPOINTED, TOLD, Changes, Details
from meetings.services.scheduling.errors import NoCouncilError, NotADraftError
from meetings.services.scheduling.history import note_all, raise_version
from operators.models import Facility, User
from rules.kinds import Council, MeetingStatus
from rules.ruleset_files import rulebook


@transaction.atomic
def draft(
    *,
    facility: Facility,
    details: Details,
    agenda: Sequence[AgendaLine] = (),
    carries_evaluation: bool = False,
    by: User,
    at: datetime,
) -> Meeting:
    """Write down a meeting that only its office sees, hosted by ``facility``.

    Raises `NotTheHostError` for somebody else's office, `NoCouncilError`, `InThePastError`,
    `OverlappingMeetingError`, `DuplicateMeetingError`.
    """
    must_work_for(facility, by, "担当していない事業所の会議は予定できません。")
    must_have_council(facility, details)
    meeting = Meeting(status=MeetingStatus.DRAFT.value, participants_key=Meeting.key_of([facility]))
    changes = details.apply(meeting)
    must_not_be_past(meeting.held_on, at)
    must_be_free(meeting, [facility])
    save(meeting)
    Participation.objects.create(
        meeting=meeting, facility=facility, standing=Standing.HOST, carries_evaluation=carries_evaluation
    )
    changes |= write_agenda(meeting, None, agenda)
    note_all("下書き作成", meeting, [facility], changes=changes, by=by, at=at)
    return meeting


@transaction.atomic
def change(*, meeting: Meeting, details: Details, by: User, at: datetime) -> Changes:
    """Change the common fields; what changed is returned and kept in the history.

    A partner who was told nothing yet is asked again when the day or the hours move. What people were told
    becomes a new version. Raises `NotPlannedError`, `NotTheHostError`, `InThePastError`,
    `OverlappingMeetingError`, `DuplicateMeetingError`.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    must_be_open(meeting)
    must_lead(meeting, by)
    concerned = bound_offices(meeting)
    changes = details.apply(meeting)
    if not changes:
        return changes
    if "held_on" in changes:
        must_not_be_past(meeting.held_on, at)
    if APPOINTED & changes.keys():
        changes |= _ask_again(meeting, at)
        must_be_free(meeting, bound_offices(meeting))
    if TOLD & changes.keys():
        raise_version(meeting)
    meeting.participants_key = Meeting.key_of(bound_offices(meeting))
    save(meeting)
    note_all("変更", meeting, concerned, changes=changes, by=by, at=at)
    refresh_all(concerned, at=at)
    return changes


@transaction.atomic
def fix(*, meeting: Meeting, exception_reason: str = "", by: User, at: datetime) -> None:
    """Make a draft a plan (予定): from now on the ward sees it and the rules count it.

    ``exception_reason`` is why it is planned although a rule speaks against it. Raises `NotADraftError`,
    `NotTheHostError`, `InThePastError`, `OverlappingMeetingError`.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.status != MeetingStatus.DRAFT.value:
        raise NotADraftError
    must_lead(meeting, by)
    must_not_be_past(meeting.held_on, at)
    offices = bound_offices(meeting)
    must_be_free(meeting, offices)
    changes: Changes = {"status": [meeting.status, MeetingStatus.PLANNED.value]}
    meeting.status = MeetingStatus.PLANNED.value
    if exception_reason and exception_reason != meeting.exception_reason:
        changes["exception_reason"] = [meeting.exception_reason, exception_reason]
        meeting.exception_reason = exception_reason
    save(meeting)
    note_all("予定の確定", meeting, offices, changes=changes, by=by, at=at)
    refresh_all(offices, at=at)


@transaction.atomic
def discard_draft(*, meeting: Meeting, by: User, at: datetime) -> None:
    """Throw a draft away, open requests to partners included; the history keeps that it was there.

    Raises `NotADraftError`, `NotTheHostError`.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.status != MeetingStatus.DRAFT.value:
        raise NotADraftError
    must_lead(meeting, by)
    changes: Changes = {"held_on": [meeting.held_on.isoformat(), None]}
    note_all("下書き削除", meeting, bound_offices(meeting), changes=changes, by=by, at=at)
    meeting.delete()


def must_have_council(facility: Facility, details: Details) -> None:
    """Raise `NoCouncilError` where the kind of the office has no council to hold. [RULEBOOK §1]"""
    rules = rulebook(facility.municipality.ruleset_id).on(details.held_on)
    if rules.kind(facility.kind).council is Council.NONE:
        raise NoCouncilError


def _ask_again(meeting: Meeting, at: datetime) -> Changes:
    """Partners said yes to a day; while their own people know nothing, another day is another question."""
    told = Notice.objects.filter(participation__meeting=meeting).values("participation_id")
    asked = meeting.participations.filter(standing=Standing.CONFIRMED).exclude(pk__in=told)
    if not meeting.participations.filter(standing=Standing.HOST).exists():
        return {}  # a ledger's meeting: nobody was asked in the first place
    names = [part.facility.name for part in asked.select_related("facility").order_by("pk")]
    asked.update(standing=Standing.INVITED, invited_at=at, answered_at=None, answered_by=None)
    return {"asked_again": [[], names]} if names else {}
