"""What somebody typed for long, when their session had ended: kept in the visitor's own session until they are back.

Closed by default: only views marked by `keeps_post` ask for it. The post has passed the CSRF check. Django hands an
anonymous session's data on at sign-in, and clears all of it at sign-out.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, QueryDict

V = TypeVar("V", bound=Callable[..., Any])

LARGEST = 300_000
"""Characters of all fields together; what is longer was not typed."""
PAGES = 3
"""Pages of which the last post is kept; the oldest is forgotten first."""
_DRAWER = "kept_posts"
_NEVER = ("csrfmiddlewaretoken",)


def keeps_post(view: V) -> V:
    """Mark a view: what is posted to it is kept when nobody is signed in. Stands below the access decorator."""
    view.keeps_post = True  # type: ignore[attr-defined]
    return view


def keep(request: HttpRequest, view: Callable[..., Any]) -> None:
    """Keep the fields of a post to a marked view, and say so; nothing of files, nothing too long."""
    if request.method != "POST" or not getattr(view, "keeps_post", False):
        return
    page = _page(request)
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in _NEVER}
    if _is_piece(request):  # another row of the page may be waiting there already
        fields = _drawer(request).get(page, {}) | fields
    if sum(len(name) + sum(map(len, texts)) for name, texts in fields.items()) > LARGEST:
        return
    kept = {other: old for other, old in _drawer(request).items() if other != page}
    request.session[_DRAWER] = dict([*kept.items(), (page, fields)][-PAGES:])
    messages.info(
        request,
        "ログインの時間が切れていました。入力した内容はお預かりしています。ログインすると、続きから書けます。",
    )


def kept(request: HttpRequest) -> QueryDict | None:
    """What was kept for this page; it stays until `forget`."""
    fields = _drawer(request).get(_page(request))
    if fields is None:
        return None
    posted = QueryDict(mutable=True)
    for name, texts in fields.items():
        posted.setlist(name, texts)
    return posted


def forget(request: HttpRequest) -> None:
    """It is stored, or no longer wanted; of a piece of a page only what the piece posted, the other rows wait on."""
    page, drawer = _page(request), _drawer(request)
    if page not in drawer:
        return
    left = {name: texts for name, texts in drawer[page].items() if name not in request.POST}
    others = {other: fields for other, fields in drawer.items() if other != page}
    request.session[_DRAWER] = others | ({page: left} if left and _is_piece(request) else {})


def _page(request: HttpRequest) -> str:
    """The address of the page that was open: at a joint meeting each office's stands under its own ``?facility=``.

    A piece of a page is posted to an address of its own, or to one that says more than the page's; htmx tells the page's.
    """
    _, _, seen = request.headers.get("HX-Current-URL", "").partition("://")
    host, _, page = seen.partition("/")
    if _is_piece(request) and host == request.get_host():
        return f"/{page.partition('#')[0]}"
    return request.get_full_path()


def _is_piece(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def _drawer(request: HttpRequest) -> dict[str, dict[str, list[str]]]:
    drawer: dict[str, dict[str, list[str]]] = request.session.get(_DRAWER, {})
    return drawer
