"""Rules as data: what is in force on a day, for a municipality. Every value is a dated row with a source.

A municipality's file inherits from another and overrides single values. [RULEBOOK, head]
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from rules.findings import Code
from rules.kinds import AnnualTopic, Council, MeetingMode, MemberCategory, ServiceKind


class JointCap(StrEnum):
    """How many of the year's meetings may be joint. [N 合同§1(3)]"""

    HALF = "half"
    NONE = "none"


class AreaScope(StrEnum):
    """What the participants of a joint meeting must share. [N 合同§1(2)]"""

    SAME_AREA = "same_area"
    MUNICIPALITY = "municipality"


class Strictness(StrEnum):
    """Whether every required category must come to every meeting. [N §9, O]"""

    AS_NEEDED = "as_needed"
    ALL = "all"


POLICY = "policy"
"""The tag of what no document says: 目安・区市町村の判断."""

GOVERNING: Mapping[Code, str] = {
    Code.FREQUENCY_SHORTFALL: "meetings_per_year",
    Code.FREQUENCY_UNREACHABLE: "meetings_per_year",
    Code.FREQUENCY_BEHIND: "meetings_per_year",
    Code.INTERVAL_TOO_LONG: "interval_tolerance_months",
    Code.JOINT_AREA_MISMATCH: "joint_area_scope",
    Code.JOINT_AREA_UNKNOWN: "joint_area_scope",
    Code.JOINT_LIMIT_EXCEEDED: "joint_cap",
    Code.JOINT_LIMIT_REACHED: "joint_cap",
    Code.JOINT_EVALUATION: "evaluation_standalone",
    Code.ROSTER_CATEGORY_MISSING: "required_categories",
    Code.MEETING_CATEGORY_ABSENT: "attendance_strictness",
    Code.WEB_TOOL_UNSUPPORTED: "web_tools",
    Code.NOTICE_LATE: "notice_months_before",
    Code.NOTICE_NOT_SENT: "notice_months_before",
    Code.MINUTES_OVERDUE: "minutes_months_after",
    Code.MINUTES_LATE: "minutes_months_after",
    Code.DISTRIBUTION_INCOMPLETE: "minutes_months_after",
    Code.ACTIVITY_COUNTS_MISSING: "activity_counts",
    Code.ANNUAL_TOPIC_MISSING: "annual_topics",
    Code.EVALUATOR_SAME_CORPORATION: "neutral_evaluator_may_share_corporation",
    Code.EVALUATION_MISSING: "evaluation_duty",
    Code.EVALUATION_DUE: "evaluation_duty",
    Code.EVALUATION_UNREACHABLE: "evaluation_duty",
}
"""The value a finding applies: who changes the value names its source there. Other codes stand in [source]."""

CategoryGroup = tuple[MemberCategory, ...]
"""Categories of which one is enough."""


@dataclass(frozen=True)
class KindRules:
    """The values of one service kind; a kind without values in force has no duty."""

    council: Council = Council.NONE
    interval_months: int = 0
    meetings_per_year: int = 0
    joint_cap: JointCap = JointCap.NONE
    evaluation_standalone: bool = False
    evaluation_duty: bool = False
    agency_route: bool = False
    activity_counts: bool = False


@dataclass(frozen=True)
class Ruleset:
    """Everything in force on one day."""

    id: str
    name: str
    authority: str
    valid_from: date
    kinds: Mapping[ServiceKind, KindRules]
    cited: "Mapping[ValueKey, str]"
    interval_tolerance_months: int
    notice_months_before: int
    minutes_months_after: int
    minutes_wait_for_next_meeting: bool
    evaluation_report_months_after: int
    written_counts: bool
    joint_area_scope: AreaScope
    attendance_strictness: Strictness
    required_categories: tuple[CategoryGroup, ...]
    required_categories_medical: tuple[CategoryGroup, ...]
    web_tools: tuple[str, ...]
    annual_topics: tuple[AnnualTopic, ...]
    neutral_evaluator_may_share_corporation: bool
    retention_years: int
    relief_opens: str
    relief_closes: str
    relief_pause_years: int

    def kind(self, service: ServiceKind) -> KindRules:
        """The values of one service kind."""
        return self.kinds[service]

    def source_of(self, code: Code, service: ServiceKind, *, value: str | None = None) -> str:
        """The tag behind a finding: of ``value``, else of the value it applies, else the one in [source].

        What rests on no value in force (a number the ward set for a kind without one) is the ward's own.
        """
        key = value or GOVERNING.get(code)
        if key is None:
            return self.cited["source", code.value]
        return self.cited.get((service.value if key in KIND_KEYS else "", key), POLICY)

    def categories_of(self, council: Council) -> tuple[CategoryGroup, ...]:
        """The groups a roster must cover; council B also needs the medical side. [N §3]"""
        extra = self.required_categories_medical if council is Council.B else ()
        return self.required_categories + extra

    def counts(self, mode: MeetingMode) -> bool:
        """Whether a meeting held in this mode counts towards the year. [RULEBOOK §3]"""
        return mode is not MeetingMode.WRITTEN or self.written_counts


