"""Which offices are evaluated, and on whose word. [N 評価§2]"""

from operators.models import Facility
from rules.findings import Code
from rules.fiscal_year import FiscalYear
from rules.ruleset import Ruleset
from rules.ruleset_files import rulebook


def rules_in(facility: Facility, year: FiscalYear) -> Ruleset:
    """What is in force for the office at the start of a year; the row brings its municipality along."""
    return rulebook(facility.municipality.ruleset_id).on(year.first)


def has_duty(facility: Facility, year: FiscalYear) -> bool:
    """Whether the kind of the office must be evaluated in the year."""
    return rules_in(facility, year).kind(facility.kind).evaluation_duty


def duty_source(facility: Facility, year: FiscalYear) -> str:
    """The tag of the rule that asks for the evaluation."""
    return rules_in(facility, year).source_of(Code.EVALUATION_MISSING, facility.kind)
