"""Dates, chips and other small pieces that every page uses: ``{% load engawa %}``. [DESIGN]

How to call each of them, with pictures in words, stands in ``docs/design-system.md``.
"""

from datetime import date, datetime, time
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rules.findings import Severity, Status
from rules.fiscal_year import FiscalYear, clock_words, wareki, wareki_full

register = template.Library()


def _local(moment: datetime) -> datetime:
    """The moment on Japan's clocks."""
    return moment.astimezone(timezone.get_current_timezone())


def _day_of(value: date | datetime) -> date:
    """The local calendar day."""
    return _local(value).date() if isinstance(value, datetime) else value


@register.filter(name="wareki")
def wareki_filter(value: date | datetime | None) -> str:
    """``令和7年4月1日``; empty for no date."""
    return wareki(_day_of(value)) if value else ""


@register.filter(name="wareki_full")
def wareki_full_filter(value: date | datetime | None) -> str:
    """``令和7年(2025年)4月1日(火)``; empty for no date."""
    return wareki_full(_day_of(value)) if value else ""


@register.filter
def month_day(value: date | datetime | None) -> str:
    """``4月1日``, for columns whose year is told in the heading; empty for no date."""
    if not value:
        return ""
    day = _day_of(value)
    return f"{day.month}月{day.day}日"


@register.filter
def clock(value: datetime | None) -> str:
    """``午後2時`` or ``午前9時5分``, local time; empty for no moment."""
    if not value:
        return ""
    return hour(_local(value).time())


@register.simple_tag
def hour(value: time | None) -> str:
    """``午後2時30分`` for an hour of the day, 正午 for noon; nothing for none."""
    return "" if value is None else clock_words(value)


@register.simple_tag
def day(value: date | datetime | None, form: str = "wareki") -> str | SafeString:
    """A ``<time>`` element; ``form`` is ``wareki``, ``full`` or ``month_day``. Nothing for no date."""
    if not value:
        return ""
    words = {"wareki": wareki_filter, "full": wareki_full_filter, "month_day": month_day}[form](value)
    return format_html('<time datetime="{}">{}</time>', _day_of(value).isoformat(), words)


@register.simple_tag
def moment(value: datetime | None) -> str | SafeString:
    """A ``<time>`` element with day and hour: ``令和7年4月1日 午後2時``. Nothing for no moment."""
    if not value:
        return ""
    local = _local(value)
    return format_html(
        '<time datetime="{}">{} {}</time>',
        local.isoformat(timespec="minutes"),
        wareki(local.date()),
        clock(value),
    )


@register.inclusion_tag("components/chip.html")
def status_chip(status: str) -> dict[str, str]:
    """An office's status as a word and a shape; an unknown one raises ``ValueError``. [RULEBOOK §8]"""
    return {"kind": status, "word": Status(status).label}


@register.inclusion_tag("components/chip.html")
def severity_chip(severity: str) -> dict[str, str]:
    """A finding's severity as a word and a shape; an unknown one raises ``ValueError``."""
    return {"kind": severity, "word": Severity(severity).label}


@register.inclusion_tag("components/progress.html")
def progress(required: int, held: int, excused: int = 0, planned: int = 0) -> dict[str, Any]:
    """``6回中3回`` and a bar with one piece per meeting: held, excused, planned, still open."""
    pieces = ["held"] * held + ["excused"] * excused + ["planned"] * planned
    pieces += ["open"] * (required - len(pieces))
    return {
        "required": required,
        "held": held,
        "excused": excused,
        "planned": planned,
        "pieces": [(number * 12, piece) for number, piece in enumerate(pieces)],
        "width": max(len(pieces) * 12 - 2, 1),
    }


@register.inclusion_tag("components/sort_header.html")
def sort_header(key: str, label: str, sort: str, css: str = "") -> dict[str, Any]:
    """A column head that sorts. ``sort`` is the order in force: ``name`` or, backwards, ``-name``."""
    here = sort.removeprefix("-") == key
    direction = ("descending" if sort.startswith("-") else "ascending") if here else ""
    return {
        "label": label,
        "css": css,
        "direction": direction,
        "target": f"-{key}" if direction == "ascending" else key,
    }


@register.inclusion_tag("components/year_switch.html")
def year_switch(year: FiscalYear, latest: FiscalYear) -> dict[str, Any]:
    """Links to the 年度 before and after as ``?year=2025``, other filters kept; none beyond ``latest``."""
    return {
        "year": year,
        "previous": year.previous,
        "next": year.next if year < latest else None,
    }
