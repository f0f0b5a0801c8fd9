"""A view that declares no access is refused: the first of the three guards. [ARCHITECTURE, Access]"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from operators.access import declared_access
from operators.gone import Gone, gone


class ClosedByDefaultMiddleware:
    """Stops every view without a declaration of `operators.access`; the URLs wrap the views of packages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hand the request on; the guard stands in `process_view`, where the view is known."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Tell calmly of what is deleted; every other exception goes its way."""
        return gone(request, exception) if isinstance(exception, Gone) else None

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        """Let a declared view pass; raise ``ImproperlyConfigured`` (error page and log entry) otherwise."""
        if declared_access(view) is None:
            raise ImproperlyConfigured(
                f"{view.__module__}.{getattr(view, '__qualname__', view)} declares no access: "
                "decorate it with one of operators.access."
            )
