"""Which figures an office is asked for at a meeting, by the kind of its service. [N §6]"""

from datetime import date

from meetings.minutes_content import COUNTS, Content
from operators.models import Facility
from rules.kinds import ServiceKind
from rules.ruleset_files import rulebook

DONE = ("day_visits", "overnight_stays", "home_visits")
"""What only multifunctional offices provide."""
MISHAPS = ("accidents", "near_misses")
LEVELS = ("support_1", "support_2", "care_1", "care_2", "care_3", "care_4", "care_5")
_WITHOUT_SUPPORT = frozenset(
    {
        ServiceKind.REGULAR_VISITING,
        ServiceKind.COMMUNITY_DAY,
        ServiceKind.MEDICAL_DAY,
        ServiceKind.COMMUNITY_SPECIFIED,
        ServiceKind.COMMUNITY_NURSING_HOME,
        ServiceKind.NURSING_MULTIFUNCTIONAL,
    }
)
"""Kinds that serve 要介護 only."""


def levels_of(facility: Facility) -> tuple[str, ...]:
    """The care levels the office may serve; a group home takes 要支援2 and above."""
    kind = facility.kind
    if kind in _WITHOUT_SUPPORT:
        return LEVELS[2:]
    return LEVELS[1:] if kind is ServiceKind.GROUP_HOME else LEVELS


def done_of(facility: Facility, day: date) -> tuple[str, ...]:
    """The provided services the office counts; empty for most kinds."""
    rules = rulebook(facility.municipality.ruleset_id).on(day)
    return DONE if rules.kind(facility.kind).activity_counts else ()


def figures_of(facility: Facility, day: date) -> tuple[str, ...]:
    """The names of all figures the office is asked for on a day, in order."""
    return ("users", *levels_of(facility), *done_of(facility, day), *MISHAPS)


def told(content: Content) -> list[tuple[str, int, str]]:
    """Label, number and unit of the figures that were told."""
    return [
        (label, content.counts[name], unit)
        for name, (label, unit) in COUNTS.items()
        if name in content.counts
    ]
