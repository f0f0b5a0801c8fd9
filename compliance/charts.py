"""Figures over the meetings as small charts: from numbers to the coordinates of an SVG. Pure.

A chart is 360 units wide, so that its text of 12 units stays readable on a phone. Meetings stand at equal
distances in the order of their days; a figure that was not told leaves a gap, never a zero.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 360, 200
LEFT, RIGHT, TOP, BOTTOM = 40, 348, 14, 170
MOST_POINTS, MOST_LABELS = 24, 6
STUB = 1.0
"""The height of a bar that stands for none: it was told, and is no gap."""
_STEPS = (1, 2, 5)

Values = Sequence[int | None]


@dataclass(frozen=True)
class Tick:
    """A label at an axis; ``at`` is its place in units."""

    at: float
    label: str


@dataclass(frozen=True)
class Point:
    """A figure at its place."""

    x: float
    y: float
    value: int
    label: str


@dataclass(frozen=True)
class Bar:
    """A figure as a bar standing on the axis."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Series:
    """One kind of figure. ``mark`` (1 to 3) chooses its shape and stroke, so that it is not told by colour alone."""

    name: str
    mark: int
    points: tuple[Point, ...] = ()
    lines: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Chart:
    """What the template draws; ``key`` makes the names inside the page unique."""

    key: str
    title: str
    unit: str
    desc: str
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...]
    days: tuple[Tick, ...]
    cut: bool
    box: str = f"0 0 {WIDTH} {HEIGHT}"
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM


def line_chart(
    key: str, title: str, unit: str, days: Sequence[str], told: Sequence[tuple[str, Values]]
) -> Chart:
    """One line for each kind of figure in ``told`` (name and values, as many as ``days``); ``None`` is a gap."""
    return _chart(key, title, unit, days, told, bars=False)


def bar_chart(
    key: str, title: str, unit: str, days: Sequence[str], told: Sequence[tuple[str, Values]]
) -> Chart:
    """Bars side by side for each day."""
    return _chart(key, title, unit, days, told, bars=True)


def top_of(values: Sequence[int]) -> tuple[int, int]:
    """The end of the axis and the distance of its ticks: whole numbers, three to six steps, never less than 1."""
    highest = max([*values, 1])
    size = 1
    while True:
        for step in _STEPS:
            if step * size * 5 >= highest:
                return -(-highest // (step * size)) * step * size, step * size
        size *= 10


def _chart(
    key: str, title: str, unit: str, days: Sequence[str], told: Sequence[tuple[str, Values]], *, bars: bool
) -> Chart:
    cut = len(days) > MOST_POINTS
    days = days[-MOST_POINTS:]
    kept = [(name, list(values)[-MOST_POINTS:]) for name, values in told]
    kept = [(name, values) for name, values in kept if any(value is not None for value in values)]
    end, step = top_of([value for _, values in kept for value in values if value is not None])
    draw = _bars if bars else _line
    series = tuple(
        draw(name, number, len(kept), days, values, end) for number, (name, values) in enumerate(kept)
    )
    return Chart(
        key=key,
        title=title,
        unit=unit,
        desc=_desc(days, kept, unit),
        series=series,
        ticks=tuple(Tick(_y(value, end), f"{value:,}") for value in range(0, end + 1, step)),
        days=tuple(_labels(days)),
        cut=cut,
    )


def _line(name: str, number: int, _count: int, days: Sequence[str], values: Values, end: int) -> Series:
    runs: list[list[Point]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(Point(_x(at, len(days)), _y(value, end), value, days[at]))
    lines = tuple(" ".join(f"{each.x},{each.y}" for each in run) for run in runs if len(run) > 1)
    return Series(name, number % 3 + 1, tuple(each for run in runs for each in run), lines)


def _bars(name: str, number: int, count: int, days: Sequence[str], values: Values, end: int) -> Series:
    room = min((RIGHT - LEFT) / len(days) * 0.7, 24.0 * count)
    width = round(room / count, 1)
    made = [
        Bar(
            round(_x(at, len(days)) - room / 2 + number * width, 1),
            min(_y(value, end), BOTTOM - STUB),
            width,
            max(round(BOTTOM - _y(value, end), 1), STUB),
        )
        for at, value in enumerate(values)
        if value is not None
    ]
    return Series(name, number % 3 + 1, bars=tuple(made))


def _x(at: int, count: int) -> float:
    """The middle of a day's share of the axis."""
    return round(LEFT + (RIGHT - LEFT) * (at + 0.5) / count, 1)


def _y(value: int, end: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / end, 1)


def _labels(days: Sequence[str]) -> Iterator[Tick]:
    """Every day's label, or every second, third …, so that they do not touch; the last one always."""
    every = -(-len(days) // MOST_LABELS)
    for at, label in enumerate(days):
        if (len(days) - 1 - at) % every == 0:
            yield Tick(_x(at, len(days)), label)


def _desc(days: Sequence[str], told: Sequence[tuple[str, Values]], unit: str) -> str:
    """The chart in words: the last figure of each kind, the least and the most."""
    parts = []
    for name, values in told:
        known = [value for value in values if value is not None]
        parts.append(f"{name}は直近{known[-1]}{unit}、最小{min(known)}{unit}、最大{max(known)}{unit}")
    return f"{days[0]}から{days[-1]}まで。{'。'.join(parts)}。" if parts else ""
