"""The ways that hang on a holder – a part of a meeting, an evaluation – and the day of publication that follows. [N §8]

A holder has ``published_ways``, ``published_on`` and ``ledger_published_on``.
"""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from meetings.enums import PublicationWay
from meetings.services.publishing.completion import Ways, completed_on, ledgers_day


def ways_of(holder: Any) -> dict[PublicationWay, date]:
    """The ways that stand, each with its day. One query."""
    return {PublicationWay(way): day for way, day in holder.published_ways.values_list("way", "done_on")}


def ledger_of(holder: Any, ways: Ways) -> date | None:
    """The day a ledger told: as it was imported, or of before that was kept apart. Ask it before a way is changed."""
    return holder.ledger_published_on or ledgers_day(holder.published_on, ways)


def complete(holder: Any, ledger: date | None, ways: Ways) -> list[str | None]:
    """Write the day of publication that follows; the old and the new day, for the history."""
    before = holder.published_on
    holder.published_on, holder.ledger_published_on = completed_on(ledger, ways), ledger
    holder.save(update_fields=["published_on", "ledger_published_on"])
    return [day.isoformat() if day else None for day in (before, holder.published_on)]


def is_web_address(url: str) -> bool:
    """Whether it is an address a browser opens. Nothing is fetched."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        return False
