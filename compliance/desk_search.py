"""What the filters of the desk's list ask of the database: words, area, year, who cares for it."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from compliance.desk import MINE, Asked, received
from meetings.models import Submission, SubmissionVersion
from operators.models import Facility, Placement, User
from operators.search_text import folded, terms
from rules.fiscal_year import FiscalYear


def fitting(user: User, offices: Sequence[Facility], asked: Asked, today: date) -> QuerySet[Submission]:
    """What fits every filter but the tab. ``offices`` are those of the ward, for finding names."""
    rows = received(user)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.service:
        rows = rows.filter(facility__service=asked.service)
    if asked.area:
        rows = rows.annotate(area=_area_on(today)).filter(area=asked.area)
    if asked.who:
        rows = rows.filter(assigned_to=user if asked.who == MINE else None)
    if asked.year:
        rows = rows.filter(_in_year(asked.year))
    for term in terms(asked.words):
        rows = rows.filter(_says(term, offices))
    return rows


def _in_year(year: FiscalYear) -> Q:
    """By the day of the meeting; what is of no meeting by the year of its receipt."""
    of_meeting = Q(participation__meeting__held_on__range=(year.first, year.last))
    return of_meeting | Q(participation=None, fiscal_year=year.year)


def _says(term: str, offices: Iterable[Facility]) -> Q:
    """What was submitted says the word, or the office is called so."""
    named = [
        office.pk for office in offices if term in folded(f"{office.name} {office.kana} {office.reference}")
    ]
    said = SubmissionVersion.objects.filter(submission=OuterRef("pk"), folded_text__contains=term)
    return Q(facility__in=named) | Q(Exists(said))


def _area_on(day: date) -> Subquery:
    """The care area in which the office lies on the day."""
    begun = Placement.objects.filter(Q(since=None) | Q(since__lte=day), facility=OuterRef("facility"))
    return Subquery(begun.order_by(F("since").desc(nulls_last=True), "-pk").values("care_area")[:1])
