"""Where an application for 緩和 stands, told by its row. [O]"""

from django.db.models import Q, TextChoices

from evaluations.models import Relief


class ReliefState(TextChoices):
    """From the paper to the letter that tells the decision."""

    APPLIED = "applied", "申請中"
    FORWARDED = "forwarded", "進達済み"
    APPROVED = "approved", "承認（未通知）"
    REFUSED = "refused", "不承認（未通知）"
    TOLD = "told", "通知済み"


ROWS = {
    ReliefState.APPLIED: Q(approved=None, forwarded_on=None),
    ReliefState.FORWARDED: Q(approved=None, forwarded_on__isnull=False),
    ReliefState.APPROVED: Q(approved=True, told_on=None),
    ReliefState.REFUSED: Q(approved=False, told_on=None),
    ReliefState.TOLD: Q(approved__isnull=False, told_on__isnull=False),
}
"""The rows in each state; every row is in one."""

CHIPS = {
    ReliefState.APPLIED: "warning",
    ReliefState.FORWARDED: "on_track",
    ReliefState.APPROVED: "warning",
    ReliefState.REFUSED: "warning",
    ReliefState.TOLD: "compliant",
}
"""The shape beside the word: what waits for the ward has the shape that asks."""


def state_of(relief: Relief) -> ReliefState:
    """The one state of this application."""
    if relief.approved is None:
        return ReliefState.FORWARDED if relief.forwarded_on else ReliefState.APPLIED
    if relief.told_on:
        return ReliefState.TOLD
    return ReliefState.APPROVED if relief.approved else ReliefState.REFUSED


def words_of(relief: Relief) -> str:
    """The state in words; of what was told also the decision."""
    state = state_of(relief)
    if state is not ReliefState.TOLD:
        return state.label
    return "承認（通知済み）" if relief.approved else "不承認（通知済み）"


def words_for_office(relief: Relief) -> str:
    """The same for the office, which reads a decision as soon as it counts in its pages; the letter follows."""
    if relief.approved is None:
        return state_of(relief).label
    return "承認" if relief.approved else "不承認"
