"""The round of an agency's evaluation, locked and checked whether anything of it may still change."""

from evaluations.models import Round
from evaluations.services.agency_errors import AgencyError, NotByAgency, ReportStands, RoundOver
from evaluations.services.locking import locked_round
from meetings.enums import SubmissionState
from rules.kinds import EvaluationRoute


def open_agency_round(round: Round) -> Round:  # noqa: A002 - as everywhere
    """Lock it; raises `NotByAgency`, `RoundOver` or `ReportStands`."""
    row = locked_round(round)
    if error := closed(row):
        raise error
    return row


def closed(row: Round) -> AgencyError | None:
    """Why nothing of it can change any more; None: it can. Loaded: submission."""
    if row.route != EvaluationRoute.AGENCY.value:
        return NotByAgency()
    if row.disposed_on:
        return RoundOver()
    if row.submission and row.submission.state != SubmissionState.RETURNED:
        return ReportStands()
    return None
