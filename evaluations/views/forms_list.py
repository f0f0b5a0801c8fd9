"""The forms of a ward: which edition is in force for each kind of office, and what is waiting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluations.form_definition.editions import forms_of
from evaluations.views.ward_parts import ward_trail
from operators.access import WardRequest, ward


@ward
@require_safe
def ward_forms(request: WardRequest) -> HttpResponse:
    """The four kinds with their editions."""
    context = {"trail": ward_trail(), "kinds": forms_of(request.user)}
    return render(request, "evaluations/forms/list.html", context)
