"""Mail to the people of an office: everyone who works for it, once per key."""

from datetime import datetime

from django.db.models import Q, QuerySet

from meetings.mails import Mail
from meetings.services.owed_mail import owe_mail
from operators.models import Facility, User
from outbox.services import Recipient


def owe_people(office: Facility, prefix: str, mail: Mail, at: datetime) -> int:
    """Owe the mail to everyone who works for the office; answers how many had not been owed it yet."""
    return sum(
        owe_mail(
            key=f"{prefix}/{person.pk}", to=Recipient(f"{person.name} 様", person.email), mail=mail, at=at
        )
        for person in people_of(office)
    )


def people_of(office: Facility) -> QuerySet[User]:
    """Those who work for the office, by itself or by its corporation."""
    mine = Q(assignments__facility=office)
    if office.corporation_id:
        mine |= Q(assignments__corporation=office.corporation_id)
    return User.objects.filter(mine, is_active=True).distinct().order_by("pk")
