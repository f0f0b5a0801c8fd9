"""Calendar addresses: made, and renewed, whereby the old one stops."""

from datetime import datetime

from django.db import transaction

from meetings.models import CalendarFeed
from meetings.models.office import feed_secret
from operators.models import Facility, HistoryEntry, User


@transaction.atomic
def renew_office_feed(*, facility: Facility, by: User, at: datetime) -> CalendarFeed:
    """Give an office a new calendar address; the first, or one in place of the old."""
    feed, made = CalendarFeed.objects.get_or_create(facility=facility, defaults={"renewed_at": at})
    return _renewed(feed, made=made, by=by, at=at)


@transaction.atomic
def renew_ward_feed(*, by: User, at: datetime) -> CalendarFeed:
    """Give a ward user a new calendar address of their own; the first, or one in place of the old."""
    feed, made = CalendarFeed.objects.get_or_create(user=by, defaults={"renewed_at": at})
    return _renewed(feed, made=made, by=by, at=at)


def _renewed(feed: CalendarFeed, *, made: bool, by: User, at: datetime) -> CalendarFeed:
    """The address itself is a secret and stands in no history."""
    if not made:
        feed.secret, feed.renewed_at = feed_secret(), at
        feed.save(update_fields=["secret", "renewed_at"])
    HistoryEntry.objects.create(
        at=at,
        by=by,
        via="画面",
        verb="カレンダーのアドレスの作成" if made else "カレンダーのアドレスの更新",
        subject=f"calendar {feed.pk}",
        facility=feed.facility,
        municipality=by.municipality if feed.user_id else None,
        changes={},
    )
    return feed
