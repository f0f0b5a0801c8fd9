"""The words of the reminder of an evaluation's next step. The subject names the office, never a person."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from evaluations.course.timeline import PROPOSED, TimedStep
from evaluations.models import Round
from meetings.mails import Mail
from rules.fiscal_year import FiscalYear, wareki_full


def step_mail(which: Round, step: TimedStep) -> Mail:
    """What is next, by when, and the way to it."""
    office = which.facility.name
    subject = f"【外部評価】{step.label}（{office}）"
    context = {
        "subject": subject,
        "base_url": settings.BASE_URL,
        "office": office,
        "year": FiscalYear(which.fiscal_year).label,
        "what": step.label,
        "limit": "日の目安" if step.source == PROPOSED else "期限",
        "due": wareki_full(step.due),
        "late": step.late,
        "link": settings.BASE_URL + reverse("evaluation", args=[which.pk]),
    }
    return Mail(
        subject,
        render_to_string("evaluations/mail/round_step.txt", context),
        render_to_string("evaluations/mail/round_step.html", context),
    )
