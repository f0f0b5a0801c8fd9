"""The ward notes that a report came on paper: the office, which evaluation, what the paper says. [N 評価§6③]"""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from evaluations.course.duty import has_duty
from evaluations.forms.paper_reports import PaperReportForm
from evaluations.models import Evaluation
from evaluations.office_search import called
from evaluations.services import paper_reports
from evaluations.services.paper_report_choices import Choice, choices_of
from evaluations.services.paper_report_errors import PaperReportError
from evaluations.services.relief_bars import offers_agency
from evaluations.views.ward_parts import ward_trail
from meetings.services.desk.arrival_errors import MeetingNotHeld
from meetings.views.members_office import Trail, office_of
from operators.access import WardRequest, ward
from operators.models import Facility
from rules.fiscal_year import FiscalYear

NEW = "new"
SHOWN = 30


@ward
def ward_report_register(request: WardRequest) -> HttpResponse:
    """Choose among the offices that are evaluated."""
    words = request.GET.get("q", "").strip()[:100]
    year = FiscalYear.of(timezone.localdate())
    seen = Facility.objects.visible_to(request.user).select_related("municipality").order_by("name", "pk")
    offices = [office for office in called(seen, words) if has_duty(office, year)]
    context = {
        "trail": _trail()[:-1],
        "words": words,
        "offices": offices[:SHOWN],
        "more": len(offices) > SHOWN,
    }
    return render(request, "evaluations/agency/report_office.html", context)


@ward
def ward_report_register_office(request: WardRequest, number: str, code: str) -> HttpResponse:
    """Which evaluation, then (``what``) what the paper says; what was typed stays when something is wrong."""
    facility = office_of(request.user, number, code)
    today = timezone.localdate()
    agency = offers_agency(facility, today)
    choices = choices_of(facility, today)
    what = request.GET.get("what", "")
    context = {"trail": _trail(), "facility": facility, "choices": choices, "agency": agency}
    if not what:
        return render(request, "evaluations/agency/report_which.html", context)
    chosen = next((each for each in choices if each.key == what), None)
    if chosen is None and not (agency and what == NEW):
        raise Http404
    form = _form(request, chosen)
    if request.method == "POST" and form.is_valid() and _noted(request, facility, chosen, form, today):
        return redirect(reverse("ward_report_register_office", args=[number, code]))
    status = 422 if request.method == "POST" else 200
    return render(
        request, "evaluations/agency/report.html", context | {"form": form, "chosen": chosen}, status=status
    )


def _form(request: WardRequest, chosen: Choice | None) -> PaperReportForm:
    by_agency = chosen is None or chosen.part is None
    initial = chosen.initial if chosen else {}
    return PaperReportForm(request.POST or None, initial=initial, agency=by_agency, new=chosen is None)


def _noted(
    request: WardRequest, facility: Facility, chosen: Choice | None, form: PaperReportForm, today: date
) -> bool:
    """Note it; what is in the way becomes an error of the form."""
    try:
        _note(request, facility, chosen, form, today)
    except PaperReportError as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
        return False
    except MeetingNotHeld as error:
        form.add_error(None, error.words)
        return False
    messages.success(request, f"{facility.name}の結果報告書の提出を登録しました。")
    return True


def _note(
    request: WardRequest, facility: Facility, chosen: Choice | None, form: PaperReportForm, today: date
) -> Evaluation:
    told, now = form.told, timezone.now()
    if chosen and chosen.part:
        return paper_reports.note_council(part=chosen.part, told=told, by=request.user, at=now, today=today)
    on = chosen.day if chosen else form.cleaned_data["evaluated_on"]
    return paper_reports.note_agency(
        facility=facility, on=on, told=told, by=request.user, at=now, today=today
    )


def _trail() -> Trail:
    return [*ward_trail(), ("紙の結果報告書を登録", reverse("ward_report_register"))]
