"""The support centre's own page: the offices of its area."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from operators.access import CenterRequest, center
from operators.models import Facility

PER_PAGE = 50


@center
def home(request: CenterRequest) -> HttpResponse:
    """List the offices the centre is responsible for, with address and telephone."""
    offices = Facility.objects.visible_to(request.user).order_by("name", "pk")
    page = Paginator(offices, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "operators/center_home.html", {"page": page})
