"""Tells an office what was decided on its 緩和: to everyone who works for it, no names in the subject. [O]"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from evaluations.models import Relief
from evaluations.services.relief_bars import rules_on
from meetings.mails import Mail, compose
from meetings.models import Participation
from meetings.notice_text import long_day
from meetings.services.office_mail import owe_people
from rules.evaluation import next_relief_year
from rules.fiscal_year import FiscalYear


def owe_decision(relief: Relief, *, at: datetime) -> int:
    """Owe the mail inside the caller's transaction; how many people get it. A corrected decision is told anew."""
    key = f"relief/{relief.pk}/{int(at.timestamp())}"
    return owe_people(Participation(facility=relief.facility), key, decision_mail(relief), at)


def decision_mail(relief: Relief) -> Mail:
    """What stands in it; the words of the reason stay on the page. Loaded: facility and municipality."""
    office, year = relief.facility, FiscalYear(relief.fiscal_year)
    rules = rules_on(office, relief.applied_on)
    page = reverse("relief", args=[office.number, office.kind.code])
    context = {
        "office": office.name,
        "year": year.label,
        "following": year.next.label,
        "possible": next_relief_year(year, rules).label,
        "approved": relief.approved,
        "decided_on": long_day(relief.decided_on) if relief.decided_on else "",
        "explained": bool(relief.reason.strip()),
        "link": f"{settings.BASE_URL}{page}",
    }
    return compose("relief_decision", f"【緩和の決定】{year.label}の外部評価（{office.name}）", context)
