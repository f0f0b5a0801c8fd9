"""A form from the ward's Excel sheet: read whole and kept as a draft to be looked at, or told what is wrong."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.form_definition.checks import FormUnusable
from evaluations.form_definition.editions import forms_of_kind
from evaluations.form_workbook.reading import Read, read_workbook
from evaluations.form_workbook.writing import workbook_of
from evaluations.forms.form_file import FormFileForm
from evaluations.services.form_drafts import KnownForm, keep_draft
from evaluations.views.forms_edition import kind_or_404, trail
from meetings.uploads.kinds import XLSX
from meetings.views.record_files import file_response
from operators.access import WardRequest, ward
from rules.kinds import ServiceKind


@ward
@require_http_methods(["GET", "HEAD", "POST"])
def ward_form_import(request: WardRequest, service: str) -> HttpResponse:
    """Choose the file; what was read stands on the draft's own page."""
    kind = kind_or_404(service)
    form = FormFileForm(request.POST, request.FILES) if request.method == "POST" else FormFileForm()
    problems: list[str] = []
    if form.is_bound and form.is_valid():
        try:
            read = read_workbook(form.cleaned_data["file"].read(), kind)
        except FormUnusable as error:
            problems = error.problems
            form.add_error("file", f"取り込めませんでした。直すところが{len(problems)}か所あります。")
        else:
            return _kept(request, read)
    told = {
        "trail": trail(),
        "kind": forms_of_kind(request.user, kind),
        "form": form,
        "problems": problems,
    }
    status = 422 if form.errors else 200
    return render(request, "evaluations/forms/import.html", told, status=status)


def _kept(request: WardRequest, read: Read) -> HttpResponse:
    """To the page of the draft, or of the edition that says the same already."""
    if request.user.municipality is None:
        raise Http404
    for tab in read.unread:
        messages.info(request, f"「{tab}」シートは様式に使われないため、読んでいません。")
    try:
        version = keep_draft(
            municipality=request.user.municipality, form=read.form, by=request.user, at=timezone.now()
        )
    except KnownForm as known:
        messages.info(request, known.words)
        if known.version is None:
            return redirect("ward_form_shipped", read.form.service)
        return redirect("ward_form", known.version.pk)
    messages.success(request, f"第{version.number}版として取り込みました。まだ使われていません。")
    return redirect("ward_form", version.pk)


@ward
@require_safe
def ward_form_template(request: WardRequest, service: str) -> HttpResponse:
    """The form in force as a workbook to be changed."""
    kind: ServiceKind = kind_or_404(service)
    return file_response(
        workbook_of(forms_of_kind(request.user, kind).form), XLSX, f"hyoka-yoshiki-{kind.code}"
    )
