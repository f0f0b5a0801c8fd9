"""Begin an evaluation: with which form, of which 年度, for which day, and by when the staff are to answer."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.course.duty import duty_source, has_duty
from evaluations.course.proposed_day import Proposal, proposal_for, staff_day
from evaluations.course.standings import Standing, standings
from evaluations.forms.rounds import RoundForm
from evaluations.models import FormVersion, Round
from evaluations.services import rounds
from evaluations.services.editions import NoForm, edition_to_come
from evaluations.services.round_errors import NoDuty, RoundError
from evaluations.views.round_parts import trail_to_rounds
from evaluations.views.rounds_day import NOT_TOLD
from meetings.services.notice_changes import untold_changes
from meetings.views.members_office import office_of
from operators.access import OperatorRequest, operator
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute


@dataclass(frozen=True)
class Start:
    """What an evaluation would begin with."""

    facility: Facility
    edition: FormVersion
    now: Standing
    today: date

    @property
    def agency(self) -> bool:
        """Whether an agency evaluates."""
        return self.facility.evaluation_route == EvaluationRoute.AGENCY.value

    @property
    def staff(self) -> str:
        """What the staff's sheets are called; empty where they fill none here: for an agency they use the agency's."""
        sheet = None if self.agency else self.edition.form.staff_sheet
        return sheet.title if sheet else ""

    @property
    def proposal(self) -> Proposal:
        """The day that stands in the form; a few queries."""
        return proposal_for(self.facility, self.now, self.today, staff=bool(self.staff), agency=self.agency)


@operator
def evaluation_start(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Show what the evaluation will be made with, and begin it on the word."""
    facility = office_of(request.user, number, code)
    today = timezone.localdate()
    edition = _edition(facility, today)
    if edition is None:
        return _refused(request, facility)
    start = Start(facility, edition, _now(facility, today), today)
    proposal = start.proposal
    form = _form(request, start, proposal)
    year = _year(form, proposal)
    sure = form.is_valid() and _year_seen(request, form, year, proposal)
    if sure and (begun := _begun(request, facility, form)):
        return redirect("evaluation", begun)
    context = {
        "start": start,
        "facility": facility,
        "edition": edition,
        "form": form,
        "proposal": proposal,
        "year": year,
        "source": duty_source(facility, FiscalYear.of(today)),
        "trail": trail_to_rounds(),
    }
    status = 422 if form.errors else 200
    return render(request, "evaluations/rounds/start.html", context, status=status)


def _edition(facility: Facility, today: date) -> FormVersion | None:
    """The form it will be made with; ``None`` where the office is not evaluated."""
    if not has_duty(facility, FiscalYear.of(today)):
        return None
    try:
        return edition_to_come(facility=facility, at=timezone.now())
    except NoForm:
        return None


def _now(facility: Facility, today: date) -> Standing:
    """This year's evaluation, where one took place or is planned already: perhaps a ledger told of it."""
    found = standings(Facility.objects.filter(pk=facility.pk), FiscalYear.of(today), today)
    return found.get(facility.pk, Standing())


def _form(request: OperatorRequest, start: Start, proposal: Proposal) -> RoundForm:
    initial = {"planned_on": proposal.day}
    if start.staff and (closes := staff_day(start.facility, proposal.day, start.today)):
        initial["staff_closes_on"] = closes
    route = EvaluationRoute(start.facility.evaluation_route)
    return RoundForm(request.POST or None, initial=initial, route=route, staff=start.staff)


def _year(form: RoundForm, proposal: Proposal) -> FiscalYear:
    """The 年度 that begins: of the day that was typed, else of the one proposed."""
    form.is_valid()
    typed = form.cleaned_data.get("planned_on") if form.is_bound else None
    return FiscalYear.of(typed) if typed else proposal.year


def _year_seen(request: OperatorRequest, form: RoundForm, year: FiscalYear, proposal: Proposal) -> bool:
    """Whether the page named the 年度 in which the typed day lies; else it does so now, and asks once more."""
    if request.POST.get("year", str(proposal.year.year)) == str(year.year):
        return True
    words = f"この日は{year.label}です。{year.label}の外部評価を始めてよければ、もう一度「外部評価を始める」を押してください。"
    form.add_error("planned_on", words)
    return False


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
    _say(request, begun)
    return begun.pk


def _say(request: OperatorRequest, begun: Round) -> None:
    """What began; where the meeting is chosen with it, that, and whether its notice has to be put right."""
    where = "この日の会議で評価を行います。議題に載っています。" if begun.participation else ""
    messages.success(request, f"{begun.year_label}の外部評価を始めました。{where}下の予定に沿って進めます。")
    if begun.participation and untold_changes(begun.participation):
        messages.warning(request, NOT_TOLD)


def _refused(request: OperatorRequest, facility: Facility) -> HttpResponse:
    context = {"facility": facility, "words": NoDuty.words, "trail": trail_to_rounds()}
    return render(request, "evaluations/rounds/refused.html", context)
