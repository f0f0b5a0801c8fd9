"""Joint meetings (合同開催): same area, at most half, never with an evaluation. [N 合同§1, O]"""

from collections.abc import Iterator
from datetime import date

from rules.facts import MeetingFacts
from rules.findings import Code, Finding, Severity
from rules.ruleset import AreaScope, JointCap
from rules.view import YearView


def joint_limit(required: int, cap: JointCap) -> int | None:
    """Joint dates allowed in the year; ``None`` when the kind has no cap. [N 合同§1(3)]"""
    return required // 2 if cap is JointCap.HALF else None


def joint_days(meetings: tuple[MeetingFacts, ...]) -> tuple[date, ...]:
    """The distinct dates of the joint ones among these meetings, in order."""
    return tuple(sorted({m.on for m in meetings if m.joint}))


def planned_joint_days(view: YearView) -> tuple[date, ...]:
    """The distinct dates of joint meetings to come on which no joint meeting was held yet."""
    held = joint_days(view.counting)
    return tuple(day for day in joint_days(view.planned) if day not in held)


def year_findings(view: YearView, limit: int | None) -> Iterator[Finding]:
    """Whether the cap of the year is reached or exceeded."""
    if limit is None:
        return
    days = sorted((*joint_days(view.counting), *planned_joint_days(view)))
    if len(days) > limit:
        yield view.finding(
            Code.JOINT_LIMIT_EXCEEDED, Severity.VIOLATION, days[limit], limit=limit, joint=len(days)
        )
    elif len(days) == limit:
        bites = days[-1] if days else view.year.first
        yield view.finding(Code.JOINT_LIMIT_REACHED, Severity.ADVICE, bites, limit=limit)


def meeting_findings(view: YearView, meeting: MeetingFacts) -> Iterator[Finding]:
    """What is wrong with one joint meeting, held or to come."""
    if not meeting.joint:
        return
    yield from _areas(view, meeting)
    evaluated = meeting.carries_evaluation or meeting.evaluation is not None
    if evaluated and view.kind.evaluation_duty and view.kind.evaluation_standalone:
        yield view.finding(Code.JOINT_EVALUATION, Severity.VIOLATION, meeting.on, meeting=meeting.on)


def _areas(view: YearView, meeting: MeetingFacts) -> Iterator[Finding]:
    if view.on(meeting.on).joint_area_scope is AreaScope.MUNICIPALITY:
        others = [p.name for p in meeting.partners if p.municipality != view.facts.municipality]
        if others:
            yield _mismatch(view, meeting, "区市町村", others)
        return
    areas = {meeting.area, *(p.area for p in meeting.partners)}
    if len(areas - {None}) > 1:
        others = [p.name for p in meeting.partners if p.area and p.area != meeting.area]
        yield _mismatch(view, meeting, "日常生活圏域", others)
    if None in areas:
        unplaced = sorted(p.name for p in meeting.partners if p.area is None)
        names = "、".join([*(["この事業所"] if meeting.area is None else []), *unplaced])
        yield view.finding(
            Code.JOINT_AREA_UNKNOWN, Severity.WARNING, meeting.on, meeting=meeting.on, partners=names
        )


def _mismatch(view: YearView, meeting: MeetingFacts, scope: str, others: list[str]) -> Finding:
    names = "、".join(sorted(others)) or "参加事業所どうし"
    return view.finding(
        Code.JOINT_AREA_MISMATCH,
        Severity.VIOLATION,
        meeting.on,
        meeting=meeting.on,
        scope=scope,
        partners=names,
    )
