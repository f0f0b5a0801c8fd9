"""The files of a meeting: listed by part, taken in several at once, taken away and brought back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import Truncator

from meetings.enums import MaterialKind
from meetings.forms.materials import UploadForm
from meetings.models import Participation
from meetings.services import materials
from meetings.uploads.refusals import FileRefused
from meetings.views.materials_board import Board, board_of
from meetings.views.materials_mending import NOT_POSSIBLE, put_away
from meetings.views.notice_parts import address_of, parts_of, trail_of
from operators.access import OperatorRequest, operator


@operator
def meeting_materials(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """List the files by part; take in new ones, take one away (``remove``), bring one back (``restore``)."""
    parts = parts_of(request, meeting_id)
    part = parts[0]
    if request.method == "POST" and not request.FILES and {"remove", "restore"} & request.POST.keys():
        put_away(request, part)
        return redirect(address_of("meeting_materials", part))
    today = timezone.localdate()
    board = board_of(part, request.user, today=today)
    form = UploadForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        office=part.facility.name,
        common=board.may_keep_common,
    )
    if request.method == "POST" and form.is_valid():
        if _taken_in(request, part, form):
            return redirect(address_of("meeting_materials", part))
        board = board_of(part, request.user, today=today)
    context = _context(parts, board) | {"form": form}
    return render(request, "meetings/materials/materials.html", context, status=422 if form.errors else 200)


def _taken_in(request: OperatorRequest, part: Participation, form: UploadForm) -> bool:
    """Keep each file that can be kept; answers whether all were. The others stand at the field with their reasons."""
    kept = 0
    for upload in form.cleaned_data["uploads"]:
        try:
            materials.add(
                meeting=part.meeting,
                participation=None if form.to_common else part,
                kind=MaterialKind(form.cleaned_data["kind"]),
                upload=upload,
                by=request.user,
                at=timezone.now(),
            )
            kept += 1
        except FileRefused as error:
            form.add_error("uploads", f"「{Truncator(upload.name).chars(60)}」：{error.words}")
        except materials.MaterialError as error:
            form.add_error(None, NOT_POSSIBLE[type(error)])
            break
    if kept:
        messages.success(request, f"{kept}件のファイルを登録しました。")
    return not form.errors


def _context(parts: list[Participation], board: Board) -> dict[str, object]:
    return {
        "trail": trail_of(parts[0], "operator"),
        "part": parts[0],
        "others": parts[1:],
        "meeting": parts[0].meeting,
        "board": board,
    }
