"""Where an office's minutes of a meeting stand, with all that a submission needs."""

from dataclasses import dataclass

from meetings.enums import UPLOADED, Standing
from meetings.models import Material, Meeting, Minutes, Participation, Submission, SubmissionVersion


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
    parts = (
        Participation.objects.select_for_update(of=("self",), no_key=True)
        if lock
        else Participation.objects.all()
    )
    part = parts.select_related("meeting", "facility__municipality", "facility__corporation").get(
        pk=participation.pk
    )
    bound = Participation.objects.filter(meeting=meeting_id).bound().select_related("facility")
    files = Material.objects.present().filter(meeting=meeting_id).filter(kind__in=UPLOADED)
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
