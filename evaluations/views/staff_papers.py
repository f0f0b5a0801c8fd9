"""Cards with a QR code, one person each; and the sheet that somebody of the office fills signed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.forms.staff import RoleForm
from evaluations.models import StaffSheet
from evaluations.pdf.staff_cards import cards_pdf
from evaluations.services import staff_people
from evaluations.services.staff_errors import StaffError
from evaluations.services.staff_sending import note_cards
from evaluations.staff_sheets.tokens import token_for
from evaluations.views.staff_desk import Desk, desk_of
from meetings.uploads.kinds import PDF
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable


@operator
def evaluation_staff_cards(request: OperatorRequest, round_id: int) -> HttpResponse:
    """On the button the cards of everybody whose sheet is not in, or of the one ``sheet``; opened otherwise, back.

    To print them is to ask the staff, which no prefetch of an address may do.
    """
    desk = desk_of(request, round_id)
    if request.method != "POST":
        return redirect(desk.address("evaluation_staff"))
    sheets = _waiting(desk, request.POST.get("sheet", ""))
    if not desk.is_open or not sheets:
        messages.info(request, "カードを渡す方がいません。")
        return redirect(desk.address("evaluation_staff"))
    try:
        paper = cards_pdf(desk.round, sheets)
    except PdfUnavailable as error:
        messages.error(request, str(error))
        return redirect(desk.address("evaluation_staff"))
    note_cards(round=desk.round, many=len(sheets), by=request.user, at=timezone.now())
    return file_response(paper, PDF, f"kobetsu-hyoka-{desk.round.pk}")


def _waiting(desk: Desk, chosen: str) -> list[StaffSheet]:
    """Whose sheets are not in and who is given the link; the chosen one alone."""
    sheets = desk.round.staff_sheets.filter(submitted_at=None, user=None).order_by("pk")
    return list(sheets.filter(pk=int(chosen[:18])) if chosen.isdecimal() else sheets)


@operator
def own_staff_sheet(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Open the person's own sheet; asks for the role before it makes one."""
    desk = desk_of(request, round_id)
    known = StaffSheet.objects.filter(round=desk.round, user=request.user).first()
    if known:
        return redirect("staff_sheet", token_for(known))
    form = RoleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = staff_people.sheet_for(
                round=desk.round, user=request.user, role=form.cleaned_data["role"], at=timezone.now()
            )
        except StaffError as error:
            messages.error(request, error.words)
            return redirect(desk.address("evaluation_staff"))
        return redirect("staff_sheet", token_for(made))
    context = desk.frame() | {"form": form}
    return render(request, "evaluations/staff/own.html", context, status=422 if form.errors else 200)
