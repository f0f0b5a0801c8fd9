"""Which part of which minutes a page is about, who may write it, and by when it has to be out."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse

from meetings.enums import MinutesState
from meetings.minutes_deadline import minutes_due_on
from meetings.models import Minutes, Participation
from meetings.services.scheduling.checks import may_lead
from meetings.views.notice_parts import Trail, address_of, must_stand, trail_of
from operators.access import OperatorRequest
from operators.models import User


@dataclass(frozen=True)
class Clock:
    """The last day for the ward and everyone, and how far it is. [N §8]"""

    due: date
    today: date
    submitted_on: date | None

    @property
    def days_left(self) -> int:
        """Days until the last day; negative once it is over."""
        return (self.due - self.today).days

    @property
    def days_over(self) -> int:
        """Days since the last day."""
        return -self.days_left


@dataclass(frozen=True)
class Desk:
    """One part of minutes on somebody's desk; ``part`` is their own office's, also where the part is the common one."""

    minutes: Minutes
    part: Participation
    may_write: bool

    @property
    def title(self) -> str:
        """Which part it is."""
        return "共通部分の議事録" if self.common else "議事録"

    @property
    def crumb(self) -> str:
        """Its name below 議事録 in the trail."""
        return "共通部分" if self.common else "本文"

    @property
    def common(self) -> bool:
        """Whether it is the common part of a joint meeting."""
        return self.minutes.participation_id is None

    @property
    def final(self) -> bool:
        """Whether it can only be corrected."""
        return self.minutes.state == MinutesState.FINAL

    @property
    def trail(self) -> Trail:
        """From the person's own page down to the minutes of the meeting."""
        return [*trail_of(self.part, "operator"), ("議事録", address_of("meeting_minutes", self.part))]


def desk_of(request: OperatorRequest, pk: int) -> Desk:
    """The part, if this person may see it; 404 otherwise. ``?facility=`` chooses among their own offices."""
    rows = Minutes.objects.visible_to(request.user).select_related(
        "meeting", "participation__facility", "opened_by", "checked_by", "finalised_by"
    )
    minutes = rows.filter(pk=pk).first()
    if minutes is None:
        raise Http404
    mine = Participation.objects.visible_to(request.user).bound().filter(meeting=minutes.meeting_id)
    if minutes.participation_id is not None:
        mine = mine.filter(pk=minutes.participation_id)
    mine = mine.select_related("meeting", "facility__municipality", "facility__corporation")
    asked = request.GET.get("facility", "")
    parts = sorted(mine.order_by("facility__number", "pk"), key=lambda part: str(part.facility_id) != asked)
    parts.sort(key=lambda part: part.disposed_on is not None)
    must_stand(parts[0], request.user)
    return Desk(minutes, parts[0], may_write(minutes, request.user))


def may_write(minutes: Minutes, user: User) -> bool:
    """An office writes its own part; the host the common one, without a host any office that takes part."""
    return minutes.participation_id is not None or may_lead(minutes.meeting, user)


def clock_of(part: Participation, today: date) -> Clock:
    """How long there is for this office's minutes."""
    return Clock(minutes_due_on(part), today, part.submitted_on)


def page(name: str, desk: Desk, *arguments: int) -> str:
    """The address of a page of this part."""
    query = f"?facility={desk.part.facility_id}" if desk.common else ""
    return f"{reverse(name, args=[desk.minutes.pk, *arguments])}{query}"
