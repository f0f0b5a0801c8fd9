"""The scheduler's pulse: kept in the cache, which the web and the worker share."""

from datetime import datetime, timedelta

from django.core.cache import cache

KEY = "scheduler-pulse"
GOOD_FOR = timedelta(seconds=90)  # four missed heartbeats


def record(*, at: datetime) -> None:
    """Note that the scheduler's task reached a worker at this moment."""
    cache.set(KEY, at.isoformat(), timeout=None)


def is_beating(*, at: datetime) -> bool:
    """Whether the last recorded moment is recent enough; ``False`` when there never was one."""
    last = cache.get(KEY)
    return last is not None and at - datetime.fromisoformat(last) <= GOOD_FOR
