"""Tells an office that the ward has sent something back: a mail to everyone who works for it."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from meetings.mails import compose
from meetings.models import DeskEvent
from meetings.notice_text import long_day
from meetings.services.office_mail import owe_people
from outbox.models import Message


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
        "link": f"{settings.BASE_URL}{reverse('submission', args=[submission.pk])}",
    }
    mail = compose("returned", f"【差戻し】{about}（{office.name}）", context)
    return owe_people(office, key_of(event), mail, at)


def told(event: DeskEvent) -> int:
    """How many people were owed the mail about a return."""
    return Message.objects.filter(key__startswith=f"{key_of(event)}/").count()


def key_of(event: DeskEvent) -> str:
    """How the keys of its mails begin."""
    return f"returned/{event.pk}"
