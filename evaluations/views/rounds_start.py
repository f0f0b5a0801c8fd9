"""Begin an evaluation: with which form, for which day, and by when the staff are to answer."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.course.duty import duty_source, has_duty, rules_in
from evaluations.course.standing import Progress
from evaluations.course.standings import standings
from evaluations.course.timeline import lead_days, staff_deadline
from evaluations.form import Form
from evaluations.forms.rounds import RoundForm
from evaluations.services import rounds
from evaluations.services.editions import NoForm, edition_for
from evaluations.services.round_errors import NoDuty, RoundError
from evaluations.views.round_parts import own_facility, trail_to_rounds
from operators.access import OperatorRequest, operator
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute


@operator
def evaluation_start(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Show what the evaluation will be made with, and begin it on the word."""
    facility = own_facility(request.user, number, code)
    now, today = timezone.now(), timezone.localdate()
    if not has_duty(facility, FiscalYear.of(today)):
        return _refused(request, facility, NoDuty.words)
    try:
        edition = edition_for(facility=facility, at=now)
    except NoForm:
        return _refused(request, facility, NoDuty.words)
    form = RoundForm(
        request.POST or None,
        initial=_proposed(facility, edition.form, today),
        route=EvaluationRoute(facility.evaluation_route),
        staff=_asks_staff(facility, edition.form),
    )
    if request.method == "POST" and form.is_valid() and (begun := _begun(request, facility, form)):
        return redirect("evaluation", begun)
    context = _context(facility, today) | {"edition": edition, "form": form}
    status = 422 if form.errors else 200
    return render(request, "evaluations/rounds/start.html", context, status=status)


def _context(facility: Facility, today: date) -> dict[str, Any]:
    """What the page tells beside the form."""
    return {
        "facility": facility,
        "known": _known(facility, today),
        "source": duty_source(facility, FiscalYear.of(today)),
        "trail": trail_to_rounds(),
        "agency": facility.evaluation_route == EvaluationRoute.AGENCY.value,
    }


def _known(facility: Facility, today: date) -> Progress | None:
    """This year's evaluation, where one took place or is planned already: perhaps a ledger told of it."""
    found = standings(Facility.objects.filter(pk=facility.pk), FiscalYear.of(today), today)
    return found[facility.pk].progress if facility.pk in found else None


def _begun(request: OperatorRequest, facility: Facility, form: RoundForm) -> int | None:
    """The new round's number; what is in the way becomes an error of the form."""
    planned_on: date = form.cleaned_data["planned_on"]
    try:
        begun = rounds.start(
            facility=facility,
            fiscal_year=FiscalYear.of(planned_on).year,
            planned_on=planned_on,
            staff_closes_on=form.cleaned_data.get("staff_closes_on"),
            by=request.user,
            at=timezone.now(),
        )
    except RoundError as error:
        form.add_error(form.field_of(error), error.words)
        return None
    messages.success(request, "外部評価を始めました。下の予定に沿って進めます。")
    return begun.pk


def _proposed(facility: Facility, form: Form, today: date) -> dict[str, date]:
    """The first day for which everything before it still has its time, kept inside the running year if it can be."""
    agency = facility.evaluation_route == EvaluationRoute.AGENCY.value
    staff = _asks_staff(facility, form)
    day = today + timedelta(days=lead_days(staff=staff, agency=agency))
    if not staff:
        return {"planned_on": day}
    rules = rules_in(facility, FiscalYear.of(day))
    return {"planned_on": day, "staff_closes_on": staff_deadline(day, rules, agency=agency)}


def _asks_staff(facility: Facility, form: Form) -> bool:
    """Whether the staff fill sheets here; for an agency they use the agency's own."""
    return facility.evaluation_route != EvaluationRoute.AGENCY.value and form.staff_sheet is not None


def _refused(request: OperatorRequest, facility: Facility, words: str) -> HttpResponse:
    context = {"facility": facility, "words": words, "trail": trail_to_rounds()}
    return render(request, "evaluations/rounds/refused.html", context)
