"""The care areas: their offices and their newest records."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from operators.access import public
from operators.models import CareArea
from publication.areas import areas_of
from publication.caching import publicly_cached
from publication.offices import in_area, open_offices, ordered, with_records
from publication.results import results
from publication.search import Asked, found

NEWEST = 10


@public
@require_safe
@publicly_cached()
def areas(request: HttpRequest) -> HttpResponse:
    """Every care area with how many offices and records it has."""
    return render(request, "publication/search/areas.html", {"wards": areas_of(timezone.localdate())})


@public
@require_safe
@publicly_cached()
def area(request: HttpRequest, pk: int) -> HttpResponse:
    """One care area: its offices today, and the newest records published by its offices."""
    area = get_object_or_404(CareArea.objects.select_related("municipality"), pk=pk)
    today = timezone.localdate()
    offices = with_records(in_area(open_offices(today), today, area.pk))
    newest = list(found(Asked(area=area.pk))[: NEWEST + 1])
    told = {
        "area": area,
        "ended": not area.holds_on(today),
        "offices": list(ordered(offices, "name")),
        "results": results(newest[:NEWEST]),
        "more": len(newest) > NEWEST,
        "trail": [("圏域からさがす", reverse("public_areas"))],
    }
    return render(request, "publication/search/area.html", told)
