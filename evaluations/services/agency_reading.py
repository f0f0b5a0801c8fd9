"""Reads what is recorded of an agency's evaluation into the value that everybody shows."""

from evaluations.agency_content import GOALS, AgencyContent, Goal, goals_of
from evaluations.models import Round


def goals_in(round: Round) -> tuple[Goal, ...]:  # noqa: A002 - as everywhere
    """The rows of the 目標達成計画. One query."""
    rows = round.entries.filter(sheet=GOALS)
    return goals_of(rows.values_list("row", "values", "revision"))


def agency_content(round: Round) -> AgencyContent:  # noqa: A002 - as everywhere
    """Agency, day, link and goals of the round. Loaded: evaluation."""
    known = round.evaluation
    if known is None:
        return AgencyContent(goals=goals_in(round))
    return AgencyContent(
        agency_name=known.agency_name,
        evaluated_on=known.evaluated_on,
        result_url=known.result_url,
        goals=goals_in(round),
    )
