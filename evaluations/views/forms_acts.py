"""Using a form, going back to the shipped one, taking a draft away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from evaluations.models import FormVersion
from evaluations.services import form_drafts, form_use
from evaluations.services.form_lock import FormError
from evaluations.views.forms_edition import kind_or_404
from operators.access import WardRequest, ward


@ward
@require_POST
def ward_form_use(request: WardRequest, pk: int) -> HttpResponse:
    """New evaluations begin with this edition from now on."""
    version = _version(request, pk)
    try:
        form_use.use(version=version, seen=request.POST.get("seen", ""), by=request.user, at=timezone.now())
    except FormError as error:
        messages.error(request, error.words)
        return redirect("ward_form", pk)
    messages.success(request, f"{version}を使い始めました。これから始まる評価は、この様式で行われます。")
    return redirect("ward_forms")


@ward
@require_POST
def ward_form_discard(request: WardRequest, pk: int) -> HttpResponse:
    """Take a draft away."""
    version = _version(request, pk)
    try:
        form_drafts.discard(version=version, by=request.user, at=timezone.now())
    except FormError as error:
        messages.error(request, error.words)
        return redirect("ward_form", pk)
    messages.success(request, "取り込んだ様式を取り消しました。いまの様式はそのままです。")
    return redirect("ward_forms")


@ward
@require_POST
def ward_form_shipped_use(request: WardRequest, service: str) -> HttpResponse:
    """New evaluations begin with the shipped form again."""
    kind, municipality = kind_or_404(service), request.user.municipality
    if municipality is None:
        raise Http404
    try:
        form_use.use_shipped(
            municipality=municipality,
            service=kind,
            seen=request.POST.get("seen", ""),
            by=request.user,
            at=timezone.now(),
        )
    except FormError as error:
        messages.error(request, error.words)
        return redirect("ward_form_shipped", service)
    messages.success(request, "付属の様式に戻しました。これから始まる評価は、付属の様式で行われます。")
    return redirect("ward_forms")


def _version(request: WardRequest, pk: int) -> FormVersion:
    return get_object_or_404(FormVersion.objects.visible_to(request.user), pk=pk)
