"""Register and change members, end their terms, bring them back, delete one entered by mistake."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.access import manages
from meetings.categories import WORDS
from meetings.forms.members import MemberForm, TermEndForm
from meetings.models import Member
from meetings.services import members as service
from meetings.views.members_office import address, member_of, member_trail, office_of, register_trail
from operators.access import OperatorRequest, operator

SEAT_TAKEN = (
    "同じ区分・同じ氏名の方が、同じ期間に在任しています。"
    "別の方のときは、氏名のあとに（桜台）のような言葉を添えて区別してください。"
)
ENDS_BEFORE_IT_BEGINS = "退任日より後の就任日にはできません。日付を確かめてください。"


@operator
def member_new(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Register a member; ``?category=`` is chosen beforehand."""
    facility = office_of(request.user, number, code)
    asked = request.GET.get("category", "")
    initial = {"category": asked} if asked in WORDS else {}
    form = MemberForm(request.POST or None, instance=Member(facility=facility), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = service.register(
                member=form.instance,
                corporation_number=form.cleaned_data["corporation_number"],
                by=request.user,
                at=timezone.now(),
            )
        except service.SeatTaken:
            form.add_error("name", SEAT_TAKEN)
        else:
            messages.success(request, "構成員を登録しました。")
            return redirect(address("member", facility, made.pk))
    context = {"trail": register_trail(facility), "facility": facility, "form": form}
    return render(request, "meetings/members/new.html", context)


@operator
def member_edit(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """Correct a member's particulars."""
    found = member_of(request.user, number, code, member_id)
    trail = member_trail(found)  # the name as it is stored: the form writes into the member
    form = MemberForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            changed = service.change(
                member=found,
                corporation_number=form.cleaned_data["corporation_number"],
                by=request.user,
                at=timezone.now(),
            )
        except service.SeatTaken:
            form.add_error("name", SEAT_TAKEN)
        except service.LeftBeforeJoining:
            form.add_error("joined_on", ENDS_BEFORE_IT_BEGINS)
        else:
            messages.success(request, "変更を保存しました。" if changed else "変更はありませんでした。")
            return _to_member(found)
    context = {"trail": trail, "facility": found.facility, "member": found, "form": form}
    return render(request, "meetings/members/edit.html", context)


@operator
def member_end(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """End a term, or correct its last day; the page says what follows."""
    found = member_of(request.user, number, code, member_id)
    form = TermEndForm(request.POST or None, initial={"left_on": found.left_on or timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            service.end_term(
                member=found, left_on=form.cleaned_data["left_on"], by=request.user, at=timezone.now()
            )
        except service.LeftBeforeJoining:
            form.add_error("left_on", "退任日が就任日より前です。日付を確かめてください。")
        except service.SeatTaken:
            form.add_error("left_on", SEAT_TAKEN)
        else:
            messages.success(request, "退任日を記録しました。これまでの通知や出欠の記録は残ります。")
            return _to_member(found)
    return _page(request, "end", found, form)


@operator
def member_resume(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """Undo the end of a term."""
    found = member_of(request.user, number, code, member_id)
    if found.left_on is None:
        return _to_member(found)
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            service.resume(member=found, by=request.user, at=timezone.now())
        except service.SeatTaken:
            form.add_error(None, "同じ方がもう一度登録されています。退任を取り消すと在任期間が重なります。")
        else:
            messages.success(request, "退任を取り消しました。在任中の構成員に戻りました。")
            return _to_member(found)
    return _page(request, "resume", found, form)


@operator
def member_delete(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """Delete somebody who was entered by mistake; a 管理者's alone (see `meetings.access`)."""
    found = member_of(request.user, number, code, member_id)
    if not manages(request.user, found.facility):
        raise PermissionDenied
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            service.remove(member=found, by=request.user, at=timezone.now())
        except service.MemberInUse:
            form.add_error(
                None, "通知、回答、出欠または同意の記録があるため、削除できません。退任にしてください。"
            )
        else:
            messages.success(request, "構成員を削除しました。")
            return redirect(address("members", found.facility))
    return _page(request, "delete", found, form)


def _page(request: OperatorRequest, name: str, member: Member, form: Form) -> HttpResponse:
    context = {
        "trail": member_trail(member),
        "facility": member.facility,
        "member": member,
        "form": form,
        "today": timezone.localdate(),
    }
    return render(request, f"meetings/members/{name}.html", context)


def _to_member(member: Member) -> HttpResponseRedirect:
    return redirect(address("member", member.facility, member.pk))
