"""Tells the ward that an office applied for 緩和, and the office what was decided; no names of people. [O]"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from evaluations.models import Relief
from evaluations.relief.state import ReliefState
from evaluations.services.relief_bars import rules_on
from meetings.mails import Mail, compose
from meetings.notice_text import long_day
from meetings.services.office_mail import owe_people
from meetings.services.owed_mail import owe_mail
from meetings.services.retention.warning_mails import WardDesk
from rules.evaluation import next_relief_year
from rules.fiscal_year import FiscalYear


def owe_application(relief: Relief, *, at: datetime) -> int:
    """Owe the ward's desk the mail inside the caller's transaction; how many get it. Loaded: facility, municipality."""
    mail = application_mail(relief)
    desk = WardDesk(relief.facility.municipality).recipients()
    return sum(
        owe_mail(key=f"relief/{relief.pk}/applied/{slug}", to=to, mail=mail, at=at) for slug, to in desk
    )


def application_mail(relief: Relief) -> Mail:
    """What stands in it: office, year and day; what the office wrote stays on the page."""
    office, year = relief.facility.name, FiscalYear(relief.fiscal_year).label
    context = {
        "office": office,
        "year": year,
        "applied_on": long_day(relief.applied_on),
        "link": f"{settings.BASE_URL}{reverse('ward_reliefs')}?state={ReliefState.APPLIED}",
    }
    subject = f"【緩和の申請】{year}の外部評価（{office}）"
    return compose("relief_applied", subject, context, folder="evaluations/mail")


def owe_decision(relief: Relief, *, at: datetime) -> int:
    """Owe the mail inside the caller's transaction; how many people get it. A corrected decision is told anew."""
    key = f"relief/{relief.pk}/{int(at.timestamp())}"
    return owe_people(relief.facility, key, decision_mail(relief), at)


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
    subject = f"【緩和の決定】{year.label}の外部評価（{office.name}）"
    return compose("relief_decision", subject, context, folder="evaluations/mail")
