"""Consent to take part by video: record it, end it. [N §5]"""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.enums import Via
from meetings.forms.members import ConsentForm, WithdrawalForm
from meetings.models import Member
from meetings.services import consents as service
from meetings.views.members_office import address, member_of, member_trail
from meetings.views.numbers import number_of
from operators.access import OperatorRequest, operator


@operator
def consent_record(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """Record when and how a user or a family member agreed."""
    member = _asked(request, number, code, member_id)
    today = timezone.localdate()
    form = ConsentForm(request.POST or None, today=today, initial={"given_on": today})
    if request.method == "POST" and form.is_valid():
        given_on, via = form.cleaned_data["given_on"], Via(form.cleaned_data["via"])
        try:
            service.record_consent(
                member=member, given_on=given_on, via=via, by=request.user, at=timezone.now()
            )
        except service.AlreadyConsented:
            form.add_error(
                None, "同意はすでに記録されています。改めて記録するときは、先に撤回を記録してください。"
            )
        else:
            messages.success(request, "Web参加の同意を記録しました。")
            return redirect(_afterwards(request, member))
    return _page(request, "consent", member, form)


@operator
def consent_withdraw(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """Record that a consent no longer holds."""
    member = _asked(request, number, code, member_id)
    today = timezone.localdate()
    form = WithdrawalForm(request.POST or None, today=today, initial={"withdrawn_on": today})
    if request.method == "POST" and form.is_valid():
        withdrawn_on = form.cleaned_data["withdrawn_on"]
        try:
            service.withdraw_consent(
                member=member, withdrawn_on=withdrawn_on, by=request.user, at=timezone.now()
            )
        except service.NoConsent:
            form.add_error(None, "いま有効な同意の記録がありません。撤回はすでに記録されているようです。")
        except service.WithdrawnBeforeGiven:
            form.add_error("withdrawn_on", "撤回日が同意日より前です。日付を確かめてください。")
        else:
            messages.success(request, "同意の撤回を記録しました。")
            return redirect(address("member", member.facility, member.pk))
    return _page(request, "withdraw", member, form)


def _afterwards(request: OperatorRequest, member: Member) -> str:
    """Back to the attendance of ``?meeting=`` from which the consent was missed; else the member's page."""
    meeting = number_of(request.GET.get("meeting"), otherwise=0)
    if meeting:
        attendance = reverse("meeting_attendance", args=[meeting])
        return f"{attendance}?facility={member.facility_id}#row-m{member.pk}"
    return address("member", member.facility, member.pk)


def _asked(request: OperatorRequest, number: str, code: str, member_id: int) -> Member:
    """The member; 404 for categories nobody asks for consent."""
    member = member_of(request.user, number, code, member_id)
    if member.category not in service.NEEDED_FROM:
        raise Http404
    return member


def _page(request: OperatorRequest, name: str, member: Member, form: Form) -> HttpResponse:
    context = {"trail": member_trail(member), "facility": member.facility, "member": member, "form": form}
    return render(request, f"meetings/members/{name}.html", context)
