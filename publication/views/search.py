"""The public front door: search, and the lists of minutes and of evaluations."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from operators.access import public
from publication.caching import publicly_cached
from publication.enums import RecordKind
from publication.filters import Choices, settled
from publication.models import PublicRecord
from publication.results import results
from publication.search import SORTS, Asked, found

PER_PAGE = 20
MOST_PAGES = 500
"""A list goes on so far; whoever wants more narrows it."""
NEWEST = 6
SECONDS = 60


@public
@publicly_cached()
def front(request: HttpRequest) -> HttpResponse:
    """Search everything that was published; with nothing asked for the newest records and the ways to the offices."""
    asked, choices = settled(Asked.of(request.GET), today=timezone.localdate())
    if asked.anything:
        return _listed(request, asked, choices)
    published = PublicRecord.objects.published()
    newest = found(asked).select_related("care_area", "municipality")[:NEWEST]
    told = {"newest": results(newest, ()), "count": published.count(), "asked": asked, "choices": choices}
    return _kept(render(request, "publication/search/front.html", told | {"sorts": SORTS}))


@public
@publicly_cached()
def minutes_list(request: HttpRequest) -> HttpResponse:
    """Every published minutes."""
    return _of_kind(request, RecordKind.MINUTES)


@public
@publicly_cached()
def evaluations(request: HttpRequest) -> HttpResponse:
    """Every published evaluation."""
    return _of_kind(request, RecordKind.EVALUATION)


def _of_kind(request: HttpRequest, kind: RecordKind) -> HttpResponse:
    asked, choices = settled(Asked.of(request.GET).without(kind=None), today=timezone.localdate())
    return _listed(request, asked, choices, kind=kind)


def _listed(
    request: HttpRequest, asked: Asked, choices: Choices, *, kind: RecordKind | None = None
) -> HttpResponse:
    page = _page(asked.without(kind=kind) if kind else asked)
    told = {
        "asked": asked,
        "choices": choices,
        "kind": kind,
        "page": page,
        "results": results(page.object_list, asked.words),
        "sorts": SORTS,
    }
    return _kept(render(request, "publication/search/list.html", told))


def _page(asked: Asked) -> Page[PublicRecord]:
    """The page asked for, or the last one."""
    rows = found(asked).select_related("care_area", "municipality", "facility")
    pages = Paginator(rows, PER_PAGE)
    return pages.page(min(asked.page, pages.num_pages, MOST_PAGES))


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, max_age=SECONDS)
    return response
