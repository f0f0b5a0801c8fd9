"""A row of the ledger, read: what one office says about one meeting."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from compliance.ledger.layout import Route, Told
from operators.models import Facility
from rules.kinds import AnnualTopic, MeetingMode

_T = TypeVar("_T")


@dataclass
class LedgerRow:
    """One row. ``columns`` are those the file has: an absent column leaves what is stored as it is."""

    number: int = 0
    columns: frozenset[str] = frozenset()
    office: Facility | None = None
    partners: tuple[Facility, ...] = ()
    told: Told | None = None
    held_on: date | None = None
    mode: str | None = None
    topics: tuple[AnnualTopic, ...] = ()
    activity: bool = False
    evaluation: Route = Route.NONE
    public: str = ""
    neutral: str = ""
    neutral_number: str = ""
    consent: bool | None = None
    notice_on: date | None = None
    submitted_on: date | None = None
    delivered: bool = False
    published_on: date | None = None
    reported_on: date | None = None
    note: str = ""

    @property
    def meeting_mode(self) -> str:
        """How the meeting is held; an empty cell means in person."""
        return self.mode or MeetingMode.IN_PERSON.value

    @property
    def day(self) -> date:
        """The day of a row that was taken."""
        return _given(self.held_on)

    @property
    def own(self) -> Facility:
        """The office of a row that was taken."""
        return _given(self.office)

    @property
    def offices(self) -> tuple[Facility, ...]:
        """All participants."""
        return (self.own, *self.partners)

    def says(self) -> dict[str, Any]:
        """What the row says apart from where it stands in the file."""
        kept = {each.name: getattr(self, each.name) for each in fields(self)}
        return kept | {"number": 0, "partners": {partner.pk for partner in self.partners}}

    def has(self, column: str) -> bool:
        """Whether the file has this column."""
        return column in self.columns


def _given(value: _T | None) -> _T:
    if value is None:
        raise TypeError("A row that was rejected has no part in a meeting.")
    return value
