"""What people are told when something went wrong: in Japanese; programs that ask for JSON get JSON.

Nothing of the request (address, name, parameter) is repeated, so no personal data can stand in an error page.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader

from operators.access import public

_WORDS = {
    400: "送られた内容を読み取れませんでした。",
    403: "この操作はできません。ログインしているかをご確認ください。",
    404: "お探しのページは見つかりませんでした。",
    500: "システムの不具合により処理できませんでした。",
}


def _answer(request: HttpRequest, status: int) -> HttpResponse:
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"error": _WORDS[status]}, status=status)
    return _page(request, f"{status}.html", status)


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """The page; it tells the name of who is signed in, and computers in offices are shared."""
    response = render(request, template, status=status)
    if {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES):
        response.headers["Cache-Control"] = "private, no-store"
    return response


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _answer(request, 400)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _answer(request, 403)


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, the same for what does not exist and for what is not theirs."""
    return _answer(request, 404)


@public
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 because a form was open for too long or in two windows."""
    return _page(request, "403_csrf.html", 403)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """500; the page asks nothing of the database, which may be what is broken."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"error": _WORDS[500]}, status=500)
    return HttpResponse(loader.render_to_string("500.html"), status=500)
