"""A file that is about individual users: marked by its office, with the end of the contract. [N §8]"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.enums import UPLOADED
from meetings.forms.retention import CasePaperForm
from meetings.models import Material
from meetings.services.materials import may_keep
from meetings.services.retention import NotTheirs, case_papers
from meetings.services.retention.papers import leading_offices
from operators.access import OperatorRequest, operator


@operator
def material_case(request: OperatorRequest, pk: int) -> HttpResponse:
    """Say that a file is about individual users, or not; record or change the day the contract ended."""
    rows = Material.objects.visible_to(request.user).filter(kind__in=UPLOADED)
    material = get_object_or_404(rows.select_related("meeting", "participation__facility"), pk=pk)
    if not may_keep(material.meeting, material.participation, request.user):
        raise Http404
    known = {"case_paper": material.case_paper, "contract_ended_on": material.contract_ended_on}
    form = CasePaperForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate(), initial=known
    )
    back = _back(material)
    if request.method == "POST" and form.is_valid() and _marked(request, material, form):
        return redirect(back)
    context = {
        "trail": [("今年度の状況", "/office/"), ("保存と削除", reverse("office_retention"))],
        "material": material,
        "office": next(iter(leading_offices([material]).values()), None),
        "form": form,
        "back": back,
    }
    return render(request, "meetings/retention/case_paper.html", context, status=422 if form.errors else 200)


def _marked(request: OperatorRequest, material: Material, form: CasePaperForm) -> bool:
    """Mark it as the form says; what is in the way becomes an error of the form."""
    told = {name: form.cleaned_data[name] for name in ("case_paper", "contract_ended_on")}
    try:
        case_papers.mark(material=material, by=request.user, at=timezone.now(), **told)
    except case_papers.CannotMark as error:
        form.add_error("case_paper", error.words)
        return False
    except NotTheirs:
        raise Http404 from None
    messages.success(request, "保存しました。")
    return True


def _back(material: Material) -> str:
    """The meeting's files; once the record of the meeting is deleted, the list of clocks."""
    part = material.participation
    if part is not None and part.disposed_on is not None:
        return reverse("office_retention")
    query = f"?facility={part.facility_id}" if part else ""
    return reverse("meeting_materials", args=[material.meeting_id]) + query
