"""Who may open a view. Every view carries one of these declarations. [ARCHITECTURE, Access closed by default]

A decorator marks the view for `operators.middleware.ClosedByDefaultMiddleware` and keeps the door itself:
nobody signed in → the login page; the wrong role → 404, for strangers are not told what exists.
Which *objects* a person may see is not decided here but by every queryset's ``visible_to(user)``.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django_htmx.middleware import HtmxDetails

from operators.enums import Role
from operators.kept_post import keep
from operators.models import User


class Access(StrEnum):
    """Who may open a view."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    WARD = "ward"
    OPERATOR = "operator"
    CENTER = "center"


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in, whatever the role; ``htmx`` is true for a piece of a page."""

    user: User
    htmx: HtmxDetails


class WardRequest(SignedInRequest):
    """A request of ward staff.

    ``unread`` is how many submissions nobody has opened, where a page knows it: the navigation then asks nothing.
    """

    unread: int


class OperatorRequest(SignedInRequest):
    """A request of an operator."""


class CenterRequest(SignedInRequest):
    """A request of a support centre."""


P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
Guarded = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

DOORS = {Role.WARD: "/ward/", Role.OPERATOR: "/office/", Role.CENTER: "/center/"}
"""Where each role's part of the portal begins. [CONTRACT, Web]"""

_ADMITTED = {
    Access.SIGNED_IN: frozenset(Role),
    Access.WARD: frozenset({Role.WARD}),
    Access.OPERATOR: frozenset({Role.OPERATOR}),
    Access.CENTER: frozenset({Role.CENTER}),
}


class _Declared(Protocol):
    access: Access


def declared_access(view: Callable[..., Any]) -> Access | None:
    """What the view declares; ``None`` when it declares nothing."""
    return getattr(view, "access", None)


def door_of(user: User) -> str:
    """The address of this person's own part of the portal."""
    return DOORS[Role(user.role)]


def public(view: Callable[Concatenate[R, P], HttpResponseBase]) -> Guarded[P]:
    """Declare that anybody may open the view."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(cast(R, request), *args, **kwargs)

    return _declare(opened, Access.PUBLIC)


def signed_in(view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase]) -> Guarded[P]:
    """Let in everybody who is signed in; what they see is decided by ``visible_to``."""
    return _guard(view, Access.SIGNED_IN)


def ward(view: Callable[Concatenate[WardRequest, P], HttpResponseBase]) -> Guarded[P]:
    """Let in ward staff only."""
    return _guard(view, Access.WARD)


def operator(view: Callable[Concatenate[OperatorRequest, P], HttpResponseBase]) -> Guarded[P]:
    """Let in operators only."""
    return _guard(view, Access.OPERATOR)


def center(view: Callable[Concatenate[CenterRequest, P], HttpResponseBase]) -> Guarded[P]:
    """Let in staff of support centres only."""
    return _guard(view, Access.CENTER)


def _guard(view: Callable[Concatenate[R, P], HttpResponseBase], access: Access) -> Guarded[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not user.is_active:
            return _ask_to_sign_in(request, view)
        if user.role not in _ADMITTED[access]:
            raise Http404
        response = view(cast(R, request), *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)  # computers in offices are shared
        return response

    return _declare(guarded, access)


def _declare(view: Guarded[P], access: Access) -> Guarded[P]:
    cast(_Declared, view).access = access
    return view


def _ask_to_sign_in(request: HttpRequest, view: Callable[..., Any]) -> HttpResponseBase:
    """The login page for people; a program that asks for JSON is refused in JSON (see the error views).

    What they had typed is kept for them, where the view asks for it (`operators.kept_post`).
    """
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        raise PermissionDenied
    keep(request, view)
    if request.headers.get(
        "HX-Request"
    ):  # a piece of a page has no room for the login page: load the whole one
        return HttpResponse(status=401, headers={"HX-Refresh": "true"})
    return redirect_to_login(request.get_full_path())
