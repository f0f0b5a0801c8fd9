"""Everything that is still missing before a report can go out. Publication itself may follow it. [N 評価§6]"""

from collections.abc import Iterator
from datetime import date

from evaluations.document_building import day_of_evaluation
from evaluations.models import PublicSheet, Round
from evaluations.printing import confirmed_words
from evaluations.services.reporting import errors
from rules.kinds import EvaluationRoute


def obstacles(of: Round, *, today: date) -> list[errors.ReportRefused]:
    """What has to be done first, in the order of doing; empty: it can go out. One query."""
    agency = of.route == EvaluationRoute.AGENCY
    found = [*(_by_agency(of) if agency else _at_council(of))]
    day = day_of_evaluation(of)
    if not found and day and day > today:
        return [errors.DayToCome(day)]
    if not _confirmed(of) and not (agency and _published_by_agency(of)):
        found.append(errors.PublicNotConfirmed())
    return found


def _at_council(of: Round) -> Iterator[errors.ReportRefused]:
    if of.results_finalised_at is None:
        yield errors.ResultsOpen()
    elif of.evaluation is None:
        yield errors.NotEvaluated()


def _by_agency(of: Round) -> Iterator[errors.ReportRefused]:
    if of.evaluation is None or of.evaluation.evaluated_on is None:
        yield errors.AgencyResultMissing()


def _confirmed(of: Round) -> bool:
    return confirmed_words(PublicSheet.objects.filter(round=of).first()) is not None


def _published_by_agency(of: Round) -> bool:
    """The agency publishes its result itself; the office tells where. [O]"""
    return bool(of.evaluation and (of.evaluation.result_url or of.evaluation.published_on))
