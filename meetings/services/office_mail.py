"""Mail to the people of an office: everyone who works for it, once per key."""

from datetime import datetime

from django.db.models import Q, QuerySet

from meetings.mails import Mail
from meetings.models import Participation
from operators.models import User
from outbox.enums import Channel
from outbox.models import Message
from outbox.services import Recipient, owe


def owe_people(part: Participation, prefix: str, mail: Mail, at: datetime) -> int:
    """Owe the mail to everyone who works for the office; answers how many had not been owed it yet."""
    made = 0
    for person in people_of(part):
        key = f"{prefix}/{person.pk}"
        made += not Message.objects.filter(key=key).exists()
        owe(
            key=key,
            channel=Channel.EMAIL,
            to=Recipient(f"{person.name} 様", person.email),
            subject=mail.subject,
            text=mail.text,
            html=mail.html,
            by=None,
            at=at,
        )
    return made


def people_of(part: Participation) -> QuerySet[User]:
    """Those who work for the office, by itself or by its corporation."""
    mine = Q(assignments__facility=part.facility_id)
    if part.facility.corporation_id:
        mine |= Q(assignments__corporation=part.facility.corporation_id)
    return User.objects.filter(mine, is_active=True).distinct().order_by("pk")
