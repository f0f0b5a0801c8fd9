"""The agency's way to the external evaluation, and the relief it knows. [RULEBOOK §7, O]"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rules.evaluation import next_relief_year, relief_window
from rules.facts import AgencyEvaluation, OfficeYear, Relief
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, ServiceKind
from rules.ruleset_files import rulebook
from tests.rules.offices import FY2025, LONG_AFTER, NERIMA, codes, judged, unevaluated


def state(facts: OfficeYear, as_of: date) -> str:
    return judged(facts, as_of).evaluation.value


class TestAgency:
    DONE = AgencyEvaluation(date(2025, 9, 1), date(2025, 9, 20), date(2025, 9, 20))

    def by_agency(self, *evaluations: AgencyEvaluation, **facts: Any) -> OfficeYear:
        return unevaluated(route=EvaluationRoute.AGENCY, agency_evaluations=evaluations, **facts)

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 8, 31), "planned", id="the day before"),
            pytest.param(date(2025, 9, 1), "done", id="the day itself"),
            pytest.param(LONG_AFTER, "done", id="after the year"),
        ],
    )
    def test_one_in_the_year_is_enough(self, as_of, expected):
        facts = self.by_agency(self.DONE)
        assert state(facts, as_of) == expected
        assert codes(facts, as_of) == []

    @pytest.mark.parametrize(
        ("visit", "as_of", "expected"),
        [
            pytest.param(date(2025, 9, 1), date(2025, 9, 1), "planned", id="on its day"),
            pytest.param(
                date(2025, 9, 1), date(2025, 9, 2), "missing", id="the day is over and nothing was recorded"
            ),
            pytest.param(date(2026, 4, 1), date(2025, 9, 1), "missing", id="in the next year"),
        ],
    )
    def test_an_agreed_visit_is_a_plan_until_its_day_is_over(self, visit, as_of, expected):
        facts = self.by_agency(agency_visit_on=visit)
        assert state(facts, as_of) == expected
        assert state(replace(facts, kind=ServiceKind.SMALL_MULTIFUNCTIONAL), as_of) == "missing"

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            pytest.param(date(2025, 3, 31), ["EVALUATION_MISSING"], id="31 March before"),
            pytest.param(date(2025, 4, 1), [], id="1 April"),
            pytest.param(date(2026, 3, 31), [], id="31 March"),
            pytest.param(date(2026, 4, 1), ["EVALUATION_MISSING"], id="1 April after"),
        ],
    )
    def test_of_the_fiscal_year(self, on, expected):
        assert codes(self.by_agency(AgencyEvaluation(on, on, on)), LONG_AFTER) == expected

    def test_other_kinds_have_no_such_route(self):
        by_agency = {"route": EvaluationRoute.AGENCY, "agency_evaluations": (self.DONE,)}
        small = unevaluated(ServiceKind.SMALL_MULTIFUNCTIONAL, **by_agency)
        assert codes(small, LONG_AFTER) == ["EVALUATION_MISSING"]

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 10, 1), [], id="the due day"),
            pytest.param(
                date(2025, 10, 2),
                ["EVALUATION_REPORT_NOT_SUBMITTED", "EVALUATION_UNPUBLISHED"],
                id="the day after",
            ),
        ],
    )
    def test_its_result_is_published_and_reported_too(self, as_of, expected):
        assert codes(self.by_agency(AgencyEvaluation(date(2025, 9, 1))), as_of) == expected


class TestRelief:
    LAST_YEARS = AgencyEvaluation(date(2024, 9, 1), date(2024, 9, 2), date(2024, 9, 2))
    APPROVED = Relief(FY2025, date(2025, 8, 1), approved=True)
    APPROVED_BEFORE = Relief(FY2025.previous, date(2024, 8, 1), approved=True)

    def relieved(self, *reliefs: Relief, **facts: Any) -> OfficeYear:
        return unevaluated(**({"route": EvaluationRoute.AGENCY, "reliefs": reliefs} | facts))

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 7, 31), ["EVALUATION_DUE"], id="the day before the decision"),
            pytest.param(date(2025, 8, 1), [], id="the day of the decision"),
            pytest.param(LONG_AFTER, [], id="after the year"),
        ],
    )
    def test_the_year_of_the_approval_may_go_without(self, as_of, expected):
        facts = self.relieved(self.APPROVED)
        assert codes(facts, as_of) == expected
        assert state(facts, as_of) == ("missing" if expected else "relieved")

    def test_the_next_year_may_if_the_first_had_one(self):
        facts = self.relieved(self.APPROVED_BEFORE, agency_evaluations=(self.LAST_YEARS,))
        assert (codes(facts, LONG_AFTER), state(facts, LONG_AFTER)) == ([], "relieved")

    def test_the_next_year_may_not_if_the_first_had_none(self):
        facts = self.relieved(self.APPROVED_BEFORE)
        assert (codes(facts, LONG_AFTER), state(facts, LONG_AFTER)) == (["EVALUATION_MISSING"], "missing")

    def test_last_years_evaluation_counts_from_its_day(self):
        facts = self.relieved(self.APPROVED_BEFORE, agency_evaluations=(self.LAST_YEARS,))
        assert state(facts, date(2024, 8, 31)) == "missing"
        assert state(facts, date(2024, 9, 1)) == "relieved"

    @pytest.mark.parametrize(
        "facts",
        [
            pytest.param({"reliefs": (replace(APPROVED, approved=False),)}, id="refused"),
            pytest.param({"reliefs": (replace(APPROVED, decided_on=None),)}, id="not decided yet"),
            pytest.param({"route": EvaluationRoute.COUNCIL}, id="council route"),
            pytest.param(
                {"reliefs": (Relief(FY2025.next, date(2025, 8, 1), approved=True),)}, id="next year's"
            ),
            pytest.param(
                {"reliefs": (Relief(FiscalYear(2023), date(2023, 8, 1), approved=True),)}, id="two years ago"
            ),
        ],
    )
    def test_no_relief(self, facts):
        assert codes(replace(self.relieved(self.APPROVED), **facts), LONG_AFTER) == ["EVALUATION_MISSING"]

    def test_other_kinds_know_no_relief(self):
        relief = {"route": EvaluationRoute.AGENCY, "reliefs": (self.APPROVED,)}
        small = unevaluated(ServiceKind.SMALL_MULTIFUNCTIONAL, **relief)
        assert codes(small, LONG_AFTER) == ["EVALUATION_MISSING"]

    def test_an_evaluation_all_the_same_is_done(self):
        facts = self.relieved(self.APPROVED, agency_evaluations=(TestAgency.DONE,))
        assert state(facts, LONG_AFTER) == "done"

    def test_application_window_and_next_application(self):
        rules = rulebook(NERIMA).on(FY2025.first)
        assert relief_window(FY2025, rules) == (date(2025, 4, 1), date(2025, 6, 30))
        assert next_relief_year(FY2025, rules) == FiscalYear(2027)
