"""What hangs on an office: its 所在圏域 and its 休止期間, as a file tells them."""

from typing import Any

from operators.importing.bulk import rewrite
from operators.importing.periods import Period
from operators.models import CareArea, Facility, Placement, SupportCenter, Suspension

_Key = tuple[str, str]


class Surroundings:
    """The wanted placement and suspensions of the offices of one import; compared first, written at the end."""

    def __init__(self, facilities: list[Facility]) -> None:
        self._placements: dict[int, list[Placement]] = {
            each.pk: list(each.placements.all())[::-1] for each in facilities
        }
        self._suspensions = {each.pk: list(each.suspensions.all()) for each in facilities}
        self._wanted_placements: dict[_Key, Placement] = {}
        self._wanted_periods: dict[_Key, list[Period]] = {}

    def place(self, facility: Facility, area: CareArea | None, center: SupportCenter | None) -> None:
        """The office lies there; an empty side stays as it is. A dated map: the latest placement is corrected."""
        placement = self._placement(facility) or Placement(facility=facility)
        placement.care_area = area or placement.care_area
        placement.support_center = center or placement.support_center
        self._wanted_placements[_key(facility)] = placement

    def suspend(self, facility: Facility, periods: list[Period]) -> None:
        """The office's suspensions are these, all of them."""
        self._wanted_periods[_key(facility)] = periods

    def state(self, facility: Facility) -> dict[str, Any]:
        """What is compared and told in the history."""
        placement = self._placement(facility)
        periods = self._wanted_periods.get(_key(facility))
        if periods is None:
            periods = [(each.first_on, each.last_on) for each in self._suspensions.get(facility.pk, [])]
        return {
            "care_area": placement.care_area.name if placement and placement.care_area else "",
            "support_center": placement.support_center.name if placement and placement.support_center else "",
            "suspensions": ";".join(f"{first}/{last}" for first, last in periods),
        }

    def places_of(self, facility: Facility) -> tuple[CareArea | None, SupportCenter | None]:
        """What the office's placement refers to, for the registry to store."""
        placement = self._placement(facility)
        return (placement.care_area, placement.support_center) if placement else (None, None)

    def save(self, facilities: list[Facility]) -> None:
        """Write what is wanted for these offices, which are stored by now."""
        placements = [
            self._wanted_placements[_key(f)] for f in facilities if _key(f) in self._wanted_placements
        ]
        Placement.objects.bulk_create([each for each in placements if each.pk is None])
        rewrite([each for each in placements if each.pk], ["care_area", "support_center"])
        suspended = [facility for facility in facilities if _key(facility) in self._wanted_periods]
        Suspension.objects.filter(facility__in=suspended).delete()
        Suspension.objects.bulk_create(
            Suspension(facility=facility, first_on=first, last_on=last)
            for facility in suspended
            for first, last in self._wanted_periods[_key(facility)]
        )

    def _placement(self, facility: Facility) -> Placement | None:
        if _key(facility) in self._wanted_placements:
            return self._wanted_placements[_key(facility)]
        return next(iter(self._placements.get(facility.pk, ())), None)


def _key(facility: Facility) -> _Key:
    return facility.number, facility.service
