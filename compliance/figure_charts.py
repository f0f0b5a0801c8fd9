"""The figures an office reported at its meetings: as a table, and as the charts that fit them. [N §6]"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.charts import Chart, bar_chart, line_chart
from meetings.minutes_content import COUNTS
from meetings.models import Figures
from operators.csv_text import csv_text
from operators.models import Facility


@dataclass(frozen=True)
class Group:
    """The figures of one chart, and how it is drawn."""

    key: str
    title: str
    unit: str
    names: tuple[str, ...]
    draw: Callable[..., Chart] = line_chart


GROUPS = (
    Group("users", "利用者数", "人", ("users",)),
    Group("services", "通い・宿泊・訪問の提供回数", "回", ("day_visits", "overnight_stays", "home_visits")),
    Group("accidents", "事故・ヒヤリハット", "件", ("accidents", "near_misses"), bar_chart),
)


@dataclass(frozen=True)
class FigureRow:
    """The figures of one meeting, in the order of the table's columns; ``None`` was not told."""

    held_on: date
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class FigureTable:
    """Columns (label and unit) that were told at least once, and a row for each meeting, oldest first."""

    names: tuple[str, ...]
    rows: tuple[FigureRow, ...]

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Label and unit of the columns."""
        return [COUNTS[name] for name in self.names]

    @property
    def lines(self) -> list[dict[str, object]]:
        """The rows for a page, the newest first: the day, and label, unit and value of each cell."""
        return [
            {
                "held_on": row.held_on,
                "cells": [(*COUNTS[name], value) for name, value in zip(self.names, row.values, strict=True)],
            }
            for row in reversed(self.rows)
        ]

    def charts(self) -> list[Chart]:
        """The charts that have something to show: at least two meetings with one of their figures."""
        return [chart for chart in map(self._chart, GROUPS) if chart]

    def column(self, name: str) -> list[int | None]:
        """The values of one figure."""
        at = self.names.index(name)
        return [row.values[at] for row in self.rows]

    def as_csv(self) -> str:
        """The table for Excel; days in ISO form."""
        heads = ["開催日", *(f"{label}（{unit}）" for label, unit in self.heads)]
        return csv_text(heads, ([row.held_on, *row.values] for row in self.rows))

    def _chart(self, group: Group) -> Chart | None:
        told = [(COUNTS[name][0], self.column(name)) for name in group.names if name in self.names]
        there = [at for at in range(len(self.rows)) if any(values[at] is not None for _, values in told)]
        if len(there) < 2:
            return None
        days = [_label(self.rows[at].held_on) for at in there]
        kept = [(label.removesuffix("の提供回数"), [values[at] for at in there]) for label, values in told]
        return group.draw(group.key, group.title, group.unit, days, kept)


def figure_table(told: Iterable[tuple[date, Mapping[str, int | None]]]) -> FigureTable:
    """The table of figures by the day of each meeting; names as in `COUNTS`, what was not told ``None`` or absent."""
    ordered = sorted(told, key=lambda pair: pair[0])
    names = tuple(name for name in COUNTS if any(counts.get(name) is not None for _, counts in ordered))
    rows = (FigureRow(day, tuple(counts.get(name) for name in names)) for day, counts in ordered)
    return FigureTable(names, tuple(row for row in rows if any(each is not None for each in row.values)))


def stored_figures(facility: Facility) -> FigureTable:
    """The figures as the office's minutes have them now, drafts among them. One query."""
    rows = Figures.objects.filter(participation__facility=facility)
    return figure_table(
        (row.pop("participation__meeting__held_on"), row)
        for row in rows.order_by("pk").values("participation__meeting__held_on", *COUNTS)
    )


def _label(day: date) -> str:
    """``R8.6``: short, for the axis."""
    return f"R{day.year - 2018}.{day.month}" if day.year >= 2019 else f"{day.year}.{day.month}"
