"""The weekly mail to a ward's desk: what came in, what waits, what has not come. No names of people. [TRAPS 5]"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from compliance.desk_missing import Missing, missing
from evaluations.models import Relief
from meetings.enums import SubmissionState
from meetings.mails import compose
from meetings.models import Submission, SubmissionVersion
from meetings.services.owed_mail import owe_mail
from operators.local_time import day_of
from operators.models import Facility, Municipality
from outbox.models import Message
from outbox.services import Recipient

FIRST_WINDOW = timedelta(days=7)
NAMED = 15
"""So many are named of each list; the rest is a number and the link."""


@dataclass(frozen=True)
class Named:
    """One line of the mail: an office, its receipt or day, and since how many days."""

    office: str
    about: str
    days: int = 0


@transaction.atomic
def send_digests(*, at: datetime) -> int:
    """Owe the mail of this ISO week to every ward whose weekday has come; how many are new.

    A day that was missed is made up for on the next; a run that is repeated finds the week's key and does nothing.
    What came in is told from the last mail on, so that nothing falls between two.
    """
    wards = Municipality.objects.filter(digest_weekday__lte=day_of(at).weekday()).exclude(desk_email="")
    return sum(_send(ward, at) for ward in wards.order_by("pk"))


def _send(ward: Municipality, at: datetime) -> bool:
    week = day_of(at).isocalendar()
    prefix = f"desk-digest/{ward.pk}/"
    key = f"{prefix}{week.year}-W{week.week:02}"
    offices = Facility.objects.filter(municipality=ward)
    if Message.objects.filter(key=key).exists() or not offices.exists():
        return False
    last = Message.objects.filter(key__startswith=prefix).order_by("-prepared_at").first()
    since = last.prepared_at if last else at - FIRST_WINDOW
    mail = compose("desk_digest", f"【受付のまとめ】{ward.name}の議事録と評価の報告", _told(ward, since, at))
    desk = Recipient(f"{ward.name}{ward.desk_name} 御中", ward.desk_email)
    return owe_mail(key=key, to=desk, mail=mail, at=at)


def _told(ward: Municipality, since: datetime, at: datetime) -> dict[str, Any]:
    today = day_of(at)
    came = SubmissionVersion.objects.filter(
        submission__municipality=ward, submitted_at__gt=since, submitted_at__lte=at
    ).select_related("submission__facility", "submission__participation__meeting")
    new = [_came(version) for version in came.order_by("submitted_at", "pk")]
    late = missing(Facility.objects.filter(municipality=ward), ward.minutes_chase_days, today)
    overdue = [Named(row.facility.name, _about_missing(row), row.days) for row in late]
    waiting = _standing(ward, SubmissionState.RECEIVED, today)
    returned = _standing(ward, SubmissionState.RETURNED, today)
    lists = {"new": new, "waiting": waiting, "returned": returned, "overdue": overdue}
    return {
        "ward": ward.name,
        "since": since,
        "chase_days": ward.minutes_chase_days,
        **{name: rows[:NAMED] for name, rows in lists.items()},
        **{f"{name}_count": len(rows) for name, rows in lists.items()},
        **{f"{name}_more": max(len(rows) - NAMED, 0) for name, rows in lists.items()},
        "reliefs": Relief.objects.filter(facility__municipality=ward, approved=None).count(),
        "link": f"{settings.BASE_URL}{reverse('ward_inbox')}",
        "link_reliefs": f"{settings.BASE_URL}{reverse('ward_reliefs')}",
        "link_missing": f"{settings.BASE_URL}{reverse('ward_missing')}",
    }


def _came(version: SubmissionVersion) -> Named:
    again = f"・第{version.number}版" if version.number > 1 else ""
    return Named(version.submission.facility.name, _about(version.submission) + again)


def _standing(ward: Municipality, state: SubmissionState, today: date) -> list[Named]:
    """What stands in a state, the longest first."""
    rows = Submission.objects.filter(municipality=ward, state=state).select_related(
        "facility", "participation__meeting"
    )
    return [
        Named(row.facility.name, _about(row), (today - day_of(row.state_at)).days)
        for row in rows.order_by("state_at", "pk")
    ]


def _about(submission: Submission) -> str:
    part = submission.participation
    day = f"・{_day_of(part.meeting.held_on)}の会議" if part else ""
    return f"{submission.get_kind_display()}・{submission.receipt}{day}"


def _about_missing(row: Missing) -> str:
    return f"{row.kind.label}・{_day_of(row.on)}の{'評価' if row.by_agency else '会議'}"


def _day_of(day: date) -> str:
    return f"{day.month}月{day.day}日"
