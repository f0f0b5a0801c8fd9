"""The day that a moment falls on, for people here. All dates are Asia/Tokyo. [RULEBOOK §2]"""

from datetime import date, datetime

from django.utils.timezone import get_default_timezone


def day_of(at: datetime) -> date:
    """The local calendar day of a moment."""
    return at.astimezone(get_default_timezone()).date()
