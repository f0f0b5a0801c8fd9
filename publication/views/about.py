"""Whom to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from operators.access import public
from operators.models import Municipality
from publication.caching import publicly_cached


@public
@require_safe
@publicly_cached()
def contact(request: HttpRequest) -> HttpResponse:
    """About a record its office, about the duty and the portal the ward's desk. One query; desks by name only."""
    desks = Municipality.objects.exclude(desk_name="").only("name", "prefecture", "desk_name")
    return render(request, "publication/about/contact.html", {"desks": desks.order_by("code", "pk")})
