"""Where an office's minutes of a meeting stand, and everything that is still missing before they can go out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from meetings.enums import BOUND, MaterialKind, MinutesState, Standing
from meetings.minutes_content import Content
from meetings.models import Material, Meeting, Minutes, Participation, Submission, SubmissionVersion
from meetings.services.submitting import errors
from rules.kinds import MeetingStatus


@dataclass(frozen=True)
class Situation:
    """One office's part with all that a submission needs; ``last`` is what was submitted before."""

    part: Participation
    bound: tuple[Participation, ...]
    own: Minutes | None
    common: Minutes | None
    files: tuple[Material, ...]
    submission: Submission | None
    last: SubmissionVersion | None

    @property
    def joint(self) -> bool:
        """Whether other offices took part."""
        return len(self.bound) > 1

    @property
    def lead(self) -> Participation | None:
        """The office that keeps the common part; none where the ledger told of no host."""
        return next((each for each in self.bound if each.standing == Standing.HOST), None)

    @property
    def keeps_common(self) -> bool:
        """Whether this office may finalise the common part itself."""
        return self.lead is None or self.lead.pk == self.part.pk


def situation_of(participation: Participation, *, lock: bool = False) -> Situation:
    """Load it; ``lock`` keeps meeting, minutes and part as they are until the transaction ends, in this order.

    Closing the attendance and registering paper begin with the meeting, finalising with the minutes, and all of them
    end at the part: in any other order two could wait for each other.
    """
    meeting_id = participation.meeting_id
    if lock:
        Meeting.objects.select_for_update(no_key=True).get(pk=meeting_id)
    minutes = Minutes.objects.filter(meeting=meeting_id).order_by("pk")
    by_part = {each.participation_id: each for each in (minutes.select_for_update() if lock else minutes)}
    parts = Participation.objects.select_for_update(of=("self",)) if lock else Participation.objects.all()
    part = parts.select_related("meeting", "facility__municipality", "facility__corporation").get(
        pk=participation.pk
    )
    bound = Participation.objects.filter(meeting=meeting_id).bound().select_related("facility")
    files = Material.objects.present().filter(meeting=meeting_id).exclude(kind=MaterialKind.SCAN)
    submission = Submission.objects.filter(participation=part, kind="minutes").first()
    return Situation(
        part=part,
        bound=tuple(bound.order_by("facility__number", "facility__service", "pk")),
        own=by_part.get(part.pk),
        common=by_part.get(None),
        files=tuple(each for each in files.order_by("pk") if each.participation_id in (None, part.pk)),
        submission=submission,
        last=submission.versions.order_by("-number").first() if submission else None,
    )


def obstacles(situation: Situation, *, today: date) -> list[errors.SubmissionRefused]:
    """Everything that has to be done first, in the order of doing; empty: it can go out."""
    part, meeting = situation.part, situation.part.meeting
    if part.standing not in BOUND:
        return [errors.NotTakingPart()]
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD):
        return [errors.CalledOff()]
    if meeting.held_on > today:
        return [errors.NotYetHeld(meeting.held_on)]
    return [*_day(part), *_own(situation), *_common(situation)]


def _day(part: Participation) -> Iterator[errors.SubmissionRefused]:
    if part.attendance_closed_at is None:
        yield errors.AttendanceOpen()
    elif part.meeting.status != MeetingStatus.HELD:
        yield errors.NotRecordedAsHeld()


def _own(situation: Situation) -> Iterator[errors.SubmissionRefused]:
    own = situation.own
    if own is None:
        yield errors.MinutesMissing()
        return
    content = Content.from_json(own.content)
    files = (each for each in situation.files if each.participation_id == situation.part.pk)
    if content.by_file and not any(each.kind == MaterialKind.MINUTES for each in files):
        yield errors.FileMissing()
    if content.empty:
        yield errors.MinutesEmpty()
    elif own.state != MinutesState.FINAL:
        yield errors.MinutesNotFinal()


def _common(situation: Situation) -> Iterator[errors.SubmissionRefused]:
    """A common part may say nothing, everything being said by the offices; but somebody must have closed it."""
    if situation.joint and (situation.common is None or situation.common.state != MinutesState.FINAL):
        lead = situation.lead.facility.name if situation.lead else ""
        yield errors.CommonPartNotFinal(lead, own=situation.keeps_common)
