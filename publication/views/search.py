"""The public front door: search, and the lists of minutes and of evaluations."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from operators.access import public
from publication.caching import publicly_cached
from publication.conditions import conditions
from publication.enums import RecordKind
from publication.filters import Choices, settled
from publication.results import results
from publication.search import SORTS, Asked, found, page_of

PER_PAGE = 20
MOST = 10_000
"""So many records of a list can be turned over; whoever wants more narrows it."""
NEWEST = 6
SECONDS = 60
"""So long may a list be kept that tells what is new."""


@public
@require_safe
@publicly_cached()
def front(request: HttpRequest) -> HttpResponse:
    """Search everything that was published; with nothing asked for the newest records and the ways to the offices."""
    asked, choices = settled(Asked.of(request.GET), today=timezone.localdate())
    if asked.anything:
        return _listed(request, asked, choices)
    newest = found(Asked())[:NEWEST]
    told = {
        "results": results(newest),
        "asked": asked,
        "choices": choices,
        "sorts": SORTS,
        "kinds": RecordKind.choices,
    }
    return _kept(render(request, "publication/search/front.html", told))


@public
@require_safe
@publicly_cached()
def minutes_list(request: HttpRequest) -> HttpResponse:
    """Every published minutes."""
    return _of_kind(request, RecordKind.MINUTES)


@public
@require_safe
@publicly_cached()
def evaluations(request: HttpRequest) -> HttpResponse:
    """Every published evaluation."""
    return _of_kind(request, RecordKind.EVALUATION)


def _of_kind(request: HttpRequest, kind: RecordKind) -> HttpResponse:
    asked, choices = settled(replace(Asked.of(request.GET), kind=None), today=timezone.localdate())
    return _listed(request, asked, choices, kind)


def _listed(
    request: HttpRequest, asked: Asked, choices: Choices, kind: RecordKind | None = None
) -> HttpResponse:
    page = page_of(replace(asked, kind=kind) if kind else asked, size=PER_PAGE, most=MOST)
    told = {
        "asked": asked,
        "choices": choices,
        "conditions": conditions(asked, choices),
        "kind": kind,
        "kinds": RecordKind.choices,
        "page": page,
        "results": results(page.object_list, asked.words),
        "sorts": SORTS,
        "most": MOST,
    }
    return _kept(render(request, "publication/search/list.html", told))


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, max_age=SECONDS)
    return response
