"""The hour at which everything in the demo happens."""

from datetime import date, datetime, time

from django.utils.timezone import get_default_timezone


def noon(day: date) -> datetime:
    """Twelve o'clock of a day, local time."""
    return datetime.combine(day, time(12), tzinfo=get_default_timezone())
