"""The mail ahead of a deletion: what goes on which day, what stays, how to hold it back, how to let it go. [TRAPS 8]

It names offices and days, and no person. An office's goes to everybody who works there, a ward's to its desk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from meetings.mails import Mail, compose
from meetings.notice_text import long_day
from meetings.services.owed_mail import owe_mail
from operators.models import Facility, Municipality, User
from outbox.services import Recipient
from publication.models import Retention
from publication.retention_state import Clock


@dataclass(frozen=True)
class OfficeDesk:
    """An office that keeps records."""

    facility: Facility

    @property
    def name(self) -> str:
        """Whose records."""
        return self.facility.name

    @property
    def key(self) -> str:
        """How its mails are named."""
        return f"retention/office/{self.facility.pk}"

    @property
    def page(self) -> str:
        """The name of the list's address."""
        return "office_retention"

    def recipients(self) -> Iterator[tuple[str, Recipient]]:
        """Everybody who works for the office; where nobody has an account, the office's own address."""
        mine = Q(assignments__facility=self.facility)
        if self.facility.corporation_id:
            mine |= Q(assignments__corporation=self.facility.corporation_id)
        people = list(User.objects.filter(mine, is_active=True).distinct().order_by("pk"))
        yield from ((str(one.pk), Recipient(f"{one.name} 様", one.email)) for one in people)
        if not people and self.facility.email:
            yield "office", Recipient(f"{self.facility.name} 御中", self.facility.email)


@dataclass(frozen=True)
class WardDesk:
    """A ward that keeps copies."""

    municipality: Municipality

    @property
    def name(self) -> str:
        """Whose copies."""
        return self.municipality.name

    @property
    def key(self) -> str:
        """How its mails are named."""
        return f"retention/ward/{self.municipality.pk}"

    @property
    def page(self) -> str:
        """The name of the list's address."""
        return "ward_retention"

    def recipients(self) -> Iterator[tuple[str, Recipient]]:
        """The desk; where it has no address, everybody of its staff."""
        ward = self.municipality
        if ward.desk_email:
            yield "desk", Recipient(f"{ward.name}{ward.desk_name} 御中", ward.desk_email)
            return
        for one in ward.staff.filter(is_active=True).order_by("pk"):
            yield str(one.pk), Recipient(f"{one.name} 様", one.email)


def owe_warning(desk: OfficeDesk | WardDesk, rows: Sequence[Retention], *, today: date, at: datetime) -> int:
    """Owe it inside the caller's transaction; how many get it. Once per recipient and day."""
    mail = warning_mail(desk, rows, today)
    key = f"{desk.key}/{today.isoformat()}"
    return sum(owe_mail(key=f"{key}/{slug}", to=to, mail=mail, at=at) for slug, to in desk.recipients())


def warning_mail(desk: OfficeDesk | WardDesk, rows: Sequence[Retention], today: date) -> Mail:
    """What stands in it."""
    clocks = [Clock(row, today) for row in rows]
    context = {
        "name": desk.name,
        "ward": isinstance(desk, WardDesk),
        "lines": [_line(clock) for clock in clocks],
        "link": f"{settings.BASE_URL}{reverse(desk.page)}?show=soon",
        "link_over": f"{settings.BASE_URL}{reverse(desk.page)}?show=waiting",
        "over": any(clock.days_left < 0 for clock in clocks),
    }
    subject = f"【保存期限のお知らせ】まもなく削除できる記録 {len(clocks)}件（{desk.name}）"
    return compose("retention_warning", subject, context)


def _line(clock: Clock) -> dict[str, str]:
    """One record: its title, its office, its last day, and what will happen."""
    row = clock.row
    last, goes = row.keep_until, clock.goes_on
    return {
        "title": f"{row.facility.name} {row.title}",
        "last": long_day(last) if last else "",
        "left": f"あと{clock.days_left}日" if clock.days_left >= 0 else f"{clock.days_over}日過ぎています",
        "then": f"{long_day(goes)}に削除します（承認済み）"
        if goes and row.approved_at
        else "承認がないため、削除しません",
    }
