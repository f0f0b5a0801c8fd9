"""What is done to one file of a meeting: another name or kind, taken away, brought back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.enums import UPLOADED, MaterialKind
from meetings.forms.materials import MaterialForm
from meetings.models import Material, Participation
from meetings.services import materials
from meetings.uploads.refusals import FileRefused
from meetings.views.notice_parts import address_of, parts_of, trail_of
from meetings.views.numbers import number_of
from operators.access import OperatorRequest, operator

NOT_POSSIBLE = {
    materials.NotTheirs: "共通の資料は、主催の事業所が登録します。",
    materials.MeetingWithoutFiles: "この会議には、ファイルを登録できません。予定が確定した会議に登録してください。",
}
"""What stands in the way of a change, in words."""


@operator
def material_edit(request: OperatorRequest, pk: int) -> HttpResponse:
    """Give a file another name or kind; only who keeps the part can."""
    rows = Material.objects.visible_to(request.user).present().filter(kind__in=UPLOADED)
    material = get_object_or_404(rows.select_related("meeting", "participation__facility"), pk=pk)
    part = _own_part(request, material)
    back = address_of("meeting_materials", part)
    form = MaterialForm(request.POST or None, initial={"title": material.title, "kind": material.kind})
    if request.method == "POST" and form.is_valid() and _changed(request, material, form):
        return redirect(back)
    context = {
        "trail": [*trail_of(part, request.user.role), ("会議資料", back)],
        "back": back,
        "part": part,
        "form": form,
    }
    return render(request, "meetings/materials/edit.html", context, status=422 if form.errors else 200)


def _changed(request: OperatorRequest, material: Material, form: MaterialForm) -> bool:
    """Save name and kind; what is in the way becomes an error of the form."""
    try:
        materials.change(
            material=material,
            title=form.cleaned_data["title"],
            kind=MaterialKind(form.cleaned_data["kind"]),
            by=request.user,
            at=timezone.now(),
        )
    except materials.MaterialError as error:
        form.add_error(None, NOT_POSSIBLE[type(error)])
        return False
    messages.success(request, "ファイル名と種類を保存しました。")
    return True


def _own_part(request: OperatorRequest, material: Material) -> Participation:
    """The office's part through which the person has the file; 404 for who may only read it."""
    if not materials.may_keep(material.meeting, material.participation, request.user):
        raise Http404
    parts = parts_of(request, material.meeting_id)
    return next((each for each in parts if each.pk == material.participation_id), parts[0])


def put_away(request: OperatorRequest, part: Participation) -> None:
    """Take one file away, or bring it back."""
    back = "restore" in request.POST
    asked = request.POST.get("restore" if back else "remove", "")
    rows = Material.objects.visible_to(request.user).filter(meeting=part.meeting_id)
    rows = rows.filter(kind__in=UPLOADED).select_related("meeting", "participation__facility")
    material = get_object_or_404(rows, pk=number_of(asked, otherwise=0))
    act = materials.restore if back else materials.remove
    try:
        act(material=material, by=request.user, at=timezone.now())
    except FileRefused as error:
        messages.error(request, error.words)
    except materials.MaterialError as error:
        messages.error(request, NOT_POSSIBLE[type(error)])
    else:
        done = "元に戻しました。" if back else "取り外しました。「取り外したファイル」から元に戻せます。"
        messages.success(request, f"「{material.title}」を{done}")
