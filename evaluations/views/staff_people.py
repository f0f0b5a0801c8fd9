"""Whom the office asks: added one by one, pasted as a list, or taken over from the last round; corrected; taken off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.forms.staff import LinesForm, PersonForm
from evaluations.models import StaffSheet
from evaluations.services import staff_people
from evaluations.services.staff_errors import LabelTaken, StaffError
from evaluations.staff_sheets.last_round import people_of_last
from evaluations.staff_sheets.lines import BadLines, Person, read_lines
from evaluations.staff_sheets.progress import progress_of
from evaluations.views.staff_desk import Desk, desk_of, sheet_of
from operators.access import OperatorRequest, operator


@operator
def evaluation_staff_add(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Add one, many lines, or everybody of the last round; what was typed stays when something is wrong."""
    desk = desk_of(request, round_id)
    if not desk.is_open:
        return redirect(desk.address("evaluation_staff"))
    act = request.POST.get("act", "") if request.method == "POST" else ""
    one = PersonForm(request.POST if act == "one" else None)
    many = LinesForm(request.POST if act == "many" else None)
    last = people_of_last(desk.round)
    people = _people(desk, act, one, many, last)
    if people is not None and _added(request, desk, act, people, one, many):
        return redirect(desk.address("evaluation_staff_add" if act == "one" else "evaluation_staff"))
    context = desk.frame() | {"one": one, "many": many, "last": last, "form": many if act == "many" else one}
    wrong = bool(one.errors or many.errors)
    return render(request, "evaluations/staff/add.html", context, status=422 if wrong else 200)


@operator
def evaluation_staff_person(request: OperatorRequest, round_id: int, sheet_id: int) -> HttpResponse:
    """One person: corrected here; a new link and taking off are a page further."""
    desk = desk_of(request, round_id)
    sheet = sheet_of(desk, sheet_id)
    form = PersonForm.of(sheet, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            staff_people.change(sheet=sheet, person=form.person, by=request.user, at=timezone.now())
        except LabelTaken as error:
            form.add_error("label", error.words)
        except StaffError as error:
            form.add_error(None, error.words)
        else:
            messages.success(request, "変更しました。")
            return redirect(desk.address("evaluation_staff"))
    progress = progress_of(desk.staff, sheet.answers, submitted=sheet.submitted_at is not None)
    context = desk.frame() | {"form": form, "sheet": sheet, "progress": progress}
    return render(request, "evaluations/staff/person.html", context, status=422 if form.errors else 200)


@operator
def evaluation_staff_remove(request: OperatorRequest, round_id: int, sheet_id: int) -> HttpResponse:
    """Say what is deleted, then take somebody off."""
    return _confirmed(request, desk_of(request, round_id), sheet_id, "remove")


@operator
def evaluation_staff_link(request: OperatorRequest, round_id: int, sheet_id: int) -> HttpResponse:
    """Say that the old link opens nothing any more, then make a new one."""
    return _confirmed(request, desk_of(request, round_id), sheet_id, "link")


def _confirmed(request: OperatorRequest, desk: Desk, sheet_id: int, act: str) -> HttpResponse:
    sheet = sheet_of(desk, sheet_id)
    if request.method == "POST":
        try:
            _carry_out(request, sheet, act)
        except StaffError as error:
            messages.error(request, error.words)
        return redirect(desk.address("evaluation_staff"))
    progress = progress_of(desk.staff, sheet.answers, submitted=sheet.submitted_at is not None)
    context = desk.frame() | {"sheet": sheet, "progress": progress}
    return render(request, f"evaluations/staff/{act}.html", context)


def _carry_out(request: OperatorRequest, sheet: StaffSheet, act: str) -> None:
    if act == "remove":
        staff_people.remove(sheet=sheet, by=request.user, at=timezone.now())
        messages.success(request, "お願いを取り消しました。")
        return
    renewed = staff_people.renew_link(sheet=sheet, by=request.user, at=timezone.now())
    how = "メールで送るか、" if renewed.email else ""
    messages.success(request, f"新しいリンクを作りました。{how}カードを印刷して渡してください。")


def _people(
    desk: Desk, act: str, one: PersonForm, many: LinesForm, last: list[Person]
) -> list[Person] | None:
    """Whom the post names; None where nothing, or nothing readable, was sent."""
    if act == "one" and one.is_valid():
        return [one.person]
    if act == "last":
        return last
    if act == "many" and many.is_valid():
        taken = list(desk.round.staff_sheets.values_list("label", flat=True))
        try:
            return read_lines(many.cleaned_data["lines"], taken)
        except BadLines as error:
            many.add_error("lines", error.errors)
    return None


def _added(
    request: OperatorRequest, desk: Desk, act: str, people: list[Person], one: PersonForm, many: LinesForm
) -> bool:
    try:
        made = staff_people.add(round=desk.round, people=people, by=request.user, at=timezone.now())
    except StaffError as error:
        field, form = ("lines", many) if act == "many" else ("label", one)
        if form.is_bound:
            form.add_error(field, error.words)
        else:
            messages.error(request, error.words)
        return False
    messages.success(request, f"{len(made)}名を加えました。")
    return True
