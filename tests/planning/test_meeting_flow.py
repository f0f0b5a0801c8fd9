"""After a meeting: how far each office is, what is next, and what others wait for."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from compliance.meeting_flow import flows_of
from compliance.waiting import waiting_for
from meetings.models import Minutes, Participation
from tests.makers import NOON, minutes_of, office, submission_of

TODAY = date(2026, 7, 1)


def words(part: Participation) -> list[tuple[str, str]]:
    """The stages of a part as they are told."""
    fresh = Participation.objects.select_related("meeting", "facility__municipality").get(pk=part.pk)
    return [(step.label, step.words) for step in flows_of([fresh], today=TODAY)[0].steps]


def current(part: Participation) -> str | None:
    fresh = Participation.objects.select_related("meeting", "facility__municipality").get(pk=part.pk)
    step = flows_of([fresh], today=TODAY)[0].current
    return step.label if step else None


@pytest.fixture
def part(nerima, itabashi) -> Participation:
    """The office's meeting of 20 June; the ward next door has minutes and a submission of its own."""
    minutes_of(itabashi.participation, final=itabashi.operator)
    submission_of(itabashi.participation, state="returned")
    return nerima.participation


def test_nothing_is_done_yet(part):
    assert words(part) == [
        ("出欠", "未確定"),
        ("議事録", "まだありません"),
        ("区への提出", "未提出"),
        ("構成員への送付", "未完了"),
        ("公表", "未公表"),
    ]
    assert current(part) == "出欠"


def test_each_stage_leads_to_the_next(part, nerima):
    part.attendance_closed_at = NOON
    part.save()
    assert current(part) == "議事録"
    draft = minutes_of(part)
    assert (words(part)[1], current(part)) == (("議事録", "作成中"), "議事録")
    draft.state, draft.finalised_at, draft.finalised_by = "final", NOON, nerima.operator
    draft.save()
    assert current(part) == "区への提出"
    submission_of(part)
    assert (words(part)[2], current(part)) == (("区への提出", "受付（R8-0001）"), "構成員への送付")


def test_a_returned_submission_is_the_next_thing(part, nerima):
    minutes_of(part, final=nerima.operator)
    Participation.objects.filter(pk=part.pk).update(submitted_on=TODAY, delivered=True)
    submission_of(part, state="returned")
    assert current(part) == "区への提出"


def test_what_the_ledger_says_is_not_asked_for_again(part):
    Participation.objects.filter(pk=part.pk).update(submitted_on=TODAY, delivered=True, published_on=TODAY)
    assert [told for _, told in words(part)] == ["台帳から", "台帳から", "提出済み", "完了", "公表済み"]
    assert current(part) is None


@pytest.mark.parametrize(
    ("now", "said"),
    [
        pytest.param(datetime(2026, 7, 10, tzinfo=UTC), "あと10日", id="ten days left"),
        pytest.param(datetime(2026, 7, 20, tzinfo=UTC), "期限は今日", id="the last day"),
        pytest.param(datetime(2026, 7, 23, tzinfo=UTC), "3日過ぎています", id="three days over"),
    ],
)
def test_the_clock_stands_on_the_meetings_page(client, nerima, part, now, said):
    client.force_login(nerima.operator)
    with time_machine.travel(now, tick=False):
        page = client.get(reverse("meeting", args=[part.meeting_id])).content.decode()
    assert said in page
    assert page.count("button--primary") == 1


def test_the_home_says_what_the_ward_sent_back_and_what_is_to_be_checked(client, nerima, itabashi, part):
    minutes_of(part, state="check", checked_at=NOON, checked_by=None)
    submission_of(part, state="returned")
    client.force_login(nerima.operator)
    page = client.get(reverse("office_home")).content.decode()
    assert [each.office for each in waiting_for(nerima.operator)] == [nerima.facility.name] * 2
    assert "差し戻された議事録（R8-0001）を直して再提出する" in page
    assert "作成された議事録を確かめて確定する" in page
    assert itabashi.facility.name not in page


def test_who_asked_for_the_check_does_not_wait_for_it(nerima, part):
    minutes_of(part, state="check", checked_at=NOON, checked_by=nerima.operator)
    assert waiting_for(nerima.operator) == []


@pytest.fixture
def joint(part, nerima) -> Participation:
    """The meeting with a partner that is its host; the office's own minutes are final."""
    partner = office(
        "small_multifunctional", "1392000777", municipality=nerima.municipality, name="隣の小多機"
    )
    Participation.objects.create(meeting=part.meeting, facility=partner, standing="host")
    part.attendance_closed_at = NOON
    part.save()
    minutes_of(part, final=nerima.operator)
    return part


def common_part(part: Participation, **fields) -> Minutes:
    return Minutes.objects.create(meeting=part.meeting, participation=None, **fields)


def test_a_joint_meeting_waits_for_its_common_part(joint, nerima):
    assert (words(joint)[1], current(joint)) == (("議事録", "共通部分がまだありません"), "議事録")
    made = common_part(joint, state="check", checked_at=NOON)
    assert words(joint)[1] == ("議事録", "確認待ち")
    assert waiting_for(nerima.operator) == []  # the host's people finalise it
    made.state, made.finalised_at, made.finalised_by = "final", NOON, nerima.operator
    made.save()
    assert current(joint) == "区への提出"


def test_a_common_part_left_over_is_not_waited_for(joint):
    common_part(joint)
    joint.meeting.participations.filter(standing="host").update(standing="declined")
    assert (words(joint)[1], current(joint)) == (("議事録", "確定"), "区への提出")


@pytest.mark.parametrize("which", ["own", "common"])
def test_a_correction_that_was_not_resubmitted_is_the_next_thing(joint, nerima, which):
    common = common_part(joint, state="final", finalised_at=NOON, finalised_by=nerima.operator)
    submission_of(joint, state="accepted")
    Participation.objects.filter(pk=joint.pk).update(submitted_on=TODAY, delivered=True)
    assert (current(joint), waiting_for(nerima.operator)) == ("公表", [])
    row = Minutes.objects.get(participation=joint) if which == "own" else common
    row.finalised_at = NOON + timedelta(days=2)
    row.save()
    assert words(joint)[2] == ("区への提出", "訂正をまだ再提出していません")
    assert current(joint) == "区への提出"
    assert [each.what for each in waiting_for(nerima.operator)] == [
        "訂正した議事録（R8-0001）を区へ再提出する"
    ]


def test_waiting_costs_three_queries(nerima, part, django_assert_num_queries):
    submission_of(part, state="returned")
    with django_assert_num_queries(3):
        assert len(waiting_for(nerima.operator)) == 1
