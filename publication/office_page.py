"""What stands on the public page of one office, in at most four queries."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone

from operators.models import CareArea, Corporation, Facility, Placement, SupportCenter
from publication.addresses import record_address
from publication.caching import changed_at
from publication.models import OfficeFront, PublicRecord
from rules.fiscal_year import FiscalYear, day_after
from rules.kinds import Council
from rules.ruleset_files import rulebook

_OWN = "number service name kana address building phone url designated_on closed_on municipality corporation"
_AROUND = "municipality__name municipality__ruleset_id corporation__name"
_FRONT = "introduction shows_next_meeting next_on next_starts_at next_place changed_at"
SHOWN = [*_OWN.split(), *_AROUND.split(), *(f"front__{name}" for name in _FRONT.split())]
"""All that is read of an office; the rest (fax, mail, what was imported) never reaches a public page."""


@dataclass(frozen=True)
class Listed:
    """A published record in the office's list."""

    address: str
    record: PublicRecord


@dataclass(frozen=True)
class YearOfRecords:
    """The records of one 年度."""

    year: FiscalYear
    records: Sequence[Listed]


@dataclass(frozen=True)
class OfficePage:
    """An office and everything it made public."""

    facility: Facility
    council: Council
    interval_months: int
    area: CareArea | None
    center: SupportCenter | None
    front: OfficeFront | None
    years: Sequence[YearOfRecords]
    changed_at: datetime | None
    today: date

    @property
    def corporation(self) -> Corporation | None:
        """Who runs the office, where that is known."""
        return self.facility.corporation

    @property
    def closed(self) -> bool:
        """Whether the office has ended its service."""
        return self.facility.closed_on is not None and self.facility.closed_on <= self.today

    @property
    def next_meeting(self) -> OfficeFront | None:
        """The front that names the next meeting, where the office wants it shown and it is not over."""
        front = self.front
        if front is None or not front.shows_next_meeting or self.closed:
            return None
        return front if front.next_on is not None and front.next_on >= self.today else None

    @property
    def last_day(self) -> date | None:
        """The last day with the service: the day before ``closed_on``. [RULEBOOK §3]"""
        return self.facility.closed_on - timedelta(days=1) if self.facility.closed_on else None

    @property
    def dialled(self) -> str:
        """The phone number as a telephone dials it; empty where the field holds more than one plain number."""
        number = unicodedata.normalize("NFKC", self.facility.phone).strip()
        return number.replace("-", "") if re.fullmatch(r"0[0-9]+(-[0-9]+)*", number) else ""

    @property
    def council_words(self) -> str:
        """What the council is, and how often it meets, in two plain sentences. [N §1, §2]"""
        often = {2: "おおむね2か月に1回", 6: "おおむね半年に1回", 12: "おおむね1年に1回"}
        rhythm = often.get(self.interval_months, "")
        return _WHAT_IT_IS[self.council] + (f"この種類の事業所では、{rhythm}以上開きます。" if rhythm else "")


_WHAT_IT_IS = {
    Council.A: "運営推進会議は、利用者やご家族、地域の方、区市町村の職員などが集まり、"
    "事業所から活動の報告を受けて、評価や要望、助言を伝える会議です。",
    Council.B: "介護・医療連携推進会議は、利用者やご家族、地域の方、医療関係者、区市町村の職員などが集まり、"
    "事業所から活動の報告を受けて、介護と医療の連携を話し合い、評価や要望、助言を伝える会議です。",
    Council.NONE: "",
}


def offices_with_page() -> QuerySet[Facility]:
    """Offices with only what the public may know of them."""
    return Facility.objects.select_related("municipality", "corporation", "front").only(*SHOWN)


def council_of(facility: Facility, today: date) -> Council:
    """Which council the office must hold by the rules of its ward on ``today``. Needs ``municipality``; no query."""
    return rulebook(facility.municipality.ruleset_id).on(today).kind(facility.kind).council


def office_page(facility: Facility, *, today: date) -> OfficePage:
    """Gather the page of an office read by `offices_with_page`: three queries more."""
    kind = rulebook(facility.municipality.ruleset_id).on(today).kind(facility.kind)
    place = _placement(facility, today)
    area = place.care_area if place else None
    center = place.support_center if place else None
    return OfficePage(
        facility=facility,
        council=kind.council,
        interval_months=kind.interval_months,
        area=area if area and area.holds_on(today) else None,
        center=center if center and _holds(center, today) else None,
        front=getattr(facility, "front", None),
        years=_years(facility),
        changed_at=_changed_at(facility, today),
        today=today,
    )


def _placement(facility: Facility, today: date) -> Placement | None:
    return facility.placements.begun_by(today).select_related("care_area", "support_center").first()


def _changed_at(facility: Facility, today: date) -> datetime | None:
    """The newest of: a record that came or went, the office's own words, the end of a meeting that was announced."""
    front: OfficeFront | None = getattr(facility, "front", None)
    moments = [changed_at(facility=facility), front.changed_at if front else None]
    if front and front.next_on and front.next_on < today:
        moments.append(datetime.combine(day_after(front.next_on), time.min, get_current_timezone()))
    return max((moment for moment in moments if moment), default=None)


def _holds(center: SupportCenter, day: date) -> bool:
    return (center.valid_from or date.min) <= day <= (center.valid_until or date.max)


def _years(facility: Facility) -> list[YearOfRecords]:
    rows = (
        PublicRecord.objects.published().filter(facility=facility).order_by("-fiscal_year", "-held_on", "-pk")
    )
    shown = rows.defer("content", "folded_text", "source")
    return [
        YearOfRecords(FiscalYear(year), [Listed(record_address(record), record) for record in records])
        for year, records in groupby(shown, key=lambda record: record.fiscal_year)
    ]
