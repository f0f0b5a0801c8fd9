"""The facts of one office in one fiscal year, as the rules need them. Nothing here reads a clock or a database."""

from dataclasses import dataclass, field
from datetime import date

from rules.fiscal_year import FiscalYear
from rules.kinds import (
    AnnualTopic,
    EvaluationRoute,
    MeetingMode,
    MeetingStatus,
    MemberCategory,
    Presence,
    ServiceKind,
)


@dataclass(frozen=True)
class Partner:
    """Another office in a joint meeting; ``area`` is its 日常生活圏域 on the day, ``None`` when unknown."""

    reference: str
    name: str
    municipality: str
    area: str | None = None


@dataclass(frozen=True)
class CouncilEvaluation:
    """An external evaluation given by a council; an unknown evaluator is ``None`` and is not judged."""

    public: Presence | None = None
    neutral: Presence | None = None
    neutral_of_same_corporation: bool = False
    published_on: date | None = None
    report_submitted_on: date | None = None


@dataclass(frozen=True)
class AgencyEvaluation:
    """An evaluation by a designated agency on a day; a day to come is a planned one."""

    on: date
    published_on: date | None = None
    report_submitted_on: date | None = None


@dataclass(frozen=True)
class MeetingFacts:
    """One meeting, seen from one office.

    ``carries_evaluation`` is true when any participant is evaluated there; ``evaluation`` is this office's own.
    ``present`` = ``None``: nobody told who came. ``delivered`` without ``delivered_on`` was complete at once.
    """

    on: date
    status: MeetingStatus = MeetingStatus.HELD
    mode: MeetingMode = MeetingMode.IN_PERSON
    area: str | None = None
    partners: tuple[Partner, ...] = ()
    excuse_approved_on: date | None = None
    topics: frozenset[AnnualTopic] = frozenset()
    activity_counts_reported: bool = False
    present: frozenset[MemberCategory] | None = None
    video_without_consent: bool = False
    web_tool: str = ""
    ward_invited: bool = True
    notice_on: date | None = None
    notice_says_evaluation: bool = True
    submitted_on: date | None = None
    delivered: bool = False
    delivered_on: date | None = None
    published_on: date | None = None
    carries_evaluation: bool = False
    evaluation: CouncilEvaluation | None = None

    @property
    def joint(self) -> bool:
        """Whether other offices take part."""
        return bool(self.partners)


@dataclass(frozen=True)
class Seat:
    """A member's category and term; both days inside, ``None`` = open."""

    category: MemberCategory
    joined_on: date | None = None
    left_on: date | None = None

    def taken_on(self, day: date) -> bool:
        """Whether somebody sits here on ``day``."""
        return (self.joined_on or date.min) <= day <= (self.left_on or date.max)


@dataclass(frozen=True)
class Relief:
    """A decision on 緩和 for a fiscal year. [O]"""

    year: FiscalYear
    decided_on: date | None
    approved: bool


@dataclass(frozen=True)
class OfficeYear:
    """Everything known of one office in one fiscal year.

    ``suspensions`` have both days inside; ``closed_on`` is the first day without the service.
    ``last_counted_before`` is the last counting date of earlier years, for the interval.
    ``route_when_over`` is the route of a year gone by, where the office has chosen another since.
    ``agency_evaluations`` may reach into the year before, for the relief; ``agency_visit_on`` is a day agreed with an
    agency, of which nothing is recorded yet: once it is over it is no plan any more.
    """

    kind: ServiceKind
    year: FiscalYear
    municipality: str = ""
    designated_on: date | None = None
    closed_on: date | None = None
    suspensions: tuple[tuple[date, date], ...] = ()
    override: int | None = None
    meetings: tuple[MeetingFacts, ...] = ()
    last_counted_before: date | None = None
    seats: tuple[Seat, ...] = ()
    route: EvaluationRoute = EvaluationRoute.COUNCIL
    route_when_over: EvaluationRoute | None = None
    agency_evaluations: tuple[AgencyEvaluation, ...] = ()
    agency_visit_on: date | None = None
    reliefs: tuple[Relief, ...] = field(default=())
