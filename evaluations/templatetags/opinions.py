"""The way to the page for opinions, on pages of rooms that do not know it: ``{% load opinions %}``."""

from collections.abc import Sequence
from datetime import date, datetime

from django import template

from evaluations.council.link_end import last_day
from meetings.models import Participation
from meetings.views.member_links import Visit
from operators.local_time import day_of

register = template.Library()


@register.filter
def opens_opinions(held_on: date, at: datetime) -> bool:
    """Whether the page for opinions to the meeting of a day still opens at a moment."""
    return day_of(at) <= last_day(held_on)


@register.simple_tag
def opinion_page(visit: Visit | str, part: Participation, offices: Sequence[object]) -> str:
    """The address of the page for opinions behind an answer link; empty where nothing is evaluated or it is over."""
    if isinstance(visit, str) or len(offices) != 1 or not part.carries_evaluation:
        return ""
    opens = opens_opinions(part.meeting.held_on, visit.at) and hasattr(part, "evaluation_round")
    return visit.address("reply_evaluation") if opens else ""
