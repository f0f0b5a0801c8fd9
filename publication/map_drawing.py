"""The drawing of a municipality with its offices: coordinates in degrees become places on a sheet. Pure.

The land is a disc around each 丁目 point: together they are the ward's shape, with no map from elsewhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from operators.models import Facility
from publication.geo import Place, Towns

WIDTH = 1000
EDGE = 50
LAND = 34
"""Radius of the disc around a point of a town."""
BESIDE = 22
"""How far apart offices of one building are drawn."""
KM_PER_DEGREE = 111.0
NEAR = 0.02
"""Degrees beyond the towns where an office is still drawn: about two kilometres."""
JAPAN: tuple[Place, Place] = ((20.0, 122.0), (46.0, 154.0))


@dataclass(frozen=True)
class Label:
    """A town's name at the middle of its points."""

    name: str
    x: int
    y: int


@dataclass(frozen=True)
class Point:
    """An office on the sheet; ``side`` says where its name has room: ``start``, ``middle`` or ``end``."""

    office: Facility
    x: int
    y: int
    side: str


@dataclass(frozen=True)
class Drawing:
    """The sheet: its height at `WIDTH`, land, names, offices, and how long a kilometre is on it."""

    height: int
    land: Sequence[tuple[int, int]]
    labels: Sequence[Label]
    points: Sequence[Point]
    kilometre: int
    missing: int
    """Offices that nobody could place."""
    towns: Towns

    @property
    def box(self) -> str:
        """The viewBox of the drawing."""
        return f"0 0 {WIDTH} {self.height}"

    @property
    def disc(self) -> int:
        """The radius of the land around a point."""
        return LAND

    @property
    def scale(self) -> str:
        """The line that is a kilometre long, at the lower right."""
        return f"M{WIDTH - EDGE - self.kilometre} {self.height - EDGE / 2:.0f}h{self.kilometre}"


class _Sheet:
    """Degrees to places on the sheet, north up."""

    def __init__(self, places: Sequence[Place]) -> None:
        south, north = min(lat for lat, _ in places), max(lat for lat, _ in places)
        self.north, self.west = north, min(lng for _, lng in places)
        self.narrow = cos(radians((south + north) / 2))
        wide = max((max(lng for _, lng in places) - self.west) * self.narrow, (north - south) / 2, 0.01)
        self.scale = (WIDTH - 2 * EDGE) / wide
        self.height = round((north - south) * self.scale) + 2 * EDGE

    def at(self, place: Place) -> tuple[int, int]:
        lat, lng = place
        return (
            round((lng - self.west) * self.narrow * self.scale) + EDGE,
            round((self.north - lat) * self.scale) + EDGE,
        )


def drawn(offices: Sequence[Facility], towns: Towns) -> Drawing | None:
    """The drawing of these offices; ``None`` where nobody knows a single place."""
    ground = [place for places in towns.towns.values() for place in places]
    located = [(office, place) for office in offices if (place := _place_of(office, ground))]
    places = ground + [place for _, place in located]
    if not places:
        return None
    sheet = _Sheet(places)
    return Drawing(
        height=sheet.height,
        land=[sheet.at(place) for place in ground],
        labels=[_label(name, sheet, places) for name, places in towns.towns.items()],
        points=_points(located, sheet),
        kilometre=round(sheet.scale / KM_PER_DEGREE),
        missing=len(offices) - len(located),
        towns=towns,
    )


def _place_of(office: Facility, ground: Sequence[Place]) -> Place | None:
    """Where the office lies, if that is known and can be: near the towns, or at least in Japan."""
    if office.latitude is None or office.longitude is None:
        return None
    (south, west), (north, east) = _bounds(ground) if ground else JAPAN
    there = south <= office.latitude <= north and west <= office.longitude <= east
    return (office.latitude, office.longitude) if there else None


def _bounds(ground: Sequence[Place]) -> tuple[Place, Place]:
    lats, lngs = [lat for lat, _ in ground], [lng for _, lng in ground]
    return (min(lats) - NEAR, min(lngs) - NEAR), (max(lats) + NEAR, max(lngs) + NEAR)


def _label(name: str, sheet: _Sheet, places: Sequence[Place]) -> Label:
    middle = (sum(lat for lat, _ in places) / len(places), sum(lng for _, lng in places) / len(places))
    return Label(name, *sheet.at(middle))


def _points(located: Sequence[tuple[Facility, Place]], sheet: _Sheet) -> list[Point]:
    taken: Counter[tuple[int, int]] = Counter()
    points = []
    for office, place in located:
        x, y = sheet.at(place)
        x += BESIDE * taken[x, y]
        taken[sheet.at(place)] += 1
        points.append(
            Point(office, x, y, "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle")
        )
    return points
