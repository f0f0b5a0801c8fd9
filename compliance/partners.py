"""Which offices an office could meet jointly with: same area, cap left, a council of their own. [N 合同§1]"""

from dataclasses import dataclass
from datetime import date

from compliance.care_areas import areas_on
from compliance.plan_facts import load_planned
from compliance.plan_outlook import joint_left
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import Council
from rules.ruleset import AreaScope
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Suggestion:
    """An office to meet with; ``other_council`` where its council is of the other kind."""

    facility: Facility
    other_council: bool

    @property
    def label(self) -> str:
        """Name, kind, and what a joint meeting of both councils needs. [O 合同開催]"""
        words = f"{self.facility.name}（{self.facility.kind.short}）"
        return words + "　医療関係者の参加が必要になります" if self.other_council else words


def suggestions(facility: Facility, day: date, today: date) -> list[Suggestion]:
    """The offices of the same area (or municipality, where the ruleset says so) that may still meet jointly.

    Those of the same corporation come first, then those of the same kind.
    """
    rules = rulebook(facility.municipality.ruleset_id).on(day)
    council = rules.kind(facility.kind).council
    around = Facility.objects.filter(municipality=facility.municipality_id).exclude(pk=facility.pk)
    kinds = [kind.value for kind, values in rules.kinds.items() if values.council is not Council.NONE]
    near = around.filter(service__in=kinds).order_by("name", "pk")
    if rules.joint_area_scope is AreaScope.SAME_AREA:
        candidates = list(near)
        areas = areas_on([facility, *candidates], day)
        here = areas[facility.pk]
        near = near.filter(pk__in=[each.pk for each in candidates if here and areas[each.pk] == here])
    found = [
        Suggestion(planned.facility, rules.kind(planned.facility.kind).council is not council)
        for planned in load_planned(near, FiscalYear.of(day), today)
        if (verdict := planned.judgement).required and joint_left(verdict) != 0
    ]
    return sorted(found, key=lambda each: _distance(facility, each.facility))


def _distance(one: Facility, other: Facility) -> tuple[bool, bool]:
    same_corporation = one.corporation_id is not None and one.corporation_id == other.corporation_id
    return not same_corporation, one.service != other.service
