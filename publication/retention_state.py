"""Where a clock stands on a day, in one word; asked of one row, without a query. [N §8, TRAPS 8]"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from operators.local_time import day_of
from publication.models import Retention
from rules.fiscal_year import day_after

AHEAD = 60
"""So many days ahead of the last day the deletion is announced, and can be approved. [policy]"""


class ClockState(TextChoices):
    """Where a clock stands."""

    NOT_STARTED = "not_started", "起算していない"
    RUNNING = "running", "保存中"
    SOON = "soon", "まもなく期限"
    WAITING = "waiting", "承認待ち"
    APPROVED = "approved", "承認済み"
    HELD = "held", "削除を止めている"
    GONE = "gone", "削除済み"


_CHIPS = {
    ClockState.SOON: "warning",
    ClockState.WAITING: "warning",
    ClockState.APPROVED: "on_track",
    ClockState.HELD: "advice",
    ClockState.RUNNING: "compliant",
}
"""The shape beside the word; what has no clock, or is gone, has the plain line."""


@dataclass(frozen=True)
class Clock:
    """One clock as it stands on ``today``."""

    row: Retention
    today: date

    @property
    def state(self) -> ClockState:
        """The one word."""
        row = self.row
        if row.disposed_at is not None:
            return ClockState.GONE
        if row.held(self.today):
            return ClockState.HELD
        if row.keep_until is None:
            return ClockState.NOT_STARTED
        if row.approved_at is not None:
            return ClockState.APPROVED
        if row.keep_until < self.today:
            return ClockState.WAITING
        return ClockState.SOON if self.near else ClockState.RUNNING

    @property
    def chip(self) -> str:
        """The chip's shape."""
        return _CHIPS.get(self.state, "none")

    @property
    def near(self) -> bool:
        """Whether the last day is at most `AHEAD` days ahead, or over."""
        return self.row.keep_until is not None and self.days_left <= AHEAD

    @property
    def days_left(self) -> int:
        """Days from today to the last day; 0 is the last day itself, negative when it is over, 0 without one."""
        return (self.row.keep_until - self.today).days if self.row.keep_until else 0

    @property
    def days_over(self) -> int:
        """Days since the last day."""
        return -self.days_left

    @property
    def first_day_without(self) -> date | None:
        """The first day on which the papers need not be kept."""
        return day_after(self.row.keep_until) if self.row.keep_until else None

    @property
    def goes_on(self) -> date | None:
        """The day of the deletion: after the last day, and not on the day of the approval, which can be taken back."""
        first = self.first_day_without
        if first is None:
            return None
        if self.row.approved_at is None:
            return max(first, day_after(self.today))
        approved_on = day_of(self.row.approved_at)
        return max(first, day_after(approved_on), self.today)

    @property
    def may_be_approved(self) -> bool:
        """Whether the deletion can be approved now."""
        return self.state in (ClockState.SOON, ClockState.WAITING)

    @property
    def may_be_held(self) -> bool:
        """Whether the deletion can be held back now."""
        return self.state is not ClockState.GONE
