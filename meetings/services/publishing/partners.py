"""The other offices of a joint meeting whose records stand with the words common to all, when one is taken back. [N §8]"""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from meetings.mails import compose
from meetings.models import Participation
from meetings.notice_text import long_day
from meetings.services.office_mail import owe_people
from publication.enums import WithdrawnWhy
from publication.models import PublicRecord

_COMMON = "common-"


def source_of(part: Participation) -> str:
    """The record's name in the public room: ``participation/12``."""
    return f"participation/{part.pk}"


def still_standing(part: Participation) -> list[Participation]:
    """The other offices' parts of the meeting whose published record holds common words. Two queries."""
    rows = Participation.objects.bound().filter(meeting=part.meeting_id).exclude(pk=part.pk)
    others = {source_of(row): row for row in rows.select_related("facility", "meeting").order_by("pk")}
    records = PublicRecord.objects.published().filter(source__in=others)
    held = {record.source for record in records if any(_common_keys(record))}
    return [row for source, row in others.items() if source in held]


def tell_partners(part: Participation, record: PublicRecord, why: WithdrawnWhy, at: datetime) -> int:
    """Owe their people a mail about a record that pointed to a person; how many. Inside the caller's transaction."""
    return sum(_tell(other, part, record, why, at) for other in still_standing(part))


def _tell(
    other: Participation, part: Participation, record: PublicRecord, why: WithdrawnWhy, at: datetime
) -> int:
    day = other.meeting.held_on
    context = {
        "office": other.facility.name,
        "partner": part.facility.name,
        "day": long_day(day),
        "why": str(why.label),
        "link": settings.BASE_URL
        + f"{reverse('publication', args=[other.meeting_id])}?facility={other.facility_id}",
    }
    subject = f"【公表の確認】{day.month}月{day.day}日の合同の会議（{other.facility.name}）"
    key = f"partner-withdrew/{record.pk}/{at:%Y%m%d%H%M%S}/{other.pk}"
    return owe_people(other.facility, key, compose("partner_withdrew", subject, context), at)


def _common_keys(record: PublicRecord) -> Iterator[str]:
    sections = record.content.get("sections", ())
    return (row["key"] for row in sections if row["key"].startswith(_COMMON))
