"""The year planner's page: what it proposes, that looking saves nothing, drafts once, fixing them all."""

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from meetings.models import CouncilHabit, Meeting
from operators.models import HistoryEntry
from tests.makers import meeting as ledger_meeting
from tests.makers import office
from tests.planning.conftest import NOW

pytestmark = pytest.mark.usefixtures("today")
NEXT_YEAR = ["2027-04-14", "2027-06-09", "2027-08-04", "2027-10-13", "2027-12-08", "2028-02-09"]


@pytest.fixture
def today(nerima):
    nerima.municipality.ruleset_id = "131202"
    nerima.municipality.save()
    ledger_meeting(date(2027, 2, 10), nerima.facility, status="planned")
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def desk(client, nerima):
    """Open the planner of next year, or send one of its forms."""
    client.force_login(nerima.operator)

    def visit(data: dict[str, Any] | None = None, year: int = 2027, query: str = "") -> Any:
        address = reverse("plan", args=[year]) + query
        return client.get(address) if data is None else client.post(address, data)

    return visit


def filled(answer: Any, act: str, **changes: Any) -> dict[str, Any]:
    """The planner's form as the page shows it, with some fields otherwise."""
    days = answer.context["days"]
    data: dict[str, Any] = {"act": act}
    for field in days.management_form:
        data[field.html_name] = field.value()
    for form in days:
        for field in form:
            value = field.value()
            if value:
                data[field.html_name] = value.isoformat() if isinstance(value, date) else value
    return data | changes


def drafts(held_on_or_after: date = date(2027, 4, 1)) -> list[str]:
    found = Meeting.objects.filter(status="draft", held_on__gte=held_on_or_after).order_by("held_on")
    return [made.held_on.isoformat() for made in found]


def proposed(answer: Any) -> list[str]:
    return [day.isoformat() for form in answer.context["days"] if (day := form["on"].value())]


def test_the_next_year_is_proposed_and_looking_saves_nothing(desk):
    answer = desk()
    assert proposed(answer) == NEXT_YEAR
    after = answer.context["after"]
    assert (after.lacking, after.judgement.planned, after.judgement.evaluation.value) == (0, 6, "planned")
    assert after.findings == []
    assert drafts() == []


def test_the_check_judges_what_a_person_typed(desk):
    changed = {"days-5-on": "", "days-0-on": "令和9年4月29日"}
    answer = desk(filled(desk(), "check", **changed))
    after = answer.context["after"]
    assert (after.lacking, after.judgement.planned) == (1, 5)
    assert "昭和の日です" in answer.content.decode()
    assert drafts() == []


def test_one_click_makes_drafts_and_pressing_twice_no_doubles(desk, nerima):
    CouncilHabit.objects.create(facility=nerima.facility, starts_at=time(14), place="集会室")
    page = filled(desk(), "draft")
    desk(page)
    desk(page)
    assert drafts() == NEXT_YEAR
    first = Meeting.objects.get(held_on="2027-04-14")
    assert (first.starts_at, first.place) == (time(14), "集会室")
    assert [item.topic for item in first.agenda.all() if item.topic] == ["community_exchange"]
    evaluated = Meeting.objects.get(participations__carries_evaluation=True)
    assert (evaluated.held_on.isoformat(), evaluated.agenda.filter(kind="evaluation").count()) == (
        "2027-10-13",
        1,
    )


def test_existing_meetings_are_respected(desk, nerima):
    ledger_meeting(date(2027, 8, 18), nerima.facility, status="planned")
    assert proposed(desk()) == [
        "2027-04-14", "2027-06-09", "2027-10-13", "2027-12-08", "2028-02-09",
    ]  # fmt: skip


def test_a_made_plan_has_nothing_more_to_propose(desk):
    desk(filled(desk(), "draft"))
    answer = desk()
    assert proposed(answer) == []
    assert "必要な回数の日程はそろっています" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"days-0-on": "2027-06-09"}, "同じ日が2回", id="a day twice"),
        pytest.param({"days-0-on": "2027-03-10"}, "令和9年度（4月1日から", id="a day of another year"),
        pytest.param({"days-0-on": "四月一日"}, "日付として読めません", id="no day"),
    ],
)
def test_wrong_days_are_told_and_make_nothing(desk, changes, words):
    answer = desk(filled(desk(), "draft", **changes))
    assert words in answer.content.decode()
    assert drafts() == []


