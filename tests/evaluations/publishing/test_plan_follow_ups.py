"""The improvement plan goes on to the next meetings, once each, and follows what the plan says. [N 評価§1]"""

from datetime import date

import pytest

from evaluations.document import place_of
from evaluations.form import FieldKind
from evaluations.public.plans import key_of
from evaluations.services import goals
from evaluations.services.plan_follow_ups import EMPTIED, carry
from evaluations.shipped_forms import shipped
from meetings.enums import FollowUpState
from meetings.models import FollowUp
from meetings.services import follow_up_acts
from meetings.services.follow_ups import open_progress, settle_follow_ups
from rules.kinds import ServiceKind
from tests.evaluation_makers import agency_evaluation_of, entry_of, round_of, somebody_of
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


def test_what_the_office_planned_before_the_meeting_is_not_carried_twice(desk):
    both = shipped(ServiceKind.SMALL_MULTIFUNCTIONAL)  # it plans before the meeting and after it
    assert both is not None
    desk.round.form_version.definition = both.as_json()
    entry_of(desk.round, "self", "s1", plan="会議の前の計画。")
    said(desk.round, FieldKind.PLAN, "会議のあとの計画。")
    before = FollowUp.objects.create(
        facility=desk.world.facility,
        raised_in=desk.world.participation,
        item_key=key_of(place_of("self", "s1", "plan")),
        title="改善計画",
        words="会議の前の計画。",
    )
    carried(desk)
    before.refresh_from_db()
    assert (before.state, before.steps.count()) == (FollowUpState.DROPPED, 1)
    assert [each.words for each in FollowUp.objects.exclude(pk=before.pk)] == ["会議のあとの計画。"]


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


def test_an_agencys_goals_are_told_at_the_last_meeting_before_it(nerima, itabashi):
    office, by = nerima.facility, somebody_of(nerima.facility)
    later = meeting(date(2026, 9, 1), office)
    came = agency_evaluation_of(office, date(2026, 8, 1))
    of = round_of(office, route="agency", evaluation=came)
    goal = entry_of(of, "goals", "1", goal="夜勤の引継ぎをそろえる", period="3月まで")
    assert [carry(of=of, by=by, at=NOON) for _ in range(2)] == [1, 0]
    row = FollowUp.objects.get()
    assert (row.raised_in, row.title, row.words) == (
        nerima.participation,
        "目標達成計画：夜勤の引継ぎをそろえる",
        "夜勤の引継ぎをそろえる\n期間：3月まで",
    )
    assert row.pk in {each.follow_up for each in open_progress(part_of(later, office))}
    follow_up_acts.close(follow_up=row, state=FollowUpState.DONE, words="そろった", by=by, at=NOON)
    goals.remove(round=of, row=goal.row, by=by, at=NOON)
    for number, words in enumerate(("年2回、訓練をする", "地域の祭りに出る"), start=goals.MOST):
        entry_of(of, "goals", str(number), goal=words)
    assert [carry(of=of, by=by, at=NOON) for _ in range(2)] == [
        2,
        0,
    ]  # also past the number of rows there may be
    assert goals.add(round=of, values={"goal": "もう一つ"}, by=by, at=NOON).row == "52"
    goals.remove(round=of, row="51", by=by, at=NOON)
    carry(of=of, by=by, at=NOON)
    states = FollowUp.objects.order_by("pk").values_list("item_key", "state")
    opened, done, dropped = FollowUpState.OPEN, FollowUpState.DONE, FollowUpState.DROPPED
    assert dict(states) == {
        f"e:g{of.pk}-{n}": s for n, s in ((1, done), (50, opened), (51, dropped), (52, opened))
    }
    assert carry(of=round_of(itabashi.facility, route="agency"), by=by, at=NOON) == 0  # nobody came yet
