"""The offices on the public side: those whose kind has a council and that are open, with what they published."""

from datetime import date
from functools import lru_cache

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Coalesce, NullIf
from django.db.models.lookups import Exact

from operators.models import Facility, Placement
from operators.search_text import folded
from publication.filters import services_with_council
from publication.models import PublicRecord

_NAME = Coalesce(NullIf("kana", Value("")), "name")
SORTS: dict[str, tuple[OrderBy | str, ...]] = {
    "name": (_NAME.asc(),),
    "-name": (_NAME.desc(),),
    "service": ("service", _NAME.asc()),
    "-service": ("-service", _NAME.asc()),
    "area": (F("area_name").asc(nulls_last=True), _NAME.asc()),
    "-area": (F("area_name").desc(nulls_last=True), _NAME.asc()),
    "records": ("records", _NAME.asc()),
    "-records": ("-records", _NAME.asc()),
    "newest": (F("newest").asc(nulls_first=True), _NAME.asc()),
    "-newest": (F("newest").desc(nulls_last=True), _NAME.asc()),
}
"""What the list can be sorted by; ``-`` in front turns it round."""


def open_offices(today: date) -> QuerySet[Facility]:
    """Those designated and not closed on ``today`` whose service has a council."""
    begun = Q(designated_on=None) | Q(designated_on__lte=today)
    still = Q(closed_on=None) | Q(closed_on__gt=today)
    return Facility.objects.filter(begun, still, service__in=services_with_council(today))


def in_area(offices: QuerySet[Facility], today: date, area: int | None = None) -> QuerySet[Facility]:
    """The offices with key and name of the care area they lie in on ``today``; of one area, where one is given."""
    if area is not None:
        offices = offices.filter(Exact(_area(today, "care_area"), area))
    return offices.annotate(area_pk=_area(today, "care_area"), area_name=_area(today, "care_area__name"))


def numbers_by_area(today: date) -> dict[tuple[int, int | None], int]:
    """How many open offices lie in each municipality and area; no area: nobody recorded one. One query."""
    offices = open_offices(today).order_by().annotate(area_pk=_area(today, "care_area"))
    rows = offices.values_list("municipality", "area_pk").annotate(number=Count("pk"))
    return {(ward, area): number for ward, area, number in rows}


def with_records(offices: QuerySet[Facility]) -> QuerySet[Facility]:
    """The offices with the number of their published records and the day of the newest one."""
    return offices.annotate(records=Coalesce(_of_records(Count("pk")), 0), newest=_of_records(Max("held_on")))


def ordered(offices: QuerySet[Facility], sort: str) -> QuerySet[Facility]:
    """In the order of a key of `SORTS`."""
    return offices.order_by(*SORTS[sort], "number", "service", "pk")


def named(offices: QuerySet[Facility], words: list[str]) -> QuerySet[Facility]:
    """Those whose name, kana or number holds every folded word. One query, none without words."""
    if not words:
        return offices
    names = offices.order_by().values_list("pk", "name", "kana", "number")
    return offices.filter(
        pk__in=[pk for pk, *texts in names if all(word in _folded(*texts) for word in words)]
    )


@lru_cache(maxsize=100_000)
def _folded(name: str, kana: str, number: str) -> str:
    return folded(f"{name} {kana} {number}")


def _of_records(value: Combinable) -> Subquery:
    published = PublicRecord.objects.published().filter(facility=OuterRef("pk")).order_by()
    return Subquery(published.values("facility").annotate(answer=value).values("answer"))


def _area(today: date, column: str) -> Subquery:
    """A column of the last placement that had begun on ``today``."""
    begun = Placement.objects.filter(Q(since=None) | Q(since__lte=today), facility=OuterRef("pk"))
    return Subquery(begun.order_by(F("since").desc(nulls_last=True), "-pk").values(column)[:1])
