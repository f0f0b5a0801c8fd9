"""The ward's settings: where notices go, and when plans are due."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from operators.access import WardRequest, ward
from operators.forms.ward_settings import WardSettingsForm
from operators.services import wards


@ward
def ward_settings(request: WardRequest) -> HttpResponse:
    """See and change what holds for all offices of the ward."""
    municipality = request.user.municipality
    if municipality is None:
        raise Http404
    form = WardSettingsForm.of(municipality, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        wards.change_settings(
            municipality=municipality, settings=form.settings, by=request.user, at=timezone.now()
        )
        messages.success(request, "設定を保存しました。")
        return redirect("ward_settings")
    context = {"trail": [("遵守状況の一覧", "/ward/")], "municipality": municipality, "form": form}
    return render(request, "operators/ward_settings.html", context)
