"""The rows behind minutes: one part locked, the office that leads it, who else works there."""

from datetime import datetime

from django.db.models import Q

from meetings.enums import SaveKind, Standing
from meetings.minutes_content import Content
from meetings.models import Meeting, Minutes, MinutesVersion, Participation
from meetings.services.minutes.errors import AlreadyFinal, NotHeld, NotYetHeld
from operators.enums import Role
from operators.local_time import day_of
from operators.models import Facility, User
from rules.kinds import MeetingStatus

WRITTEN = (SaveKind.AUTO, SaveKind.SAVED)
"""The editions in which somebody wrote; the others are acts."""
_NEVER = (MeetingStatus.DRAFT.value, MeetingStatus.CANCELLED.value, MeetingStatus.NOT_HELD.value)


def locked(minutes: Minutes) -> Minutes:
    """The part as it is now, until the transaction ends; whoever else writes it waits."""
    rows = Minutes.objects.select_for_update(of=("self",))
    return rows.select_related("meeting", "participation__facility").get(pk=minutes.pk)


def must_be_over(meeting: Meeting, at: datetime) -> None:
    """Raise `NotHeld` or `NotYetHeld` unless the meeting took place, or is planned and its day has come."""
    if meeting.status in _NEVER:
        raise NotHeld
    if meeting.held_on > day_of(at):
        raise NotYetHeld(meeting.held_on)


def must_be_open(minutes: Minutes, at: datetime) -> None:
    """Raise `AlreadyFinal`, or what `must_be_over` raises: a meeting may be called off after all."""
    if minutes.finalised_at is not None:
        raise AlreadyFinal
    must_be_over(minutes.meeting, at)


def is_joint(meeting: Meeting) -> bool:
    """Whether more than one office takes part, so that there is a common part."""
    return meeting.participations.bound().count() > 1


def leading_part(minutes: Minutes) -> Participation:
    """The part whose office answers for these minutes: of the common part the host, without host the first."""
    if minutes.participation is not None:
        return minutes.participation
    bound = Participation.objects.bound().filter(meeting=minutes.meeting_id).select_related("facility")
    parts = list(bound.order_by("facility__number", "facility__service", "pk"))
    return next((part for part in parts if part.standing == Standing.HOST), parts[0])


def last_writer(minutes: Minutes) -> int | None:
    """The key of the person who wrote last; acts such as a confirmation are no writing."""
    written = minutes.versions.filter(kind__in=WRITTEN).order_by("-revision")
    return written.values_list("saved_by", flat=True).first()


def colleagues(facility: Facility, of: User) -> bool:
    """Whether somebody else works for the office and could check."""
    works = Q(assignments__facility=facility)
    if facility.corporation_id:
        works |= Q(assignments__corporation=facility.corporation_id)
    return User.objects.filter(works, is_active=True, role=Role.OPERATOR).exclude(pk=of.pk).exists()


def add_edition(minutes: Minutes, kind: SaveKind, *, by: User, at: datetime, reason: str = "") -> None:
    """Keep what stands in the part now as its edition of this revision."""
    MinutesVersion.objects.create(
        minutes=minutes,
        revision=minutes.revision,
        kind=kind,
        content=minutes.content,
        reason=reason,
        saved_at=at,
        saved_by=by,
    )


def content_of(minutes: Minutes | MinutesVersion) -> Content:
    """What is written there."""
    return Content.from_json(minutes.content)
