"""Readers of the values in a ruleset file: from what TOML gives to what the rules use, or a sentence why not."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from rules.kinds import AnnualTopic, Council, MemberCategory
from rules.ruleset import AreaScope, JointCap, Strictness


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("0以上の整数で書いてください")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true か false で書いてください")
    return value


def _month_day(value: Any) -> str:
    try:
        if re.fullmatch(r"\d\d-\d\d", value):
            date.fromisoformat(f"2025-{value}")
            return str(value)
    except (TypeError, ValueError):
        pass
    raise ValueError("毎年ある月日を「06-30」の形で書いてください")


def _one_of(words: type[StrEnum]) -> Callable[[Any], Any]:
    """A reader that takes one of the words of a list, and names them all when it is given another."""

    def read(value: Any) -> StrEnum:
        if value not in [word.value for word in words]:
            raise ValueError(f"{'、'.join(words)} のどれかを書いてください")
        return words(value)

    return read


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError("文字列の配列で書いてください")
    return tuple(value)


def _groups(value: Any) -> tuple[tuple[MemberCategory, ...], ...]:
    read = _one_of(MemberCategory)
    return tuple(tuple(read(part) for part in text.split("|")) for text in _texts(value))


def _topics(value: Any) -> tuple[AnnualTopic, ...]:
    return tuple(map(_one_of(AnnualTopic), _texts(value)))


READERS: Mapping[str, Callable[[Any], Any]] = {
    "council": _one_of(Council),
    "interval_months": _whole,
    "meetings_per_year": _whole,
    "joint_cap": _one_of(JointCap),
    "evaluation_standalone": _flag,
    "evaluation_duty": _flag,
    "agency_route": _flag,
    "activity_counts": _flag,
    "interval_tolerance_months": _whole,
    "notice_months_before": _whole,
    "minutes_months_after": _whole,
    "minutes_wait_for_next_meeting": _flag,
    "evaluation_report_months_after": _whole,
    "written_counts": _flag,
    "joint_area_scope": _one_of(AreaScope),
    "attendance_strictness": _one_of(Strictness),
    "required_categories": _groups,
    "required_categories_medical": _groups,
    "web_tools": _texts,
    "annual_topics": _topics,
    "neutral_evaluator_may_share_corporation": _flag,
    "retention_years": _whole,
    "relief_opens": _month_day,
    "relief_closes": _month_day,
    "relief_pause_years": _whole,
}
"""How each value of a ruleset file is read; a reader raises ``ValueError`` with the cure in words."""
