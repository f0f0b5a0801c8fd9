"""What the desk's list reads from frozen records of either kind: how many came, and an agency's day. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rules.findings import Code

OF_EVALUATIONS = frozenset(code for code in Code if code.value.startswith("EVALUAT")) | {
    Code.JOINT_EVALUATION
}
"""What the rules can find about an evaluation, of the year or at a meeting. [RULEBOOK §7]"""


def people_in(record: Mapping[str, Any], side: str) -> int | None:
    """How many were ``present`` or ``absent``; None where the record does not tell."""
    if groups := record.get("groups"):
        return sum(len(group[side]) for group in groups)
    turnout = _document(record).get("head", {}).get("turnout")
    return sum(row[side] for row in turnout) if turnout else None


def day_of_agency(record: Mapping[str, Any]) -> date | None:
    """The day of an agency's evaluation; None for everything else."""
    agency = record.get("printed", {}).get("agency")
    day = agency.get("evaluated_on") if agency else None
    return date.fromisoformat(day) if day else None


def _document(record: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = record.get("printed", {}).get("document", {})
    return found
