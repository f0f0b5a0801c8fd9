"""The editor of one part: typed, saved by itself and by the button, never over somebody else's words."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from meetings.enums import SaveKind
from meetings.forms.minutes import MinutesForm
from meetings.models import Minutes
from meetings.services import minutes as service
from meetings.services.minutes.rows import must_be_over
from meetings.views.minutes_desk import Desk, desk_of, page
from meetings.views.minutes_editor import read, show
from meetings.views.minutes_sheet import Sheet, clash_of, form_of, sheet_of
from meetings.views.numbers import number_of
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def minutes_edit(request: OperatorRequest, pk: int) -> HttpResponse:
    """Write a part; read it where it is final, or is the common part and somebody else's to write."""
    desk = desk_of(request, pk)
    if not desk.may_write:
        return read(request, desk)
    if request.method == "POST":
        return _posted(request, desk)
    if desk.final:
        return read(request, desk)
    try:
        must_be_over(desk.minutes.meeting, timezone.now())
    except service.MinutesError as error:
        return read(request, desk, error.words)
    other = service.come_in(minutes=desk.minutes, by=request.user, at=timezone.now())
    return show(request, desk, _kept(request, desk) or sheet_of(desk), beside=other)


def _posted(request: OperatorRequest, desk: Desk) -> HttpResponse:
    act = request.POST.get("act", "save")
    if act == "forget":
        kept_post.forget(request)
        return redirect(page("minutes_edit", desk))
    form = form_of(desk, request.POST)
    if act == "auto" or _is_script(request):
        return _by_script(request, desk, form, act)
    if not form.is_valid():
        return show(request, desk, Sheet(form, _base(request), unsaved=True), status=422)
    try:
        _save(request, desk, form, SaveKind.SAVED)
    except service.ChangedMeanwhile as error:
        kept_post.forget(request)
        sheet = clash_of(desk, form.content, _base(request), error.current)
        return show(request, desk, sheet, status=409)
    except service.MinutesError as error:
        sheet = Sheet(form, _base(request), unsaved=True, refusal=error.words)
        return show(request, desk, sheet, status=422)
    kept_post.forget(request)
    return redirect(_onward(request, desk, form, act))


def _onward(request: OperatorRequest, desk: Desk, form: MinutesForm, act: str) -> str:
    """Where a stored text leads: to a new point, to finalising, or back to itself."""
    here = page("minutes_edit", desk)
    if act == "finish":
        return page("minutes_finalise", desk)
    if act == "add":
        own = sum(1 for item in form.content.items if item.key.startswith("x"))
        messages.success(request, f"保存しました。議題以外の話題は{own}件です。")
        return f"{here}#more"
    messages.success(request, "議事録を保存しました。")
    return here


def _is_script(request: OperatorRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _by_script(request: OperatorRequest, desk: Desk, form: MinutesForm, act: str) -> JsonResponse:
    """What the script sends some seconds after the last key, or for a button (``next`` is where it goes then)."""
    if not form.is_valid():
        words = "、".join(f"{label}：{why}" for _, label, why in form.errors)
        return JsonResponse({"error": words}, status=422)
    other = service.beside(desk.minutes, request.user, timezone.now())
    try:
        row = _save(request, desk, form, SaveKind.AUTO if act == "auto" else SaveKind.SAVED)
    except service.ChangedMeanwhile as error:
        return JsonResponse({"error": error.words, **_last(error.current)}, status=409)
    except service.MinutesError as error:
        return JsonResponse({"error": error.words}, status=422)
    kept_post.forget(request)
    answer = {"revision": row.revision, "at": _hour(timezone.now()), "beside": other.name if other else ""}
    if act != "auto":
        answer["next"] = _onward(request, desk, form, act)
    return JsonResponse(answer)


def _save(request: OperatorRequest, desk: Desk, form: MinutesForm, kind: SaveKind) -> Minutes:
    return service.save(
        minutes=desk.minutes,
        content=form.content,
        base_revision=_base(request),
        kind=kind,
        by=request.user,
        at=timezone.now(),
    )


def _kept(request: OperatorRequest, desk: Desk) -> Sheet | None:
    """What was typed when the session had ended, as a text that is not saved yet."""
    fields = kept_post.kept(request)
    if fields is None:
        return None
    return Sheet(form_of(desk, fields), number_of(fields.get("base"), otherwise=-1), unsaved=True, kept=True)


def _base(request: OperatorRequest) -> int:
    """The revision that was posted; -1, which is nobody's, for what is none."""
    return number_of(request.POST.get("base"), otherwise=-1)


def _last(current: Minutes) -> dict[str, str]:
    """Who saved last, and when."""
    version = current.versions.select_related("saved_by").order_by("-revision").first()
    if version is None or version.saved_by is None:
        return {"by": "", "at": ""}
    return {"by": version.saved_by.name, "at": _hour(version.saved_at)}


def _hour(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"
