"""Which fiscal year a page shows: ``?year=2025``, else the running one."""

from datetime import date

from django.http import Http404, HttpRequest

from rules.fiscal_year import FiscalYear

FIRST = FiscalYear(2006)
"""The year in which community-based services began. [省令]"""


def latest_year(today: date) -> FiscalYear:
    """The last year a page can show: the next one, for its plans."""
    return FiscalYear.of(today).next


def asked_year(request: HttpRequest, today: date) -> FiscalYear:
    """The year in the URL, or the running one; 404 for what is no year of ours."""
    text = request.GET.get("year", "")
    if not text:
        return FiscalYear.of(today)
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Http404
    year = FiscalYear(int(text))
    if not FIRST <= year <= latest_year(today):
        raise Http404
    return year
