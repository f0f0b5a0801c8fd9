"""The requests of an office as its pages list them: open ones first, with their age and what was told of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from meetings.enums import FollowUpState
from meetings.minutes_content import PLANNED
from meetings.models import FollowUp, FollowUpStep
from meetings.models.minutes import submitted
from operators.enums import Role
from operators.local_time import day_of
from operators.models import Facility, User


@dataclass(frozen=True)
class Told:
    """What was told of a request; ``held_on`` is the day of the meeting, ``None`` for words between meetings."""

    words: str
    on: date
    held_on: date | None


@dataclass(frozen=True)
class Line:
    """One request with its course; ``age`` are whole months since it was made, up to its end."""

    follow_up: FollowUp
    raised_on: date
    age: int
    told: tuple[Told, ...]

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.follow_up.state == FollowUpState.OPEN

    @property
    def planned(self) -> bool:
        """Whether an evaluation's plan raised it, and no word of the council's."""
        return self.follow_up.item_key.startswith(PLANNED)

    @property
    def age_words(self) -> str:
        """The age as people say it."""
        years, months = divmod(self.age, 12)
        parts = [f"{years}年" if years else "", f"{months}か月" if months else ""]
        return "".join(parts) or "1か月未満"


def follow_up_lines(facility: Facility, user: User, *, today: date) -> list[Line]:
    """The requests of an office that this person may see: open ones first, the oldest first; then the newest end.

    The ward reads only what was told at meetings whose minutes came in. Two queries.
    """
    told = FollowUpStep.objects.select_related("participation__meeting").order_by("at", "pk")
    if user.role == Role.WARD:
        told = told.filter(**submitted("participation"))
    rows = (
        FollowUp.objects.visible_to(user)
        .filter(facility=facility)
        .select_related("raised_in__meeting", "closed_in__meeting")
        .prefetch_related(Prefetch("steps", queryset=told))
    )
    return _ordered([_line(row, today) for row in rows])


def _ordered(lines: Iterable[Line]) -> list[Line]:
    by_age = sorted(lines, key=lambda line: (line.raised_on, line.follow_up.pk))
    closed = sorted(
        (line for line in by_age if line.follow_up.closed_at),
        key=lambda line: (line.follow_up.closed_at, line.follow_up.pk),
        reverse=True,
    )
    return [*(line for line in by_age if line.open), *closed]


def _line(row: FollowUp, today: date) -> Line:
    raised_on = row.raised_in.meeting.held_on
    end = day_of(row.closed_at) if row.closed_at else today
    told = sorted((_told(row, step) for step in row.steps.all()), key=lambda each: each.on)
    return Line(row, raised_on, months_between(raised_on, end), tuple(told))


def _told(row: FollowUp, step: FollowUpStep) -> Told:
    if step.participation_id == row.raised_in_id:  # see `services.follow_up_acts`
        return Told(step.words, day_of(step.at), None)
    held_on = step.participation.meeting.held_on
    return Told(step.words, held_on, held_on)


def months_between(first: date, last: date) -> int:
    """Whole months from one day to another; none when the second is earlier."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return max(months, 0)
