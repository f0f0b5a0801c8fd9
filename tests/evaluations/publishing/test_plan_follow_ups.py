"""The improvement plan goes on to the next meetings, once each, and follows what the plan says. [N 評価§1]"""

from datetime import date

import pytest

from evaluations.form import FieldKind
from evaluations.services.plan_follow_ups import EMPTIED, carry
from meetings.enums import FollowUpState
from meetings.models import FollowUp
from meetings.services import follow_up_acts
from meetings.services.follow_ups import open_progress, settle_follow_ups
from tests.evaluations.publishing.conftest import NOON
from tests.evaluations.publishing.finished import said
from tests.makers import meeting, minutes_of, part_of

pytestmark = pytest.mark.django_db


def carried(desk) -> int:
    """Carry it on."""
    return carry(of=desk.round, by=desk.by, at=NOON)


def test_each_text_is_carried_once_and_survives_the_minutes(desk):
    assert (carried(desk), carried(desk)) == (1, 0)
    row = FollowUp.objects.get()
    assert (row.facility, row.raised_in, row.words) == (
        desk.world.facility,
        desk.world.participation,
        "月に一度、地域の清掃に出る。",
    )
    assert row.title.startswith("改善計画：")
    settle_follow_ups(minutes=minutes_of(desk.world.participation, final=desk.by), by=desk.by, at=NOON)
    after = part_of(meeting(date(2026, 8, 20), desk.world.facility), desk.world.facility)
    assert row.pk in {each.follow_up for each in open_progress(after)}


def test_it_follows_the_plan_while_it_is_open_and_is_dropped_when_the_plan_is_emptied(desk):
    carried(desk)
    said(desk.round, FieldKind.PLAN, "二月に一度にする。")
    assert (carried(desk), FollowUp.objects.get().words) == (1, "二月に一度にする。")
    said(desk.round, FieldKind.PLAN, " ")
    assert carried(desk) == 1
    row = FollowUp.objects.get()
    assert (row.state, row.steps.get().words) == (FollowUpState.DROPPED, EMPTIED)
    said(desk.round, FieldKind.PLAN, "また始める。")
    carried(desk)
    row.refresh_from_db()
    assert (row.state, row.words) == (FollowUpState.OPEN, "また始める。")


def test_what_somebody_closed_stays_closed_and_open_results_carry_nothing(desk):
    carried(desk)
    row = FollowUp.objects.get()
    follow_up_acts.close(follow_up=row, state=FollowUpState.DROPPED, words="別の形で", by=desk.by, at=NOON)
    said(desk.round, FieldKind.PLAN, "ちがう計画。")
    assert carried(desk) == 0
    desk.round.results_finalised_at = desk.round.results_finalised_by = None
    assert carried(desk) == 0
    row.refresh_from_db()
    assert (row.state, row.words) == (FollowUpState.DROPPED, "月に一度、地域の清掃に出る。")
