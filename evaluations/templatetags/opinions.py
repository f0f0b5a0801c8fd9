"""The way to the page for opinions, on pages of rooms that do not know it: ``{% load opinions %}``."""

from datetime import date, datetime

from django import template

from evaluations.council.link_end import last_day
from operators.local_time import day_of

register = template.Library()


@register.filter
def opens_opinions(held_on: date, at: datetime) -> bool:
    """Whether the page for opinions to the meeting of a day still opens at a moment."""
    return day_of(at) <= last_day(held_on)
