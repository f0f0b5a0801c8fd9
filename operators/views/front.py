"""The pages about the portal itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from operators.access import public


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the portal does so that everybody can use it, and what it does not do yet."""
    return render(request, "operators/accessibility.html")
