"""What to do when, counted back from the day of the evaluation and on from it."""

from datetime import date, timedelta
from typing import Any

import pytest

from evaluations.course.timeline import Course, Step, lead_days, next_step, staff_deadline, timeline
from rules.kinds import ServiceKind
from rules.ruleset_files import rulebook

DAY = date(2026, 12, 25)
NERIMA = rulebook("131202").on(DAY)


def course(**fields: Any) -> Course:
    told: dict[str, Any] = {
        "day": DAY,
        "rules": NERIMA,
        "kind": ServiceKind.SMALL_MULTIFUNCTIONAL,
        "today": date(2026, 9, 1),
    }
    return Course(**told | {"staff": True, "agency": False} | fields)


def days(asked: Course) -> dict[str, tuple[date, str]]:
    return {step.step.value: (step.due, step.source) for step in timeline(asked)}


def test_a_council_evaluation_from_the_staff_sheets_to_the_report():
    assert days(course()) == {
        "staff_open": (date(2026, 10, 21), "目安"),
        "staff_close": (date(2026, 11, 4), "目安"),
        "self_final": (date(2026, 11, 18), "目安"),
        "meeting_chosen": (date(2026, 11, 18), "目安"),
        "notice": (date(2026, 11, 25), "N 評価§7"),
        "meeting": (DAY, "N 評価§2"),
        "results": (date(2027, 1, 8), "目安"),
        "publish": (date(2027, 1, 25), "N 評価§6②"),
        "report": (date(2027, 1, 25), "N 評価§6③"),
    }


def test_the_told_deadline_of_the_staff_stands():
    found = days(course(staff_closes_on=date(2026, 10, 30)))
    assert (found["staff_open"][0], found["staff_close"][0]) == (date(2026, 10, 16), date(2026, 10, 30))


def test_an_agency_evaluates_without_meeting_and_notice():
    found = timeline(course(staff=False, agency=True))
    assert [step.label for step in found] == [
        "自己評価を始める",
        "事業所自己評価を確定する",
        "評価機関の訪問を受ける",
        "評価の結果と目標達成計画をまとめる",
        "評価の結果を公表する",
        "結果報告書を提出する",
    ]


@pytest.mark.parametrize(
    ("today", "done", "late", "coming"),
    [
        pytest.param(date(2026, 10, 21), {}, [], "staff_open", id="on its day nothing is late"),
        pytest.param(date(2026, 10, 22), {}, ["staff_open"], "staff_open", id="the day after it is"),
        pytest.param(
            date(2026, 11, 26),
            {Step.STAFF_OPEN: DAY, Step.STAFF_CLOSE: DAY, Step.MEETING_CHOSEN: DAY},
            ["self_final", "notice"],
            "self_final",
            id="what is done is not late, and what is next is the first that is not done",
        ),
    ],
)
def test_what_is_over_and_not_done_is_late(today, done, late, coming):
    steps = timeline(course(today=today, done=done))
    found = next_step(steps)
    assert [step.step.value for step in steps if step.late] == late
    assert found is not None
    assert found.step.value == coming


def test_when_everything_is_done_nothing_comes_next():
    assert next_step(timeline(course(done=dict.fromkeys(Step, DAY)))) is None


def test_a_notice_without_proof_does_not_hold_up_what_follows_the_meeting():
    done = {step: DAY for step in Step if step not in (Step.NOTICE, Step.RESULTS, Step.PUBLISH, Step.REPORT)}
    found = next_step(timeline(course(today=DAY, done=done)))
    assert found is not None
    assert found.step is Step.RESULTS


@pytest.mark.parametrize("agency", [False, True])
def test_the_proposed_day_leaves_the_staff_two_weeks(agency):
    today = date(2026, 12, 1)
    day = today + timedelta(days=lead_days(staff=True, agency=agency))
    assert (staff_deadline(day, NERIMA, agency=agency) - today).days >= 14
