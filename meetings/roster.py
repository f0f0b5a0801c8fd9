"""Whether everybody who should sit on an office's council does, and who could be asked. [N §3, RULEBOOK §5]"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from meetings.categories import WORDS
from meetings.models import Member
from operators.models import Facility
from rules.kinds import Council, MemberCategory
from rules.roster import group_label, missing_groups
from rules.ruleset import CategoryGroup, Ruleset
from rules.ruleset_files import rulebook
from rules.sources import Source, source


@dataclass(frozen=True)
class Vacancy:
    """A group of categories nobody stands for."""

    group: CategoryGroup
    source: str

    @property
    def label(self) -> str:
        """``利用者または利用者の家族``."""
        return group_label(self.group)

    @property
    def category(self) -> MemberCategory:
        """The category to begin with, in the form and in the letter."""
        return self.group[0]

    @property
    def ask(self) -> str:
        """Who could be asked."""
        return WORDS[self.category].ask

    @property
    def through_the_desk(self) -> bool:
        """Whether 民生・児童委員 come into question, whose names the ward's desk gives. [N §3]"""
        return MemberCategory.COMMUNITY in self.group

    @property
    def places(self) -> tuple[Source, ...]:
        """Where the rule stands."""
        return source(self.source)


@dataclass(frozen=True)
class RosterCheck:
    """What the rules ask of an office's roster on a day, and what is missing."""

    council: Council
    rules: Ruleset
    vacancies: tuple[Vacancy, ...]

    @property
    def applies(self) -> bool:
        """Whether the office must hold a council at all."""
        return self.council is not Council.NONE


def council_of(facility: Facility, day: date) -> Council:
    """Which council the office holds, by the rules of its municipality on ``day``."""
    return _rules(facility, day).kind(facility.kind).council


def check(facility: Facility, members: Iterable[Member], day: date) -> RosterCheck:
    """Compare the members who serve on ``day`` with what the office's ruleset asks for."""
    seated = {MemberCategory(member.category) for member in members if member.serves_on(day)}
    return check_categories(facility, seated, day)


def check_categories(facility: Facility, there: Collection[MemberCategory], day: date) -> RosterCheck:
    """Compare the categories that are there with what the office's ruleset asks for on ``day``."""
    rules = _rules(facility, day)
    council = rules.kind(facility.kind).council
    if council is Council.NONE:
        return RosterCheck(council, rules, ())
    missing = missing_groups(rules.categories_of(council), there)
    return RosterCheck(council, rules, tuple(Vacancy(group, _source(rules, group)) for group in missing))


def _rules(facility: Facility, day: date) -> Ruleset:
    return rulebook(facility.municipality.ruleset_id).on(day)


def _source(rules: Ruleset, group: CategoryGroup) -> str:
    """The source of the value that asks for the group: every council's, or council B's own."""
    own = "required_categories" if group in rules.required_categories else "required_categories_medical"
    return rules.cited["", own]


def in_order(member: Member) -> tuple[int, str, int]:
    """For sorting a roster: categories as in [N §3], then names."""
    return _ORDER[member.category], member.name, member.pk


_ORDER = {category.value: place for place, category in enumerate(MemberCategory)}
