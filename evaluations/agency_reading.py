"""Reads what is recorded of an agency's evaluation into the values that everybody shows."""

from evaluations.agency_content import GOALS, AgencyContent, Goal, goals_of
from evaluations.models import Round
from rules.kinds import EvaluationRoute


def by_agency(of: Round) -> bool:
    """Whether an agency evaluates, and no council."""
    return of.route == EvaluationRoute.AGENCY.value


def goals_in(of: Round) -> tuple[Goal, ...]:
    """The rows of the 目標達成計画. One query."""
    rows = of.entries.filter(sheet=GOALS)
    return goals_of(rows.values_list("row", "values", "revision"))


def agency_content(of: Round) -> AgencyContent:
    """Agency, day and link of the round. Loaded: evaluation."""
    known = of.evaluation
    if known is None:
        return AgencyContent()
    return AgencyContent(known.agency_name, known.evaluated_on, known.result_url)
