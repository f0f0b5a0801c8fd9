"""Who sits on the council, who came, and how they took part. [N §3, §5, §9, 省令 34, O]"""

import unicodedata
from collections.abc import Collection, Iterator
from datetime import date

from rules.facts import MeetingFacts
from rules.findings import Code, Finding, Severity
from rules.fiscal_year import day_after
from rules.kinds import MeetingMode, MemberCategory
from rules.ruleset import CategoryGroup, Ruleset, Strictness
from rules.view import YearView


def group_label(group: CategoryGroup) -> str:
    """``利用者または利用者の家族`` for a group of which one is enough."""
    return "または".join(category.label for category in group)


def missing_groups(
    groups: tuple[CategoryGroup, ...], there: Collection[MemberCategory]
) -> tuple[CategoryGroup, ...]:
    """The groups none of whose categories is there. [N §3]"""
    return tuple(group for group in groups if not set(group) & set(there))


def roster_findings(view: YearView) -> Iterator[Finding]:
    """Which categories nobody stands for, on the day of assessment or at the end of a past year."""
    day = min(view.as_of, view.year.last)
    seated = {seat.category for seat in view.facts.seats if seat.taken_on(day)}
    for group in missing_groups(view.rules.categories_of(view.kind.council), seated):
        yield view.finding(
            Code.ROSTER_CATEGORY_MISSING,
            Severity.WARNING,
            _vacant_since(view, group, day),
            detail=group[0],
            value=_asked_by(view.rules, group),
            category=group_label(group),
        )


def _asked_by(rules: Ruleset, group: CategoryGroup) -> str:
    """The value that asks for the group: every council's, or council B's own."""
    return "required_categories" if group in rules.required_categories else "required_categories_medical"


def _vacant_since(view: YearView, group: CategoryGroup, day: date) -> date:
    """The day after the last member of the group left, or the first day of the year."""
    left = [s.left_on for s in view.facts.seats if s.category in group and s.left_on and s.left_on < day]
    return max([view.year.first, *(day_after(last) for last in left)])


def meeting_findings(view: YearView, meeting: MeetingFacts) -> Iterator[Finding]:
    """Web tool of any meeting; absent categories and missing consent of a held one."""
    rules = view.on(meeting.on)
    yield from _tool(view, rules, meeting)
    if not view.was_held(meeting):
        return
    if meeting.present is not None and rules.attendance_strictness is Strictness.ALL:
        groups = rules.categories_of(rules.kind(view.facts.kind).council)
        for group in missing_groups(groups, meeting.present):
            yield view.finding(
                Code.MEETING_CATEGORY_ABSENT,
                Severity.VIOLATION,
                meeting.on,
                meeting=meeting.on,
                detail=group[0],
                category=group_label(group),
            )
    if meeting.video_without_consent and meeting.mode in (MeetingMode.WEB, MeetingMode.HYBRID):
        yield view.finding(Code.WEB_CONSENT_MISSING, Severity.VIOLATION, meeting.on, meeting=meeting.on)


def _tool(view: YearView, rules: Ruleset, meeting: MeetingFacts) -> Iterator[Finding]:
    """A tool the ward cannot join, where its staff are invited; without a list nothing is judged. [N §5]"""
    on_screen = meeting.mode in (MeetingMode.WEB, MeetingMode.HYBRID)
    if not (on_screen and meeting.web_tool and meeting.ward_invited and rules.web_tools):
        return
    if _folded(meeting.web_tool) not in {_folded(tool) for tool in rules.web_tools}:
        yield view.finding(
            Code.WEB_TOOL_UNSUPPORTED,
            Severity.ADVICE,
            meeting.on,
            meeting=meeting.on,
            tool=meeting.web_tool,
            tools="、".join(rules.web_tools),
        )


def _folded(tool: str) -> str:
    """A tool's name as people compare it: full width, case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", tool).casefold().split())
