"""The meeting that evaluates a round, and the day of its evaluation. No queries here."""

from datetime import date

from evaluations.models import Round
from meetings.enums import BOUND, TAKES_PLACE
from meetings.models import Participation


def meeting_part(of: Round) -> Participation | None:
    """The office's part in the chosen meeting; None once that is called off: then another has to be found.

    The round comes with its participation's meeting.
    """
    part = of.participation
    return part if part and part.standing in BOUND and part.meeting.status in TAKES_PLACE else None


def day_of_evaluation(of: Round) -> date | None:
    """The day of the meeting or of the agency's evaluation; before it is fixed the planned one."""
    if part := meeting_part(of):
        return part.meeting.held_on
    if of.evaluation and of.evaluation.evaluated_on:
        return of.evaluation.evaluated_on
    return of.planned_on
