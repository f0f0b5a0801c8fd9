"""The ward's decisions: they count at once, can be taken back, and leave a trace."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from compliance.models import RequirementOverride
from meetings.models import Meeting
from operators.models import HistoryEntry
from tests.fixtures.people import World
from tests.makers import meeting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=False):
        yield


@pytest.fixture
def clerk(client, nerima: World, itabashi: World):
    client.force_login(nerima.ward)
    return client


def requirement_of(world: World) -> str:
    return reverse("ward_requirement", args=[world.facility.number, world.facility.kind.code])


def verdict_of(clerk, world: World):
    response = clerk.get(reverse("ward_office", args=[world.facility.number, world.facility.kind.code]))
    return response.context["office"].judgement


def test_a_number_of_the_wards_own_counts_at_once_and_is_told(clerk, nerima):
    clerk.post(requirement_of(nerima), {"required": "3", "reason": "新規指定のため"})
    verdict = verdict_of(clerk, nerima)
    assert (verdict.required, verdict.required_source) == (3, "override")
    entry = HistoryEntry.objects.latest("pk")
    assert (entry.by, entry.verb, entry.subject) == (nerima.ward, "必要回数の決定", "facility 1392000011/32")
    assert entry.changes == {"fiscal_year": 2026, "required": [None, 3], "reason": ["", "新規指定のため"]}


def test_it_is_taken_back_with_a_trace(clerk, nerima):
    clerk.post(requirement_of(nerima), {"required": "3", "reason": "新規指定のため"})
    clerk.post(requirement_of(nerima), {"withdraw": "1"})
    assert verdict_of(clerk, nerima).required == 6
    assert HistoryEntry.objects.latest("pk").changes["required"] == [3, None]


def test_it_is_for_the_year_in_the_address(clerk, nerima):
    clerk.post(f"{requirement_of(nerima)}?year=2025", {"required": "1", "reason": "災害のため"})
    assert list(RequirementOverride.objects.values_list("fiscal_year", "required")) == [(2025, 1)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param(
            {"required": "", "reason": "理由"}, "0から24までの数字で入力してください", id="no number"
        ),
        pytest.param({"required": "3", "reason": " "}, "理由を入力してください", id="no reason"),
        pytest.param({"required": "-1", "reason": "理由"}, "0 以上", id="negative"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(clerk, nerima, typed, sentence):
    response = clerk.post(requirement_of(nerima), typed)
    page = response.content.decode()
    assert sentence in page
    assert typed["reason"].strip() in page
    assert RequirementOverride.objects.count() == 0


@pytest.fixture
def missed(nerima: World) -> Meeting:
    return meeting(date(2026, 8, 20), nerima.facility, status="not_held", not_held_reason="感染症のため")


def test_an_approved_excuse_counts_like_a_meeting(clerk, nerima, missed):
    assert verdict_of(clerk, nerima).excused == 0
    clerk.post(reverse("ward_excuse", args=[missed.pk]))
    assert verdict_of(clerk, nerima).excused == 1
    missed.refresh_from_db()
    assert (missed.excuse_approved_on, missed.excuse_approved_by) == (date(2026, 11, 22), nerima.ward)


def test_an_approval_is_taken_back_with_a_trace(clerk, nerima, missed):
    for _ in ("approve", "withdraw"):
        clerk.post(reverse("ward_excuse", args=[missed.pk]))
    assert verdict_of(clerk, nerima).excused == 0
    verbs = (
        HistoryEntry.objects.filter(subject=f"meeting {missed.pk}")
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert list(verbs) == ["未開催の承認", "未開催の承認の取消"]


def test_what_is_still_to_come_cannot_be_excused(clerk, nerima):
    later = meeting(date(2026, 12, 20), nerima.facility, status="not_held", not_held_reason="水害のため")
    response = clerk.post(reverse("ward_excuse", args=[later.pk]))
    assert "まだ来ていないため、承認できません" in response.content.decode()
    later.refresh_from_db()
    assert later.excuse_approved_on is None


def test_another_wards_missed_meeting_is_not_found(clerk, itabashi):
    foreign = meeting(date(2026, 8, 20), itabashi.facility, status="not_held", not_held_reason="感染症のため")
    assert clerk.post(reverse("ward_excuse", args=[foreign.pk])).status_code == 404
    foreign.refresh_from_db()
    assert foreign.excuse_approved_on is None
