"""The embedded default shows what a deployed portal shows."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from operators.views.errors import not_found


class NotFoundMiddleware:
    """Answers 404 with our page where Django, with ``DEBUG``, would show an English list of all addresses.

    People who try the portal meet it there; errors of the code keep Django's page for developers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give the page for an address that leads nowhere."""
        try:
            resolve(request.path_info)
        except Http404 as missing:
            return not_found(request, missing)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Give the page for what a view did not find; leave every other exception alone."""
        return not_found(request, exception) if isinstance(exception, Http404) else None
