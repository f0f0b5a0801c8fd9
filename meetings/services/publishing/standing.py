"""What a published record says of its office on a day: the last day of keeping, the care area."""

from dataclasses import dataclass
from datetime import date

from operators.models import CareArea, Facility
from rules.retention import keep_until
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Dates:
    """The two days that go with a published record."""

    published_on: date
    keep_until: date


def dates_for(facility: Facility, published_on: date) -> Dates:
    """A day of publication and its last day of keeping, by the ward's rules of that day. Needs ``municipality``."""
    rules = rulebook(facility.municipality.ruleset_id).on(published_on)
    return Dates(published_on, keep_until(published_on, rules) or published_on)


def area_on(facility: Facility, day: date) -> CareArea | None:
    """The care area in which an office lay on a day, if it was in force then. One query."""
    place = facility.placements.begun_by(day).select_related("care_area").first()
    area = place.care_area if place else None
    return area if area and area.holds_on(day) else None
