"""What an agency's evaluation says, as values that pages, papers and reports share. Pure. [N 評価§2, O]"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

PLAN = "目標達成計画"
GOALS = "goals"
"""The pseudo sheet under which a round keeps the rows of its 目標達成計画."""
GOAL_FIELDS = {"issue": "課題", "goal": "目標", "work": "取組みの内容", "period": "期間"}
"""The fields of a row by their keys, as they are read."""


@dataclass(frozen=True)
class Goal:
    """One row of the 目標達成計画; ``row`` and ``revision`` are how it is found and what was read of it."""

    row: str
    issue: str = ""
    goal: str = ""
    work: str = ""
    period: str = ""
    revision: int = 0

    @property
    def values(self) -> dict[str, str]:
        """The words by field."""
        return {name: getattr(self, name) for name in GOAL_FIELDS}


@dataclass(frozen=True)
class AgencyContent:
    """The agency, its day, and where the result stands."""

    agency_name: str = ""
    evaluated_on: date | None = None
    result_url: str = ""

    def planned(self, today: date) -> bool:
        """Whether the day is still to come."""
        return self.evaluated_on is not None and self.evaluated_on > today

    def as_json(self) -> dict[str, Any]:
        """For a frozen record."""
        return {**asdict(self), "evaluated_on": self.evaluated_on.isoformat() if self.evaluated_on else None}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "AgencyContent":
        """Back from a frozen record; the first reports called the agency ``name``. Raises `KeyError`, `ValueError`."""
        day = stored["evaluated_on"]
        agency_name = stored["agency_name"] if "agency_name" in stored else stored["name"]
        return cls(agency_name, date.fromisoformat(day) if day else None, stored["result_url"])


def goals_of(rows: Iterable[tuple[str, Mapping[str, Any], int]]) -> tuple[Goal, ...]:
    """Goals from ``(row, values, revision)``, in the order in which they were added; a row that was emptied is none."""
    known = [
        Goal(row=row, revision=revision, **{name: str(values.get(name, "")) for name in GOAL_FIELDS})
        for row, values, revision in rows
        if values.get("goal")
    ]
    return tuple(sorted(known, key=lambda goal: int(goal.row) if goal.row.isdecimal() else 0))
