"""How far an evaluation is, from whatever is known of it."""

from datetime import date

import pytest

from compliance.evaluation_states import group_of
from evaluations.course.standing import Progress
from rules.evaluation import EvaluationState
from rules.kinds import EvaluationRoute

DAY = date(2026, 7, 1)
AGENCY = EvaluationRoute.AGENCY


@pytest.mark.parametrize(
    ("progress", "label", "group"),
    [
        pytest.param(Progress(), "未着手", "not_started", id="nothing"),
        pytest.param(Progress(meeting=True), "会議の予定あり", "preparing", id="a ledger's plan"),
        pytest.param(Progress(started=True), "自己評価", "preparing", id="begun"),
        pytest.param(
            Progress(started=True, staff_asked=12, staff_done=7, staff_open=True),
            "個別評価 7/12",
            "preparing",
            id="staff sheets are out",
        ),
        pytest.param(
            Progress(started=True, staff_asked=12, staff_done=12), "自己評価", "preparing", id="sheets closed"
        ),
        pytest.param(
            Progress(started=True, self_final=True, meeting=True),
            "自己評価の確定",
            "preparing",
            id="self-evaluation is final",
        ),
        pytest.param(
            Progress(started=True, self_final=True, announced=True), "通知済み", "announced", id="told"
        ),
        pytest.param(
            Progress(announced=True, meeting=True, held=True), "開催済み", "held", id="a ledger's meeting"
        ),
        pytest.param(Progress(held=True, final=True), "結果確定", "held", id="results stand"),
        pytest.param(Progress(held=True, published_on=DAY), "公表済み", "published", id="public"),
        pytest.param(
            Progress(held=True, reported_on=DAY),
            "報告済み",
            "reported",
            id="reported before it was published",
        ),
        pytest.param(
            Progress(reported_on=DAY, submission="returned"), "差戻し", "returned", id="sent back by the ward"
        ),
        pytest.param(
            Progress(reported_on=DAY, submission="accepted"), "受理", "accepted", id="accepted by the ward"
        ),
        pytest.param(
            Progress(route=AGENCY, meeting=True), "評価の予定あり", "preparing", id="a visit to come"
        ),
        pytest.param(
            Progress(route=AGENCY, meeting=True, held=True), "評価機関の評価済み", "held", id="a visit"
        ),
    ],
)
def test_the_farthest_thing_that_is_so(progress, label, group):
    assert (progress.label, group_of(progress, EvaluationState.MISSING).value) == (label, group)


@pytest.mark.parametrize("verdict", [EvaluationState.RELIEVED, EvaluationState.NOT_REQUIRED])
def test_whom_the_year_asks_nothing_of_is_no_straggler(verdict):
    assert group_of(Progress(), verdict).value == "exempt"
    assert group_of(Progress(started=True), verdict).value == "preparing"
