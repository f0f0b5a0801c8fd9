"""The offices of the demo: what is real in them, and the areas and dates that are invented."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compliance.demo import cast
from compliance.demo.cast import FIRST_MONTHS, JOINTS
from compliance.demo.lots import lot
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

FOLDER = Path(__file__).resolve().parent.parent.parent / "demo"
REAL_FILES = ("nerima_jigyosho_710-770_2025-12.csv", "nerima_780_2025-06.csv")
INVENTED_FILE = "invented_offices.csv"
INTERVALS = {
    ServiceKind.NIGHT_VISITING: 0,
    ServiceKind.SMALL_MULTIFUNCTIONAL: 2,
    ServiceKind.NURSING_MULTIFUNCTIONAL: 2,
    ServiceKind.COMMUNITY_DAY: 6,
    ServiceKind.DEMENTIA_DAY: 6,
    ServiceKind.REGULAR_VISITING: 6,
    ServiceKind.GROUP_HOME: 2,
}
"""Every how many months the offices of the demo meet; 0 = they hold no council."""

_LEADERS = {partner: joint.offices[0] for joint in JOINTS for partner in joint.offices}


@dataclass(frozen=True)
class Office:
    """An office as the demo needs it. ``suspended`` has both days inside, ``closed_on`` is the day after."""

    reference: str
    name: str
    kind: ServiceKind
    corporation_number: str
    area: str
    center: str
    designated_on: date | None = None
    closed_on: date | None = None
    suspended: tuple[date, date] | None = None

    @property
    def number(self) -> str:
        """The 事業所番号."""
        return self.reference.partition("/")[0]

    @property
    def interval(self) -> int:
        """Months from meeting to meeting; 0 without a council."""
        return INTERVALS[self.kind]

    @property
    def leader(self) -> str:
        """The office whose pattern of days this one follows, so that they can meet together."""
        return _LEADERS.get(self.reference, self.reference)

    @property
    def first_month(self) -> int:
        """Months after April of the year's first meeting."""
        drawn = lot(self.leader, "month") % (self.interval or 1)
        return FIRST_MONTHS.get(self.reference, drawn)

    def open_on(self, day: date) -> bool:
        """Whether the service is there on ``day``."""
        opened = (self.designated_on or date.min) <= day < (self.closed_on or date.max)
        return opened and not (self.suspended and self.suspended[0] <= day <= self.suspended[1])


def offices_from(facilities: Iterable[Facility], year: FiscalYear, today: date) -> list[Office]:
    """The registered offices with their invented side, as it stands on ``today``."""
    with (FOLDER / "areas.csv").open(encoding="utf-8", newline="") as file:
        towns = {
            row["町名"]: (row["日常生活圏域"], row["地域包括支援センター"]) for row in csv.DictReader(file)
        }
    return [_office(facility, towns, year, today) for facility in facilities]


def _office(facility: Facility, towns: dict[str, tuple[str, str]], year: FiscalYear, today: date) -> Office:
    reference = facility.reference
    area, center = towns[_town(facility, towns)]
    return Office(
        reference=reference,
        name=facility.name,
        kind=facility.kind,
        corporation_number=facility.corporation.number if facility.corporation else "",
        area="" if reference == cast.UNPLACED else area,
        center=center,
        designated_on=_designated(year, today) if reference == cast.NEW else None,
        closed_on=_last_past(year, today, month=10) if reference == cast.CLOSED else None,
        suspended=_suspended(year, today) if reference == cast.SUSPENDED else None,
    )


def _town(facility: Facility, towns: Iterable[str]) -> str:
    """The longest known 町名 that the address begins with."""
    place = facility.address.removeprefix(facility.municipality.prefecture)
    place = place.removeprefix(facility.municipality.name)
    return max((town for town in towns if place.startswith(town)), key=len)


def _designated(year: FiscalYear, today: date) -> date:
    """1 June of this fiscal year, or its first day while June has not come."""
    june = date(year.year, 6, 1)
    return june if june <= today else year.first


def _last_past(year: FiscalYear, today: date, *, month: int) -> date:
    """The first of a month (April to December) of this fiscal year, or of the last while it has not come."""
    this_year = date(year.year, month, 1)
    return this_year if this_year <= today else date(year.year - 1, month, 1)


def _suspended(year: FiscalYear, today: date) -> tuple[date, date]:
    """May and June, once they are over."""
    end = _last_past(year, today, month=7)
    return date(end.year, 5, 1), date(end.year, 6, 30)


def area_rows(offices: Iterable[Office]) -> list[dict[str, str]]:
    """The rows of the contract's template for offices: what the real files do not tell."""
    return [
        {
            "事業所番号": office.number,
            "サービス種類コード": office.kind.code,
            "事業所名": office.name,
            "日常生活圏域": office.area,
            "地域包括支援センター": office.center,
            "指定日": _iso(office.designated_on),
            "廃止日": _iso(office.closed_on),
            "休止期間": "/".join(map(_iso, office.suspended)) if office.suspended else "",
        }
        for office in offices
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
