"""What has to be done before a report goes out, each with the page where it is done."""

from django.urls import reverse

from evaluations.models import Round
from evaluations.services.reporting import errors
from meetings.views.submission_missing import Missing

_PLACES: dict[type[errors.SubmissionRefused], tuple[str, str]] = {
    errors.ResultsOpen: ("evaluation_results", "結果をまとめる"),
    errors.NotEvaluated: ("evaluation_results", "結果をまとめる"),
    errors.AgencyResultMissing: ("evaluation_agency", "評価機関の結果を記録する"),
    errors.PublicNotConfirmed: ("evaluation_public", "公表用の文を確かめる"),
}


def missing_of(error: errors.SubmissionRefused, of: Round) -> Missing:
    """The refusal with the way to its cure; what only time cures has none."""
    if type(error) not in _PLACES:
        return Missing(error.words)
    name, link = _PLACES[type(error)]
    return Missing(error.words, reverse(name, args=[of.pk]), link)
