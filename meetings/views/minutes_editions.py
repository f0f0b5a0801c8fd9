"""The editions of a part: who wrote when and why, what differs between two, an old one to read or to go back to."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.enums import SaveKind
from meetings.minutes_diff import differences
from meetings.minutes_figures import told
from meetings.models import MinutesVersion
from meetings.services import minutes as service
from meetings.views.minutes_desk import Desk, desk_of, page
from meetings.views.numbers import number_of
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class Row:
    """An edition in the list; ``label`` is what kind of saving it was."""

    version: MinutesVersion
    label: str
    current: bool


@operator
def minutes_versions(request: OperatorRequest, pk: int) -> HttpResponse:
    """All editions, the newest first; ``?old=&new=`` shows what differs between two."""
    desk = desk_of(request, pk)
    versions = list(desk.minutes.versions.select_related("saved_by").order_by("-revision"))
    old, new = _chosen(request, versions)
    context = {
        "desk": desk,
        "minutes": desk.minutes,
        "meeting": desk.minutes.meeting,
        "trail": [*desk.trail, (desk.crumb, page("minutes_edit", desk))],
        "rows": _rows(versions),
        "old": old,
        "new": new,
        "differences": differences(service.content_of(old), service.content_of(new)) if old and new else [],
    }
    return render(request, "meetings/minutes/versions.html", context)


@operator
def minutes_version(request: OperatorRequest, pk: int, revision: int) -> HttpResponse:
    """One edition for reading."""
    desk = desk_of(request, pk)
    return render(request, "meetings/minutes/version.html", _one(desk, revision))


@operator
def minutes_restore(request: OperatorRequest, pk: int, revision: int) -> HttpResponse:
    """Ask once more, with what would change; then write the old text as a new edition."""
    desk = desk_of(request, pk)
    context = _one(desk, revision)
    refusal = "" if desk.may_write else "共通部分は、主催の事業所だけが直せます。"
    if request.method == "POST" and not refusal:
        refusal = _restored(request, desk, revision)
        if not refusal:
            return redirect(page("minutes_edit", desk))
    before, after = service.content_of(desk.minutes), service.content_of(context["version"])
    context |= {"refusal": refusal, "differences": differences(before, after)}
    return render(request, "meetings/minutes/restore.html", context, status=422 if refusal else 200)


def _restored(request: OperatorRequest, desk: Desk, revision: int) -> str:
    """Go back to the edition; answers what is in the way, nothing when it is done."""
    try:
        service.restore(
            minutes=desk.minutes,
            revision=revision,
            base_revision=number_of(request.POST.get("base"), otherwise=-1),
            by=request.user,
            at=timezone.now(),
        )
    except service.ChangedMeanwhile:
        return "この画面を開いたあとに、ほかの画面で保存されました。今の違いをもう一度確かめてください。"
    except service.MinutesError as error:
        return error.words
    messages.success(request, f"第{revision}版の内容に戻しました。戻す前の内容も、履歴に残っています。")
    return ""


def _one(desk: Desk, revision: int) -> dict[str, Any]:
    version = get_object_or_404(
        MinutesVersion.objects.select_related("saved_by"), minutes=desk.minutes, revision=revision
    )
    before = desk.minutes.versions.filter(revision__lt=revision).order_by("-revision").first()
    editions = ("版の履歴", page("minutes_versions", desk))
    return {
        "desk": desk,
        "minutes": desk.minutes,
        "meeting": desk.minutes.meeting,
        "trail": [*desk.trail, (desk.crumb, page("minutes_edit", desk)), editions],
        "version": version,
        "label": _label(version, before),
        "content": service.content_of(version),
        "figures": told(service.content_of(version)),
        "current": version.revision == desk.minutes.revision,
    }


def _rows(versions: list[MinutesVersion]) -> list[Row]:
    older = [*versions[1:], None]
    pairs = zip(versions, older, strict=True)
    return [Row(version, _label(version, before), version is versions[0]) for version, before in pairs]


def _label(version: MinutesVersion, before: MinutesVersion | None) -> str:
    """The kind of saving; what was reopened without having been final was given back by a colleague."""
    given_back = version.kind == SaveKind.REOPENED and not (before and before.kind == SaveKind.FINAL)
    return "差し戻し" if given_back else version.get_kind_display()


def _chosen(
    request: OperatorRequest, versions: list[MinutesVersion]
) -> tuple[MinutesVersion | None, MinutesVersion | None]:
    """The two editions asked for, the older one first; without a question none."""
    known = {str(version.revision): version for version in versions}
    pair = [known.get(request.GET.get(name, "")) for name in ("old", "new")]
    if pair[0] is None or pair[1] is None:
        return None, None
    older, newer = sorted([pair[0], pair[1]], key=lambda version: version.revision)
    return older, newer
