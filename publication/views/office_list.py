"""The list of all offices with a council."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from operators.access import public
from publication.caching import publicly_cached
from publication.office_search import AskedOffices, choices_of
from publication.offices import ordered, with_records

PER_PAGE = 50


@public
@require_safe
@publicly_cached()
def offices(request: HttpRequest) -> HttpResponse:
    """Every open office with how much it published; an office without records is listed as such."""
    today = timezone.localdate()
    asked, choices = choices_of(AskedOffices.of(request.GET), today=today)
    pages = Paginator(ordered(with_records(asked.offices(today)), asked.sort), PER_PAGE)
    page = pages.page(min(asked.page, pages.num_pages))
    return render(
        request, "publication/search/offices.html", {"asked": asked, "choices": choices, "page": page}
    )
