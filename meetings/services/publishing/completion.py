"""The completion date (完結の日): the earliest day on which a record was public. Pure. [N §8, ADR 0018]

A day without any way behind it was told by a ledger and stands on its own; handing copies to users and families is no
publication.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from meetings.enums import PublicationWay

COUNTS = frozenset(
    {PublicationWay.PORTAL, PublicationWay.BOARD, PublicationWay.SITE, PublicationWay.NATIONAL}
)
"""The ways by which anybody can read it: 掲示やホームページへの掲載等 [N §8], 情報公表システム [O]."""

Ways = Mapping[PublicationWay, date]
"""The ways that stand, each with its day."""


def ledgers_day(published_on: date | None, ways: Ways) -> date | None:
    """The day a ledger told: the one that stands and comes from no way. Ask it before a way is changed."""
    return published_on if published_on not in days_of(ways) else None


def days_of(ways: Ways) -> list[date]:
    """The days of the ways that count."""
    return [day for way, day in ways.items() if way in COUNTS]


def completed_on(ledger: date | None, ways: Ways) -> date | None:
    """The earliest day of all; ``None``: it is not public anywhere, and the clock stands."""
    return earliest([ledger, *days_of(ways)])


def earliest(days: Iterable[date | None]) -> date | None:
    """The first of the days that are known."""
    return min((day for day in days if day is not None), default=None)
