"""What was said by the day of the meeting: who says it then takes part without coming. [N 評価§3]"""

from datetime import date

from evaluations.council.opinion_values import says_something
from evaluations.models import Opinion
from meetings.models import Reply
from operators.local_time import day_of


def in_opinion(opinion: Opinion | None, held_on: date) -> bool:
    """Whether an opinion to the self-evaluation says anything, and was there by the day."""
    if opinion is None or opinion.gathered_on > held_on:
        return False
    return says_something(opinion.values, opinion.words)


def in_reply(reply: Reply | None, held_on: date) -> bool:
    """Whether the answer to the notice brought an opinion by the day."""
    if reply is None or not reply.opinion or reply.answered_at is None:
        return False
    return day_of(reply.answered_at) <= held_on
