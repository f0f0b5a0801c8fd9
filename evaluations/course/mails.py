"""The words of the reminders of an evaluation: to begin it, and its next step. The subject names no person."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from evaluations.course.beginning import BEGIN
from evaluations.course.timeline import PROPOSED, TimedStep
from evaluations.models import Round
from meetings.mails import Mail, compose
from operators.models import Facility
from rules.fiscal_year import FiscalYear, wareki_full


def step_mail(which: Round, step: TimedStep) -> Mail:
    """What is next, by when, and the way to it."""
    limit = "日の目安" if step.source == PROPOSED else "期限"
    link = reverse("evaluation", args=[which.pk])
    return _mail(
        which.facility, which.year_label, step.label, link, due=step.due, limit=limit, late=step.late
    )


def begin_mail(facility: Facility, due: date, today: date) -> Mail:
    """That this year's evaluation is to be begun, by when, and the way to it."""
    link = reverse("evaluation_start", args=[facility.number, facility.kind.code])
    year = FiscalYear.of(today).label
    return _mail(facility, year, BEGIN, link, due=due, limit="日の目安", late=due < today)


def _mail(facility: Facility, year: str, what: str, link: str, *, due: date, limit: str, late: bool) -> Mail:
    subject = f"【外部評価】{what}（{facility.name}）"
    context = {
        "office": facility.name,
        "year": year,
        "what": what,
        "limit": limit,
        "due": wareki_full(due),
        "late": late,
        "link": settings.BASE_URL + link,
    }
    return compose("round_step", subject, context, folder="evaluations/mail")