def test_a_past_day_makes_nothing(desk):
    page = filled(desk(year=2026), "draft", **{"days-0-on": "2026-11-20"})
    answer = desk(page, year=2026)
    assert "開催日が過ぎています" in answer.content.decode()
    assert drafts(date(2026, 4, 1)) == []


def test_fixing_the_plan_makes_every_ready_draft_a_plan(client, desk):
    desk(filled(desk(), "draft"))
    address = reverse("plan_fix", args=[2027])
    shown = client.get(address)
    assert (len(shown.context["ready"]), len(shown.context["waiting"])) == (6, 0)
    client.post(address)
    assert drafts() == []
    fixed = Meeting.objects.filter(status="planned", held_on__gte="2027-04-01").order_by("held_on")
    assert [made.held_on.isoformat() for made in fixed] == NEXT_YEAR


def test_a_draft_too_late_for_its_notice_waits_for_a_reason(client, desk, drafted):
    late = drafted(date(2026, 12, 9))
    address = reverse("plan_fix", args=[2026])
    assert [draft.meeting for draft in client.get(address).context["waiting"]] == [late]
    client.post(address)
    late.refresh_from_db()
    assert late.status == "draft"


def test_the_habit_is_kept_told_and_shapes_the_proposals(desk, nerima):
    habit = {
        "act": "habit", "week": "3", "weekday": "4", "starts_at": "10:00", "ends_at": "11:30", "place": "区民館",
    }  # fmt: skip
    desk(habit)
    desk(habit)
    stored = CouncilHabit.objects.get(facility=nerima.facility)
    assert (stored.week, stored.weekday, stored.place) == (3, 4, "区民館")
    entry = HistoryEntry.objects.get(verb="会議の習慣の変更")
    assert entry.changes["place"] == [None, "区民館"]
    assert proposed(desk())[0] == "2027-04-16"


def test_a_habit_whose_hours_are_the_wrong_way_round_is_refused(desk):
    answer = desk({"act": "habit", "week": "3", "weekday": "4", "starts_at": "10:00", "ends_at": "9:00"})
    assert list(answer.context["habit_form"].errors) == ["ends_at"]
    assert not CouncilHabit.objects.exists()


def test_last_years_plan_is_copied(desk, nerima):
    for month in (5, 7, 9):
        ledger_meeting(date(2026, month, 21), nerima.facility)
    answer = desk(query="?from=last")
    assert proposed(answer) == [
        "2027-05-20", "2027-06-19", "2027-07-20", "2027-09-13", "2028-02-09",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "year", [pytest.param(2028, id="after next"), pytest.param(1999, id="before the law")]
)
def test_years_out_of_reach(desk, year):
    assert desk(year=year).status_code == 404


def test_a_strangers_office_is_not_there(desk, itabashi):
    assert desk(query=f"?facility={itabashi.facility.reference}").status_code == 404


def test_each_office_has_its_own_desk(desk, nerima):
    second = office("community_day", "1392000222", municipality=nerima.municipality, name="二つ目の事業所")
    nerima.operator.assignments.create(facility=second)
    answer = desk(query="?facility=1392000222/78")
    assert answer.context["desk"].facility == second
    assert len(proposed(answer)) == 2


def test_a_person_without_council_offices_is_told_so(client, itabashi):
    night = office("night_visiting", "1392000888")
    itabashi.operator.assignments.all().delete()
    itabashi.operator.assignments.create(facility=night)
    client.force_login(itabashi.operator)
    page = client.get(reverse("plan", args=[2026])).content.decode()
    assert "会議を開く義務のある事業所がありません" in page


@pytest.mark.parametrize("number", [pytest.param(1, id="one draft"), pytest.param(3, id="three drafts")])
@pytest.mark.parametrize(("name", "queries"), [("plan", 17), ("plan_fix", 16)])
def test_queries_do_not_grow(client, desk, drafted, django_assert_num_queries, name, queries, number):
    for month in range(4, 4 + number):
        drafted(date(2027, month, 7))
    with django_assert_num_queries(queries):
        client.get(reverse(name, args=[2027]))
