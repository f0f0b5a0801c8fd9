"""The front door and the pages about the portal itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from operators.access import door_of, public
from operators.models import User


@public
def front(request: HttpRequest) -> HttpResponse:
    """Send people to their own part of the portal, everybody else to the login page."""
    if isinstance(request.user, User):
        return redirect(door_of(request.user))
    return redirect("account_login")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the portal does so that everybody can use it, and what it does not do yet."""
    return render(request, "operators/accessibility.html")
