"""The map of offices: our own drawing, beside a list that says the same."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from operators.access import public
from publication.caching import publicly_cached
from publication.geo import towns_of
from publication.map_drawing import drawn
from publication.office_search import AskedOffices, choices_of
from publication.offices import ordered


@public
@require_safe
@publicly_cached()
def office_map(request: HttpRequest) -> HttpResponse:
    """The offices of one municipality on its drawing, and in a list."""
    today = timezone.localdate()
    asked, choices = choices_of(AskedOffices.of(request.GET), today=today)
    here = choices.here or next((code for code, _ in choices.municipalities), "")
    asked = replace(asked, typed="", words=(), area=None, municipality=here)
    offices = list(ordered(asked.offices(today), "area")) if here else []
    told = {
        "asked": asked,
        "choices": choices,
        "ward": dict(choices.municipalities).get(here, ""),
        "offices": offices,
        "drawing": drawn(offices, towns_of(here)),
    }
    return render(request, "publication/search/map.html", told)
