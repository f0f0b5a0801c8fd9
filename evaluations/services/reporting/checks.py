"""Everything that is still missing before a report can go out. Publication itself may follow it. [N 評価§6]"""

from collections.abc import Iterator
from datetime import date

from evaluations.agency_reading import by_agency
from evaluations.models import PublicSheet, Round
from evaluations.report.printing import confirmed_words
from evaluations.round_meeting import day_of_evaluation
from evaluations.services import public_sheets
from evaluations.services.reporting import errors


def obstacles(of: Round, *, today: date) -> list[errors.SubmissionRefused]:
    """What has to be done first, in the order of doing; empty: it can go out. A fixed number of queries."""
    found = [*(_by_agency(of) if by_agency(of) else _at_council(of))]
    day = day_of_evaluation(of)
    if not found and day and day > today:
        return [errors.DayToCome(day)]
    if not _confirmed(of):
        found.append(errors.PublicNotConfirmed())
    return found


def _at_council(of: Round) -> Iterator[errors.SubmissionRefused]:
    if of.results_finalised_at is None:
        yield errors.ResultsOpen()
    elif of.evaluation is None:
        yield errors.NotEvaluated()


def _by_agency(of: Round) -> Iterator[errors.SubmissionRefused]:
    if of.evaluation is None or of.evaluation.evaluated_on is None:
        yield errors.AgencyResultMissing()


def _confirmed(of: Round) -> bool:
    """Whether a person confirmed the words as they are now: what changed since has to be read again."""
    sheet = PublicSheet.objects.filter(round=of).first()
    if sheet is None or confirmed_words(sheet) is None:
        return False
    sheet.round = of
    return not public_sheets.obstacles(public_sheets.review_of(sheet))
