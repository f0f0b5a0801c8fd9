"""What has to be done before a report goes out, each with the page where it is done."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from evaluations.models import Round
from evaluations.services.reporting import errors

_PLACES: dict[type[errors.ReportRefused], tuple[str, str]] = {
    errors.ResultsOpen: ("evaluation_results", "結果をまとめる"),
    errors.NotEvaluated: ("evaluation_results", "結果をまとめる"),
    errors.AgencyResultMissing: ("evaluation_agency", "評価機関の結果を記録する"),
    errors.PublicNotConfirmed: ("evaluation_public", "公表用の文を確かめる"),
}


@dataclass(frozen=True)
class Missing:
    """One thing to be done first, and the page where it is done; without a page it waits."""

    words: str
    href: str = ""
    link: str = ""


def missing_of(error: errors.ReportRefused, of: Round) -> Missing:
    """The refusal with the way to its cure."""
    name, link = _PLACES.get(type(error), ("", ""))
    try:
        return Missing(error.words, reverse(name, args=[of.pk]) if name else "", link)
    except NoReverseMatch:
        return Missing(error.words)
