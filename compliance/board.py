"""The ward's board: every office of the ward, judged for one year, filtered, counted and sorted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from unicodedata import normalize

from compliance.assessments import JudgedOffice
from rules.findings import Status
from rules.kinds import ServiceKind

SORTS: dict[str, Callable[[JudgedOffice], tuple[object, ...]]] = {
    "status": lambda o: (o.judgement.status.rank, o.urgent.on if o.urgent else date.max, o.facility.name),
    "name": lambda o: (o.facility.kana or o.facility.name, o.facility.number),
    "service": lambda o: (list(ServiceKind).index(o.facility.kind), o.facility.name),
    "area": lambda o: (o.record.care_area.name if o.record.care_area else "￿", o.facility.name),
    "lacking": lambda o: (lacking(o), o.facility.name),
}
"""What the board can be sorted by; ``-`` in front turns it round."""

DEFAULT_SORT = "status"
UNKNOWN_AREA = "none"
"""The value of the area filter for offices without a recorded area."""


def lacking(office: JudgedOffice) -> int:
    """Meetings still to be held or excused this year, planned ones included."""
    verdict = office.judgement
    return max(verdict.required - verdict.held - verdict.excused, 0)


@dataclass(frozen=True)
class StatusCount:
    """How many offices stand in a status."""

    status: Status
    number: int


@dataclass(frozen=True)
class Board:
    """The offices of a ward in one year, and what is asked of them."""

    offices: Sequence[JudgedOffice]

    @cached_property
    def services(self) -> list[ServiceKind]:
        """The kinds that occur, in the official order."""
        there = {office.facility.kind for office in self.offices}
        return [kind for kind in ServiceKind if kind in there]

    @cached_property
    def areas(self) -> list[tuple[int, str]]:
        """The care areas that occur, by name."""
        there = {office.record.care_area for office in self.offices if office.record.care_area}
        return sorted(((area.pk, area.name) for area in there), key=lambda pair: pair[1])

    def select(self, *, service: str = "", area: str = "", words: str = "") -> list[JudgedOffice]:
        """The offices that fit every filter given; the status is left to `with_status`."""
        terms = fold(words).split()
        return [
            office
            for office in self.offices
            if (not service or office.facility.service == service)
            and (not area or _area_key(office) == area)
            and all(term in _text_of(office) for term in terms)
        ]


def with_status(offices: Iterable[JudgedOffice], status: str) -> list[JudgedOffice]:
    """The offices in this status; all when none is asked for."""
    return [office for office in offices if not status or office.judgement.status.value == status]


def counts(offices: Iterable[JudgedOffice]) -> list[StatusCount]:
    """How many offices stand in each status, the worst first."""
    numbers = Counter(office.judgement.status for office in offices)
    return [StatusCount(status, numbers[status]) for status in Status]


def ordered(offices: Iterable[JudgedOffice], sort: str) -> list[JudgedOffice]:
    """Sorted by a key of `SORTS`, ``-`` in front for the other way round."""
    return sorted(offices, key=SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def known_sort(sort: str) -> str:
    """The sort asked for, or the default where it is none of ours."""
    return sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT


def fold(text: str) -> str:
    """Text for comparing: full and half width, upper and lower case alike."""
    return normalize("NFKC", text).casefold()


def _area_key(office: JudgedOffice) -> str:
    return str(office.record.care_area.pk) if office.record.care_area else UNKNOWN_AREA


def _text_of(office: JudgedOffice) -> str:
    facility = office.facility
    corporation = facility.corporation.name if facility.corporation else ""
    return fold(f"{facility.name} {facility.kana} {corporation} {facility.reference}")
