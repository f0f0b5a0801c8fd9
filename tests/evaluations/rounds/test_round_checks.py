"""What an evaluation needs to count, as the rules judge it."""

from datetime import date
from typing import Any

import pytest

from evaluations.course.checks import checks_of, fulfils
from rules.facts import AgencyEvaluation, CouncilEvaluation, MeetingFacts, OfficeYear, Partner
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, MeetingMode, MeetingStatus, Presence, ServiceKind
from rules.ruleset_files import rulebook
from rules.view import YearView

DAY = date(2026, 9, 10)
BOTH = CouncilEvaluation(Presence.PRESENT, Presence.WRITTEN)
PARTNER = Partner("1372000011/78", "となり", "131202")


def view(today: date, *, visits: tuple[AgencyEvaluation, ...] = (), **meeting: Any) -> YearView:
    told: dict[str, Any] = {
        "on": DAY,
        "notice_on": date(2026, 8, 10),
        "carries_evaluation": True,
        "evaluation": BOTH,
    }
    route = EvaluationRoute.AGENCY if visits else EvaluationRoute.COUNCIL
    meetings = () if visits else (MeetingFacts(**told | meeting),)
    facts = OfficeYear(
        ServiceKind.GROUP_HOME,
        FiscalYear(2026),
        "131202",
        meetings=meetings,
        route=route,
        agency_evaluations=visits,
    )
    return YearView(facts, today, rulebook("131202"))


def states(asked: YearView) -> dict[str, str]:
    return {check.title: check.met.value for check in checks_of(asked)}


def test_an_evaluation_that_lacks_nothing_and_is_not_reported_yet():
    asked = view(date(2026, 9, 11))
    assert fulfils(asked) is True
    assert states(asked) == {
        "単独での開催": "yes",
        "1か月前までの開催通知": "yes",
        "評価の実施を通知に記載": "yes",
        "区職員または地域包括支援センター職員の関与": "yes",
        "公正・中立な第三者の関与": "yes",
        "結果の公表": "not_yet",
        "結果報告書の提出": "not_yet",
    }


@pytest.mark.parametrize(
    ("lacking", "source", "counts", "fields"),
    [
        ("単独での開催", "N 合同§1(4)", False, {"partners": (PARTNER,)}),
        ("1か月前までの開催通知", "N §4", True, {"notice_on": date(2026, 8, 11)}),
        ("評価の実施を通知に記載", "N 評価§7", True, {"notice_says_evaluation": False}),
        (
            "区職員または地域包括支援センター職員の関与",
            "N 評価§3",
            False,
            {"evaluation": CouncilEvaluation(Presence.NONE, Presence.PRESENT)},
        ),
        (
            "公正・中立な第三者の関与",
            "N 評価§3",
            False,
            {"evaluation": CouncilEvaluation(Presence.PRESENT, Presence.NONE)},
        ),
        (
            "公正・中立な第三者の関与",
            "N 評価§3",
            False,
            {"evaluation": CouncilEvaluation(Presence.PRESENT, Presence.PRESENT, True)},
        ),
        ("会議の議題", "N 評価§2", False, {"carries_evaluation": False, "evaluation": None}),
    ],
)
def test_each_way_of_lacking_something_is_told_with_its_rule(lacking, source, counts, fields):
    asked = view(date(2026, 9, 11), **fields)
    found = [(check.title, check.source) for check in checks_of(asked) if check.met.value == "no"]
    assert found == [(lacking, source)]
    assert fulfils(asked) is counts


def test_results_that_are_late_are_told_after_a_month():
    asked = view(date(2026, 10, 11))
    assert [check.title for check in checks_of(asked) if check.met.value == "no"] == [
        "結果の公表",
        "結果報告書の提出",
    ]
    assert [check.title for check in checks_of(view(date(2026, 10, 10))) if check.met.value == "no"] == []


def test_before_the_meeting_the_evaluators_are_still_to_come():
    asked = view(
        date(2026, 8, 1), status=MeetingStatus.PLANNED, notice_on=None, evaluation=CouncilEvaluation()
    )
    assert fulfils(asked) is None
    assert set(states(asked).values()) == {"yes", "not_yet"}


def test_after_the_meeting_what_nobody_recorded_is_told_as_such():
    asked = view(date(2026, 9, 11), notice_on=None, evaluation=CouncilEvaluation())
    assert [check.title for check in checks_of(asked) if check.met.value == "unknown"] == [
        "1か月前までの開催通知",
        "評価の実施を通知に記載",
        "区職員または地域包括支援センター職員の関与",
        "公正・中立な第三者の関与",
    ]


def test_a_meeting_in_writing_does_not_count():
    asked = view(date(2026, 9, 11), mode=MeetingMode.WRITTEN)
    assert fulfils(asked) is False
    assert [check.title for check in checks_of(asked) if check.met.value == "no"] == ["開催の方法"]


def test_an_agencys_visit_counts_on_its_day():
    visit = (AgencyEvaluation(DAY, published_on=date(2026, 9, 30)),)
    assert fulfils(view(date(2026, 9, 9), visits=visit)) is None
    assert fulfils(view(DAY, visits=visit)) is True
    assert states(view(date(2026, 10, 11), visits=visit)) == {
        "評価機関による評価": "yes",
        "結果の公表": "yes",
        "結果報告書の提出": "no",
    }


def test_a_meeting_or_a_visit_in_another_year_does_not_count_for_this_one():
    moved = view(date(2027, 4, 20), on=date(2027, 4, 15))
    assert (fulfils(moved), states(moved)["年度のうちの開催"]) == (False, "no")
    before = view(date(2027, 3, 1), on=date(2027, 4, 15), status=MeetingStatus.PLANNED)
    assert (fulfils(before), states(before)["年度のうちの開催"]) == (None, "no")
    visited = view(date(2027, 4, 20), visits=(AgencyEvaluation(date(2027, 4, 15)),))
    assert (fulfils(visited), states(visited)["年度のうちの開催"]) == (False, "no")
