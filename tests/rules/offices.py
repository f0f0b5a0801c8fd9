"""Offices to judge: one that does everything right, and the changes that make it stumble."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from rules.assess import Judgement, judge
from rules.facts import CouncilEvaluation, MeetingFacts, OfficeYear, Partner, Seat
from rules.findings import Finding
from rules.fiscal_year import FiscalYear, add_months
from rules.kinds import AnnualTopic, MeetingStatus, MemberCategory, Presence, ServiceKind
from rules.ruleset import Rulebook
from rules.ruleset_files import rulebook

NERIMA, OSAKA, NATIONAL = "131202", "270008", "national"
FY2025 = FiscalYear(2025)
LAST_DAY, DAY_AFTER_YEAR, LONG_AFTER = date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30)
SEATS = tuple(Seat(c) for c in MemberCategory if c not in (MemberCategory.FAMILY, MemberCategory.OTHER))
BOTH_EYES = CouncilEvaluation(Presence.PRESENT, Presence.PRESENT)

BIMONTHLY = (
    date(2025, 4, 15), date(2025, 6, 16), date(2025, 8, 15),
    date(2025, 10, 15), date(2025, 12, 15), date(2026, 2, 16),
)  # fmt: skip
HALF_YEARLY = (date(2025, 5, 20), date(2025, 11, 20))
YEARLY = (date(2025, 9, 10),)


def held(on: date, **facts: Any) -> MeetingFacts:
    """A meeting held with everything around it done in time; ``facts`` say what was not."""
    evaluation: CouncilEvaluation | None = facts.pop("evaluation", None)
    if evaluation:
        evaluation = replace(
            evaluation,
            published_on=facts.pop("result_published_on", on),
            report_submitted_on=facts.pop("report_submitted_on", on),
        )
    done: dict[str, Any] = {
        "area": "北",
        "topics": frozenset(AnnualTopic),
        "activity_counts_reported": True,
        "present": frozenset(MemberCategory),
        "notice_on": add_months(on, -1),
        "submitted_on": on,
        "delivered": True,
        "published_on": on,
        "evaluation": evaluation,
        "carries_evaluation": evaluation is not None,
    }
    return MeetingFacts(on, **(done | facts))


def planned(on: date, **facts: Any) -> MeetingFacts:
    """A meeting to come whose notice went out in time."""
    told: dict[str, Any] = {"status": MeetingStatus.PLANNED, "area": "北", "notice_on": add_months(on, -1)}
    return MeetingFacts(on, **(told | facts))


def not_held(on: date, approved_on: date | None) -> MeetingFacts:
    """A meeting that infection or disaster prevented."""
    return MeetingFacts(on, status=MeetingStatus.NOT_HELD, excuse_approved_on=approved_on)


def partner(area: str | None = "北", municipality: str = NERIMA, name: str = "となりの事業所") -> Partner:
    """Another office at a joint meeting."""
    return Partner("1372000011/78", name, municipality, area)


def office(kind: ServiceKind = ServiceKind.GROUP_HOME, **facts: Any) -> OfficeYear:
    """An office open all year with a full roster and, unless told otherwise, no meeting."""
    usual: dict[str, Any] = {"year": FY2025, "municipality": NERIMA, "seats": SEATS}
    return OfficeYear(kind=kind, **(usual | facts))


def dutiful(kind: ServiceKind = ServiceKind.GROUP_HOME, **facts: Any) -> OfficeYear:
    """An office that did all it must in the year: nothing is found afterwards."""
    return office(kind, **({"meetings": dutiful_meetings(kind)} | facts))


@cache
def dutiful_meetings(kind: ServiceKind) -> tuple[MeetingFacts, ...]:
    """As many meetings as the kind needs, the first with the external evaluation where there is a duty."""
    rules = rulebook(NERIMA).on(FY2025.first).kind(kind)
    days = {6: BIMONTHLY, 2: HALF_YEARLY, 1: YEARLY, 0: ()}[rules.meetings_per_year]
    first = {"evaluation": BOTH_EYES} if rules.evaluation_duty else {}
    return tuple(held(day, **(first if day == days[0] else {})) for day in days)


def unevaluated(kind: ServiceKind = ServiceKind.GROUP_HOME, **facts: Any) -> OfficeYear:
    """An office that did everything but the evaluation."""
    done = dutiful(kind, **facts)
    return changed(done, done.meetings[0].on, evaluation=None, carries_evaluation=False)


def changed(facts: OfficeYear, on: date, **change: Any) -> OfficeYear:
    """The same year with the meeting of that day told otherwise."""
    assert on in {meeting.on for meeting in facts.meetings}
    return replace(facts, meetings=tuple(replace(m, **change) if m.on == on else m for m in facts.meetings))


def without(facts: OfficeYear, *days: date) -> OfficeYear:
    """The same year without the meetings of these days."""
    return replace(facts, meetings=tuple(m for m in facts.meetings if m.on not in days))


def adding(facts: OfficeYear, *more: MeetingFacts) -> OfficeYear:
    """The same year with more meetings."""
    return replace(facts, meetings=(*facts.meetings, *more))


def judged(facts: OfficeYear, as_of: date, book: str | Rulebook = NERIMA) -> Judgement:
    """The judgement under a ruleset named or given."""
    return judge(facts, as_of, rulebook(book) if isinstance(book, str) else book)


def codes(facts: OfficeYear, as_of: date, book: str | Rulebook = NERIMA) -> list[str]:
    """Every finding's code, in order."""
    return [finding.code.value for finding in judged(facts, as_of, book).findings]


def only(findings: Iterable[Finding]) -> Finding:
    """The one finding there is."""
    (finding,) = findings
    return finding
