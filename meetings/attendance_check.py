"""Whether the right people were in the room, by the rules of the office's municipality. [N §3, §9, 評価§3]"""

from dataclasses import dataclass

from meetings.attendance_sheet import Row, Sheet
from meetings.enums import Manner
from meetings.roster import RosterCheck, Vacancy, check_categories
from meetings.turnout import Missing, Partner, missing_evaluators
from rules.findings import Code
from rules.ruleset import Strictness
from rules.sources import Source, source


@dataclass(frozen=True)
class RoomCheck:
    """What is missing in the room; a joint meeting is one room, so somebody of another office counts as there."""

    roster: RosterCheck
    source: str
    evaluation: bool
    evaluators_missing: list[Missing]

    @property
    def vacancies(self) -> tuple[Vacancy, ...]:
        """The groups of categories of whom nobody is noted as there."""
        return self.roster.vacancies

    @property
    def places(self) -> tuple[Source, ...]:
        """Where it stands whether everybody must come."""
        return source(self.source)

    @property
    def every_category_must_come(self) -> bool:
        """Whether an absent category is a violation, and not only a reason to send the minutes. [N §9, O]"""
        return self.roster.rules.attendance_strictness is Strictness.ALL


def room_check(sheet: Sheet) -> RoomCheck:
    """Hold who is noted as there against what the ruleset asks for on the meeting's day."""
    part = sheet.part
    there = {row.category for row in sheet.came} | sheet.elsewhere
    roster = check_categories(part.facility, there, part.meeting.held_on)
    partners = [_partner(row) for row in sheet.rows if _takes_part(row)]
    return RoomCheck(
        roster=roster,
        source=roster.rules.source_of(Code.MEETING_CATEGORY_ABSENT, part.facility.kind),
        evaluation=part.carries_evaluation,
        evaluators_missing=missing_evaluators(part, partners) if part.carries_evaluation else [],
    )


def _takes_part(row: Row) -> bool:
    """In person, by video, by proxy, or by an opinion in writing that was reported. [N 評価§3]"""
    return row.came or row.manner is Manner.WRITTEN


def _partner(row: Row) -> Partner:
    return Partner(row.category.value, row.member.corporation if row.member else None)
