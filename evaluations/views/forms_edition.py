"""One edition of a form as sheets: a draft with what it would change, one in force, one of before, the shipped one."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evaluations.enums import FormState
from evaluations.form import Form
from evaluations.form_definition.changes import changes_between
from evaluations.form_definition.checks import EVALUATED
from evaluations.form_definition.editions import forms_of_kind
from evaluations.form_definition.preview import blank_grids, preview_of
from evaluations.models import FormVersion
from evaluations.shipped_forms import shipped
from evaluations.views.ward_parts import ward_trail
from operators.access import WardRequest, ward
from rules.kinds import ServiceKind


@ward
@require_safe
def ward_form(request: WardRequest, pk: int) -> HttpResponse:
    """An own edition; of a draft also what differs from the form in force, and what using it would mean."""
    rows = FormVersion.objects.visible_to(request.user).select_related("made_by", "in_force_by")
    version = get_object_or_404(rows, pk=pk)
    kind = forms_of_kind(request.user, ServiceKind(version.service))
    editions = (*kind.drafts, *kind.older, *filter(None, [kind.own]))
    here = next(each for each in editions if each.version.pk == pk)
    waiting = version.state != FormState.IN_FORCE
    told = {
        "version": version,
        "kind": kind,
        "running": here.running,
        "waiting": waiting,
        "draft": version.state == FormState.DRAFT,
        "others": [each for each in kind.drafts if each.version.pk != pk],
        "changes": changes_between(kind.form, version.form) if waiting else (),
    }
    return _page(request, "evaluations/forms/edition.html", version.form, told)


@ward
@require_safe
def ward_form_shipped(request: WardRequest, service: str) -> HttpResponse:
    """The form that comes with the portal, and the way back to it."""
    asked = kind_or_404(service)
    form = shipped(asked)
    assert form is not None  # noqa: S101 - each evaluated kind has its file
    kind = forms_of_kind(request.user, asked)
    told = {"kind": kind, "changes": changes_between(kind.form, form) if kind.own else ()}
    return _page(request, "evaluations/forms/shipped.html", form, told)


def kind_or_404(service: str) -> ServiceKind:
    """The kind in an address, if it is one that is evaluated."""
    if service not in EVALUATED:
        raise Http404
    return ServiceKind(service)


def _page(request: WardRequest, template: str, form: Form, told: dict[str, object]) -> HttpResponse:
    looks = {"sheets": preview_of(form), "grids": blank_grids(form)}
    return render(request, template, {"trail": trail(), "form": form} | looks | told)


def trail() -> list[tuple[str, str]]:
    """The way to a page below the list of forms."""
    return [*ward_trail(), ("評価の様式", reverse("ward_forms"))]
