"""Tells an office that the ward has sent something back: a mail to everyone who works for it."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse

from meetings.mails import compose
from meetings.models import DeskEvent, Submission
from meetings.notice_text import long_day
from operators.models import User
from outbox.enums import Channel
from outbox.services import Recipient, owe


def tell_returned(event: DeskEvent, *, at: datetime) -> int:
    """Owe the mail inside the caller's transaction; how many people get it. The reason is in it, no names are."""
    submission = event.submission
    part, office = submission.participation, submission.facility
    day = part.meeting.held_on if part else None
    about = f"{day.month}月{day.day}日の会議" if day else submission.get_kind_display()
    context = {
        "office": office.name,
        "day": long_day(day) if day else "",
        "kind": submission.get_kind_display(),
        "receipt": submission.receipt,
        "reason": event.reason,
        "marks": len(event.marks),
        "link": f"{settings.BASE_URL}{_page_of(submission)}",
    }
    mail = compose("returned", f"【差戻し】{about}（{office.name}）", context)
    people = _people_of(submission)
    for person in people:
        owe(
            key=f"returned/{event.pk}/{person.pk}",
            channel=Channel.EMAIL,
            to=Recipient(f"{person.name} 様", person.email),
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            by=event.by,
            at=at,
        )
    return len(people)


def _page_of(submission: Submission) -> str:
    """Where the office reads the ward's words and answers them."""
    try:
        return reverse("submission", args=[submission.pk])
    except NoReverseMatch:
        return reverse("office_home")


def _people_of(submission: Submission) -> QuerySet[User]:
    """Those who work for the office, by itself or by its corporation."""
    mine = Q(assignments__facility=submission.facility_id)
    if corporation := submission.facility.corporation_id:
        mine |= Q(assignments__corporation=corporation)
    return User.objects.filter(mine, is_active=True).distinct().order_by("pk")
