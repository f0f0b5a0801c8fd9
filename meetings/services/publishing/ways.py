"""Notes how else a record was made public: on the board, on an own page, in the national system, handed over. [N §8]

Also for offices whose minutes are on paper: there is no public text, and the note alone starts the clock.
"""

from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction

from meetings.enums import PublicationWay
from meetings.models import Participation, PublishedWay
from meetings.services.publishing import errors, standing
from meetings.services.publishing.completion import Ways
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.pdf import PdfUnavailable
from publication.services import record_pdfs


def record_way(
    *,
    participation: Participation,
    way: PublicationWay,
    done_on: date,
    url: str = "",
    note: str = "",
    by: User,
    at: datetime,
) -> PublishedWay:
    """Note a way with its first day, or correct the note there is. ``url`` belongs to pages on the web only.

    Raises `PortalDoesItself`, `NotYet`, `BeforeMeeting`, `AddressMissing`, or why nothing can be published.
    """
    if way == PublicationWay.PORTAL:
        raise errors.PortalDoesItself
    row = _recorded(participation, way, done_on, url.strip(), note.strip(), by, at)
    _draw(participation, at)
    return row


def remove_way(*, participation: Participation, way: PublicationWay, by: User, at: datetime) -> None:
    """Take a note back; where it was the only way, the record counts as unpublished again.

    Raises `PortalDoesItself` or `WayUnknown`.
    """
    if way == PublicationWay.PORTAL:
        raise errors.PortalDoesItself
    _removed(participation, way, by, at)
    _draw(participation, at)


@transaction.atomic
def _recorded(
    participation: Participation,
    way: PublicationWay,
    done_on: date,
    url: str,
    words: str,
    by: User,
    at: datetime,
) -> PublishedWay:
    part = standing.locked(participation)
    standing.must_be_publishable(part, at)
    _must_fit(part, way, done_on, url, at)
    ways = standing.ways_of(part)
    ledger = standing.ledger_of(part, ways)
    told = {"done_on": done_on, "url": url, "note": words, "at": at, "by": by}
    row, _ = PublishedWay.objects.update_or_create(participation=part, way=way, defaults=told)
    before = ways.get(way)
    ways[way] = done_on
    days = _follow(part, ledger, ways, at)
    changes = {str(way.label): [before.isoformat() if before else None, done_on.isoformat()], "公表日": days}
    note("公表の方法の記録", f"participation {part.pk}", part.facility, changes, by=by, at=at)
    return row


@transaction.atomic
def _removed(participation: Participation, way: PublicationWay, by: User, at: datetime) -> None:
    part = standing.locked(participation)
    standing.must_be_publishable(part, at)
    ways = standing.ways_of(part)
    if way not in ways:
        raise errors.WayUnknown
    ledger = standing.ledger_of(part, ways)
    PublishedWay.objects.filter(participation=part, way=way).delete()
    gone = ways.pop(way)
    days = _follow(part, ledger, ways, at)
    changes = {str(way.label): [gone.isoformat(), None], "公表日": days}
    note("公表の方法の記録の取消し", f"participation {part.pk}", part.facility, changes, by=by, at=at)


def _must_fit(part: Participation, way: PublicationWay, done_on: date, url: str, at: datetime) -> None:
    if done_on > day_of(at):
        raise errors.NotYet
    if done_on < part.meeting.held_on:
        raise errors.BeforeMeeting(part.meeting.held_on)
    if (way == PublicationWay.SITE or url) and not is_web_address(url):
        raise errors.AddressMissing


def is_web_address(url: str) -> bool:
    """Whether it is an address a browser opens. Nothing is fetched."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        return False


def _follow(part: Participation, ledger: date | None, ways: Ways, at: datetime) -> list[str | None]:
    """The completion date, and that of the published record, follow the ways."""
    days = standing.complete(part, ledger, ways)
    standing.redate(part, at)
    return days


def _draw(participation: Participation, at: datetime) -> None:
    """The PDF tells the days: where they moved it is drawn anew, now or by the task."""
    record = standing.published_record(participation)
    if record:
        try:
            record_pdfs.make(record=record, at=at)
        except PdfUnavailable:
            return