GENERAL_KEYS = frozenset(f.name for f in fields(Ruleset)) - {
    "id", "name", "authority", "valid_from", "kinds", "cited",
}  # fmt: skip
KIND_KEYS = frozenset(f.name for f in fields(KindRules))


@dataclass(frozen=True)
class DatedValue:
    """A value in force from ``first`` to ``last`` (both inside), and where it comes from."""

    value: Any
    source: str
    first: date
    last: date = date.max

    def holds_on(self, day: date) -> bool:
        """Whether the value is in force on ``day``."""
        return self.first <= day <= self.last


ValueKey = tuple[str, str]
"""(room, key): ``("", general key)``, ``(service identifier, kind key)`` or ``("source", finding code)``."""


@dataclass(frozen=True)
class Rulebook:
    """All dated values of one ruleset, its ancestors' below it; ask it `on` a day."""

    id: str
    name: str
    authority: str
    values: Mapping[ValueKey, tuple[DatedValue, ...]]
    parent: "Rulebook | None" = None
    _resolved: dict[int, Ruleset] = field(default_factory=dict, compare=False, repr=False)

    def on(self, day: date) -> Ruleset:
        """The ruleset in force on ``day``; days between two changes share one object.

        Days before the first edition are judged by the first.
        """
        day = max(day, self.changes[0])
        epoch = bisect_right(self.changes, day)
        if epoch not in self._resolved:
            self._resolved[epoch] = self._resolve(day)
        return self._resolved[epoch]

    def value_on(self, room: str, key: str, day: date) -> DatedValue | None:
        """The dated value of a key in force on ``day``, this ruleset's own before its parent's."""
        for value in self.values.get((room, key), ()):
            if value.holds_on(day):
                return value
        return self.parent.value_on(room, key, day) if self.parent else None

    @cached_property
    def changes(self) -> list[date]:
        """The days on which something changes, this ruleset's and its ancestors', in order."""
        values = [value for rows in self.values.values() for value in rows]
        own = {value.first for value in values}
        own |= {value.last + timedelta(days=1) for value in values if value.last < date.max}
        return sorted(own | set(self.parent.changes if self.parent else ()))

    def _edition(self, day: date) -> tuple[str, str, str, date]:
        """Id, name, authority and first day of the edition in force; the parent's where none of ours is."""
        own = [v.first for rows in self.values.values() for v in rows if v.holds_on(day)]
        if own or self.parent is None:
            return self.id, self.name, self.authority, max(own, default=date.min)
        return self.parent._edition(day)

    def _resolve(self, day: date) -> Ruleset:
        edition_id, name, authority, valid_from = self._edition(day)
        return Ruleset(
            id=edition_id,
            name=name,
            authority=authority,
            valid_from=valid_from,
            kinds={kind: KindRules(**self._in_force(kind.value, KIND_KEYS, day)) for kind in ServiceKind},
            cited=self._cited(day),
            **self._in_force("", GENERAL_KEYS, day),
        )

    def _cited(self, day: date) -> dict[ValueKey, str]:
        """The source of every value in force, the parent's below our own."""
        inherited = self.parent._cited(day) if self.parent else {}
        own = {key: row.source for key, rows in self.values.items() for row in rows if row.holds_on(day)}
        return inherited | own

    def _in_force(self, room: str, keys: frozenset[str], day: date) -> dict[str, Any]:
        found = ((key, self.value_on(room, key, day)) for key in sorted(keys))
        return {str(key): value.value for key, value in found if value is not None}
