"""Partners of a joint meeting: asked by the host, bound only by their own word. [N 合同§1, §2]"""

from datetime import datetime

from django.db import transaction

from meetings.enums import BOUND, Standing
from meetings.models import Meeting, Participation
from meetings.services.scheduling.checks import (
    bound_offices,
    must_be_free,
    must_be_open,
    must_lead,
    must_not_be_past,
    must_work_for,
    save,
)
from meetings.services.scheduling.details import Changes
from meetings.services.scheduling.errors import (
    AlreadyAnsweredError,
    AlreadyInvitedError,
    NoCouncilError,
)
from meetings.services.scheduling.history import note_all, raise_version
from operators.models import Facility, User
from rules.kinds import Council
from rules.ruleset_files import rulebook


@transaction.atomic
def invite_partner(*, meeting: Meeting, facility: Facility, by: User, at: datetime) -> Participation:
    """Ask another office to meet jointly; one that declined can be asked again.

    Whether the meeting would be right under the rules is shown before, not refused here. Raises
    `NotPlannedError`, `NotTheHostError`, `InThePastError`, `NoCouncilError`, `AlreadyInvitedError`.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    must_be_open(meeting)
    must_lead(meeting, by)
    must_not_be_past(meeting.held_on, at)
    rules = rulebook(facility.municipality.ruleset_id).on(meeting.held_on)
    if rules.kind(facility.kind).council is Council.NONE:
        raise NoCouncilError("この事業所のサービスには会議の開催義務がないため、合同で開催できません。")
    part = Participation.objects.filter(meeting=meeting, facility=facility).first()
    if part and part.standing != Standing.DECLINED:
        raise AlreadyInvitedError
    _must_have_a_host(meeting)
    part = part or Participation(meeting=meeting, facility=facility)
    part.standing, part.invited_at = Standing.INVITED, at
    part.answered_at = part.answered_by = None
    part.save()
    concerned = [*bound_offices(meeting), facility]
    note_all("合同の依頼", meeting, concerned, changes={"invited": [None, facility.reference]}, by=by, at=at)
    return part


@transaction.atomic
def withdraw_invitation(*, participation: Participation, by: User, at: datetime) -> None:
    """Take back a request that is open or was declined. Raises `AlreadyAnsweredError` once it is confirmed."""
    part = Participation.objects.select_for_update().select_related("meeting").get(pk=participation.pk)
    must_be_open(part.meeting)
    must_lead(part.meeting, by)
    if part.standing in BOUND:
        raise AlreadyAnsweredError("参加が決まっています。取りやめるには、相手の事業所の操作が必要です。")
    changes: Changes = {"invited": [part.facility.reference, None]}
    concerned = [*bound_offices(part.meeting), part.facility]
    note_all("合同の依頼の取下げ", part.meeting, concerned, changes=changes, by=by, at=at)
    part.delete()


@transaction.atomic
def answer_invitation(*, participation: Participation, confirm: bool, by: User, at: datetime) -> None:
    """Bind the asked office to the meeting, or decline; who confirmed can step back while it is to come.

    Raises `NotTheHostError` for another office's people, `NotPlannedError`, `InThePastError`,
    `AlreadyAnsweredError`, `OverlappingMeetingError`, `DuplicateMeetingError`.
    """
    part = _asked(participation, confirm=confirm, by=by)
    meeting = part.meeting
    must_not_be_past(meeting.held_on, at)
    before, was_bound = part.standing, part.standing in BOUND
    part.standing = Standing.CONFIRMED if confirm else Standing.DECLINED
    part.answered_at, part.answered_by = at, by
    if confirm:
        must_be_free(meeting, [part.facility])
    else:
        part.carries_evaluation = False
    part.save()
    concerned = [*bound_offices(meeting), *([] if confirm else [part.facility])]
    if confirm or was_bound:
        _rebind(meeting)
    changes: Changes = {"standing": [before, part.standing], "office": [None, part.facility.reference]}
    note_all("合同への参加" if confirm else "合同の辞退", meeting, concerned, changes=changes, by=by, at=at)


def _asked(participation: Participation, *, confirm: bool, by: User) -> Participation:
    """The part, its meeting locked, if this person may answer for it now."""
    meeting = Meeting.objects.select_for_update().get(pk=participation.meeting_id)
    part = Participation.objects.select_related("facility__municipality").get(pk=participation.pk)
    part.meeting = meeting
    must_be_open(meeting)
    must_work_for(part.facility, by, "依頼を受けた事業所だけが回答できます。")
    answerable = {Standing.INVITED} if confirm else {Standing.INVITED, Standing.CONFIRMED}
    if part.standing not in answerable:
        raise AlreadyAnsweredError
    return part


def _rebind(meeting: Meeting) -> None:
    """The participants are part of a meeting's key, and of what people were told."""
    meeting.participants_key = Meeting.key_of(bound_offices(meeting))
    raise_version(meeting)
    save(meeting)


def _must_have_a_host(meeting: Meeting) -> None:
    """A meeting from a ledger gets its host when the first partner is asked."""
    bound = list(meeting.participations.bound().order_by("pk"))
    if not any(part.standing == Standing.HOST for part in bound):
        bound[0].standing = Standing.HOST
        bound[0].save(update_fields=["standing"])
