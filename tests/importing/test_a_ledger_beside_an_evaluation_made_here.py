"""A ledger that is imported while the office carries out its evaluation on the portal: what was told here stays."""

from datetime import date

import pytest

from evaluations.models import Evaluation, EvaluationWay, Round
from meetings.models import AgendaItem, Participation
from tests.evaluation_makers import round_of, somebody_of
from tests.importing.ledger_rows import FROM_DAY, HELD, part
from tests.makers import NOON

pytestmark = pytest.mark.django_db

KEPT = "この会議の外部評価はこのポータルに記録があります。台帳の内容では変えませんでした。"
EYES = ("public_evaluator", "neutral_evaluator", "neutral_corporation_number")


def kept(outcome) -> list[int]:
    return [each["row"] for each in outcome.report["warnings"] if each["message"] == KEPT]


def test_evaluators_recorded_before_the_results_are_final_stay(home, day, ledger):
    other = HELD | FROM_DAY | {"開催日": "2025-10-21"}
    ledger(HELD | {"外部評価": "有", "年次議題": "地域交流"}, other)
    mine = part(home)
    round_of(home, fiscal_year=2025, participation=mine)
    Evaluation.objects.update(
        public_evaluator="present",
        neutral_evaluator="written",
        recorded_at=NOON,
        recorded_by=somebody_of(home),
    )
    stands = Evaluation.objects.values().get()

    blank = ledger(HELD | {"外部評価": "有"}, other)
    assert (kept(blank), blank.counts) == ([], (0, 0, 2))
    for told in (
        {"外部評価": "無"},
        {"外部評価": "有", "評価_区包括": "無"},
        {"区分": "未開催", "備考": "台風"},
    ):
        assert kept(ledger(other, HELD | told)) == [3], told
        assert Evaluation.objects.values().get() == stands, told
        assert part(home).carries_evaluation, told
    assert AgendaItem.objects.get(participation=mine).topic == "community_exchange"
    assert Round.objects.get().participation == mine

    Round.objects.all().delete()  # what somebody told stays without a round
    assert kept(ledger(HELD | {"外部評価": "無"})) == [2]
    assert Evaluation.objects.values().get() == stands


def test_a_planned_meeting_that_a_round_has_chosen_keeps_the_evaluation_on_it(home, ledger):
    planned = HELD | {"区分": "予定", "開催日": "2026-12-10"}
    ledger(planned | {"外部評価": "有"})
    round_of(home, participation=part(home))
    assert (kept(ledger(planned | {"外部評価": "無"})), part(home).carries_evaluation) == ([2], True)

    held = ledger(HELD | {"開催日": "2026-12-10", "外部評価": "有", "評価_区包括": "出席"})
    assert kept(held) == []  # nobody told here who was there: the ledger may
    assert Evaluation.objects.values_list(*EYES).get() == ("present", "", "")


def test_a_published_evaluation_without_a_round_is_never_deleted(home, ledger):
    ledger(HELD | {"外部評価": "有"})
    known = Evaluation.objects.get()
    EvaluationWay.objects.create(evaluation=known, way="board", done_on=date(2025, 11, 1), at=NOON)
    for told in ({"外部評価": "無"}, {"外部評価": "有", "区分": "中止"}):
        outcome = ledger(HELD | told)
        assert (outcome.status, kept(outcome)) == (0, [2]), told
        assert Evaluation.objects.get() == known, told


def test_queries_do_not_grow_with_the_evaluations_made_here(home, ledger, django_assert_num_queries):
    rows = [HELD | {"開催日": f"2025-1{month}-20", "外部評価": "有"} for month in range(3)]
    ledger(*rows)
    for meeting in Participation.objects.all():
        round_of(home, fiscal_year=2025, participation=meeting, evaluation=meeting.evaluation)
    for count in (1, 3):
        with django_assert_num_queries(10):
            assert kept(ledger(*[row | {"外部評価": "無"} for row in rows[:count]])) == [2, 3, 4][:count]
