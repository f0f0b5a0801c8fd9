"""The forms of a ward: which edition is in force for each kind of office, and what is waiting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evaluations.form_definition.editions import forms_of
from operators.access import WardRequest, ward


@ward
@require_safe
def ward_forms(request: WardRequest) -> HttpResponse:
    """The four kinds with their editions."""
    context = {
        "trail": [("遵守状況の一覧", "/ward/"), ("外部評価", reverse("ward_evaluations"))],
        "kinds": forms_of(request.user),
    }
    return render(request, "evaluations/forms/list.html", context)
