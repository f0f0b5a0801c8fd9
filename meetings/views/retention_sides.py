"""The two sides from which clocks are seen: the office's and the ward's. They differ in addresses and words only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from meetings.models import Participation
from meetings.services.retention.clocks import PART, key_of, kind_of
from meetings.views.notice_parts import address_of
from operators.models import User
from publication.enums import Holder
from publication.models import Retention
from publication.models.retention import RetentionQuerySet


@dataclass(frozen=True)
class Side:
    """Names of the addresses of one side, what it holds itself, and its pages above."""

    door: str
    home: str
    csv: str
    one: str
    hold: str
    approve: str
    holders: tuple[Holder, ...]

    @property
    def trail(self) -> list[tuple[str, str]]:
        """From the role's own page."""
        return [("遵守状況の一覧", "/ward/") if self.door == "/ward/" else ("今年度の状況", "/office/")]

    @property
    def trail_below(self) -> list[tuple[str, str]]:
        """Down to the list."""
        return [*self.trail, ("保存と削除", reverse(self.home))]

    def own(self, user: User) -> RetentionQuerySet:
        """The clocks whose papers this side keeps itself: the ones it acts on."""
        return self.seen(user).filter(holder__in=self.holders)

    def seen(self, user: User) -> RetentionQuerySet:
        """Every clock this person may see."""
        rows = Retention.objects.visible_to(user)
        return rows.select_related("facility", "municipality", "held_by", "approved_by")


OFFICE = Side(
    "/office/",
    "office_retention",
    "office_retention_csv",
    "office_clock",
    "office_clock_hold",
    "office_retention_approve",
    (Holder.OFFICE, Holder.CASE),
)
WARD = Side(
    "/ward/",
    "ward_retention",
    "ward_retention_csv",
    "ward_clock",
    "ward_clock_hold",
    "ward_retention_approve",
    (Holder.WARD,),
)


def publication_of(part: Participation) -> str:
    """The address at which the office publishes this record."""
    return address_of("publication", part)


def publications_of(rows: Iterable[Retention]) -> dict[int, str]:
    """Where the records whose clock has not started are published, by the clock's key: one query."""
    waiting = {
        key_of(row.source): row.pk
        for row in rows
        if kind_of(row.source) == PART and row.started_on is None and row.disposed_at is None
    }
    return {waiting[part.pk]: publication_of(part) for part in Participation.objects.filter(pk__in=waiting)}
