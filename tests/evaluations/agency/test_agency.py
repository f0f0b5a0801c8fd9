"""The evaluation by an agency: recorded once, planned and done by its day, with goals row by row. [N 評価§2, O]"""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.facts import load
from evaluations.agency_content import Goal
from evaluations.agency_reading import goals_in
from evaluations.course.standing_rows import progress_of
from evaluations.models import Evaluation, Round
from evaluations.services import agency, goals, routes
from evaluations.services import agency_errors as errors
from evaluations.services.agency import AgencyWords
from operators.models import Facility, HistoryEntry
from rules.assess import judge
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute
from tests.evaluation_makers import agency_evaluation_of, entry_of, round_of
from tests.fixtures.people import World
from tests.makers import NOON, office, submission_of

DAY = date(2026, 12, 1)


@pytest.fixture
def home(nerima: World) -> World:
    Facility.objects.filter(pk=nerima.facility.pk).update(evaluation_route="agency")
    nerima.facility.refresh_from_db()
    return nerima


def record(row: Round, world: World, on: date = DAY, url: str = "") -> Evaluation:
    told = AgencyWords("見本評価機関", on, url)
    return agency.record(round=row, told=told, by=world.operator, at=NOON)


def judged(world: World, as_of: date) -> str:
    """What the rules say of this year's evaluation on a day."""
    (found,) = load(Facility.objects.filter(pk=world.facility.pk), FiscalYear(2026))
    return judge(found.facts, as_of, found.rulebook).evaluation.value


def refused(error: type[errors.AgencyError], act: Callable[[], object]) -> errors.AgencyError:
    with pytest.raises(error) as caught:
        act()
    return caught.value


def test_a_day_to_come_is_planned_and_a_day_past_is_done(home: World) -> None:
    row = round_of(home.facility, by=home.operator)
    assert judged(home, date(2026, 11, 30)) == "missing"
    record(row, home)
    assert (judged(home, date(2026, 11, 30)), judged(home, DAY)) == ("planned", "done")
    row.refresh_from_db()
    assert [progress_of(row, day).held for day in (date(2026, 11, 30), DAY)] == [False, True]
    assert (row.planned_on, row.evaluation.agency_name) == (DAY, "見本評価機関")
    record(row, home, date(2026, 12, 3), "https://www.wam.go.jp/")
    known = Evaluation.objects.get()
    assert (known.pk, known.evaluated_on, known.recorded_by) == (
        row.evaluation_id,
        date(2026, 12, 3),
        home.operator,
    )
    before = HistoryEntry.objects.count()
    row.refresh_from_db()
    record(row, home, date(2026, 12, 3), "https://www.wam.go.jp/")
    assert HistoryEntry.objects.count() == before


def test_what_a_ledger_knows_is_taken_over_and_never_doubled(home: World, itabashi: World) -> None:
    ledgers = agency_evaluation_of(home.facility, DAY, published_on=date(2026, 12, 20), note="台帳から")
    agency_evaluation_of(itabashi.facility, DAY)
    row = round_of(home.facility, by=home.operator)
    assert agency.unlinked(row) == ledgers
    assert record(row, home).pk == ledgers.pk
    ledgers.refresh_from_db()
    assert (ledgers.agency_name, ledgers.published_on, ledgers.note) == (
        "見本評価機関",
        date(2026, 12, 20),
        "台帳から",
    )
    row.refresh_from_db()
    refused(errors.AfterPublication, lambda: record(row, home, date(2026, 12, 21)))
    again = round_of(home.facility, by=home.operator)
    assert refused(errors.DayTaken, lambda: record(again, home)).field == "evaluated_on"
    assert Evaluation.objects.filter(facility=home.facility).count() == 1


def test_what_cannot_be_is_refused_with_its_field(home: World) -> None:
    row = round_of(home.facility, by=home.operator)
    for day in (date(2026, 3, 31), date(2027, 4, 1)):
        error = refused(errors.OutsideYear, lambda day=day: record(row, home, day))  # type: ignore[misc]
        assert error.words == "令和8年度の日付を入力してください。"
    for url in ("javascript:alert(1)", "ftp://example.jp/a", "www.wam.go.jp", "https://[", "https:"):
        refused(errors.AddressRefused, lambda url=url: record(row, home, DAY, url))  # type: ignore[misc]
    council = round_of(home.facility, by=home.operator, route="council")
    refused(errors.NotByAgency, lambda: record(council, home))
    assert not Evaluation.objects.exists()
    Round.objects.filter(pk=row.pk).update(submission=submission_of(home.participation, kind="evaluation"))
    refused(errors.ReportStands, lambda: record(row, home))


def test_goals_are_saved_row_by_row_and_newer_words_are_not_written_over(home: World) -> None:
    row = round_of(home.facility, by=home.operator)
    told = {
        "issue": "災害の備え",
        "goal": "年2回、夜の訓練をする",
        "work": "消防署に頼む",
        "period": "令和9年3月",
    }

    def save(seen: int, **values: str) -> None:
        goals.save(round=row, row="1", values=told | values, seen=seen, by=home.operator, at=NOON)

    goals.add(round=row, values=told, by=home.operator, at=NOON)
    goals.add(round=row, values={"goal": "地域の祭りに出る"}, by=home.operator, at=NOON)
    refused(errors.GoalEmpty, lambda: goals.add(round=row, values={"goal": " "}, by=home.operator, at=NOON))
    save(1, period="令和9年6月")
    newer = refused(errors.GoalChanged, lambda: save(1, period="令和9年9月"))
    assert isinstance(newer, errors.GoalChanged)
    assert (newer.values["period"], newer.revision) == ("令和9年6月", 2)
    goals.remove(round=row, row="2", by=home.operator, at=NOON)
    goals.add(round=row, values={"goal": "三つめ"}, by=home.operator, at=NOON)
    assert [(goal.row, goal.goal) for goal in goals_in(row)] == [
        ("1", "年2回、夜の訓練をする"),
        ("3", "三つめ"),  # no number twice: what was raised from the second stays its own
    ]
    for number in ("0", "4", "99999999999999999999999"):  # only a row that once stood is written anew
        wrong = lambda number=number: goals.save(  # noqa: E731
            round=row, row=number, values=told, seen=0, by=home.operator, at=NOON
        )
        refused(errors.GoalGone, wrong)
    for more in range(4, goals.MOST + 2):
        entry_of(row, "goals", str(more), goal="続き")
    full = refused(errors.GoalsFull, lambda: goals.add(round=row, values=told, by=home.operator, at=NOON))
    assert full.words == "目標は50件までです。近い目標を1件にまとめてください。"
    goals.remove(round=row, row="51", by=home.operator, at=NOON)
    assert goals.add(round=row, values=told, by=home.operator, at=NOON).row == "52"
    assert len(goals_in(row)) == goals.MOST
    assert "年2回、夜の訓練をする" not in str(list(HistoryEntry.objects.values_list("changes", flat=True)))


def test_the_route_changes_only_before_this_years_evaluation_has_come_far(home: World) -> None:
    def choose(route: EvaluationRoute, facility: Facility = home.facility) -> bool:
        return routes.choose(facility=facility, route=route, by=home.operator, at=NOON, today=NOON.date())

    row = round_of(home.facility, by=home.operator)
    assert choose(EvaluationRoute.COUNCIL)
    assert not choose(EvaluationRoute.COUNCIL)
    row.refresh_from_db()
    home.facility.refresh_from_db()
    assert (row.route, home.facility.evaluation_route) == ("council", "council")
    assert HistoryEntry.objects.get(verb="評価方式の変更").changes == {
        "評価方式": ["評価機関", "運営推進会議等"]
    }
    Round.objects.filter(pk=row.pk).update(participation=home.participation)
    refused(errors.MeetingChosen, lambda: choose(EvaluationRoute.AGENCY))
    Round.objects.filter(pk=row.pk).update(
        participation=None, self_finalised_at=NOON, self_finalised_by=home.operator
    )
    refused(errors.RouteFixed, lambda: choose(EvaluationRoute.AGENCY))
    Round.objects.filter(pk=row.pk).update(fiscal_year=2025)
    assert choose(EvaluationRoute.AGENCY)
    other = office("small_multifunctional", "1392000888")
    refused(errors.NotByAgency, lambda: choose(EvaluationRoute.AGENCY, other))


def test_more_goals_cost_no_more_queries(home: World, client: Client, django_assert_num_queries) -> None:
    row = round_of(home.facility, by=home.operator)
    client.force_login(home.operator)
    page = reverse("evaluation_agency", args=[row.pk])
    entry_of(row, "goals", "1", goal="一つめ")
    client.get(page)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    for number in ("2", "3"):
        entry_of(row, "goals", number, goal="もう一つ")
    with django_assert_num_queries(len(one)):
        client.get(page)


def test_pages_record_and_keep_what_was_typed(home: World, client: Client) -> None:
    row = round_of(home.facility, by=home.operator)
    client.force_login(home.operator)
    page = reverse("evaluation_agency", args=[row.pk])
    told = {
        "agency_name": "見本評価機関",
        "evaluated_on": "令和8年12月1日",
        "result_url": "mailto:a@example.jp",
    }
    wrong = client.post(page, told)
    assert (wrong.status_code, "mailto:a@example.jp" in wrong.content.decode()) == (422, True)
    assert client.post(page, told | {"result_url": ""}).status_code == 302
    add = reverse("evaluation_goal_add", args=[row.pk])
    goal = {"goal": "夜の訓練", "issue": "", "work": "", "period": ""}
    assert client.post(add, goal).status_code == 302
    one = reverse("evaluation_goal", args=[row.pk, 1])
    assert client.post(one, goal | {"goal": "昼の訓練", "revision": "1"}).status_code == 302
    stale = client.post(one, goal | {"goal": "朝の訓練", "revision": "1"})
    body = stale.content.decode()
    assert (stale.status_code, "昼の訓練" in body, "朝の訓練" in body) == (422, True, True)
    assert 'name="revision" value="2"' in body
    assert goals_in(row) == (Goal("1", goal="昼の訓練", revision=2),)
    assert client.post(one, {"remove": "1"}).status_code == 302
    assert (goals_in(row), client.get(one).status_code) == ((), 404)
    assert client.post(one, goal | {"goal": "夕の訓練", "revision": "2"}).status_code == 302
    assert goals_in(row) == (Goal("1", goal="夕の訓練", revision=4),)


def test_words_for_a_goal_that_cannot_be_saved_stay_on_the_page(home: World, client: Client) -> None:
    row = round_of(home.facility, by=home.operator)
    entry_of(row, "goals", "1", goal="昼の訓練")
    client.force_login(home.operator)
    add, one = reverse("evaluation_goal_add", args=[row.pk]), reverse("evaluation_goal", args=[row.pk, 1])
    goal = {"goal": "夜の訓練", "issue": "", "work": "", "period": ""}
    for number in ("7", "99999999999999999999999"):
        never = client.post(one.replace("goals/1/", f"goals/{number}/"), goal)
        assert (never.status_code, "夜の訓練" in never.content.decode()) == (422, True)
    Round.objects.filter(pk=row.pk).update(submission=submission_of(home.participation, kind="evaluation"))
    for typed in (add, one):  # the report arrived while somebody wrote
        late = client.post(typed, goal | {"revision": "1"})
        body = late.content.decode()
        assert (late.status_code, "夜の訓練" in body, errors.ReportStands.words in body) == (422, True, True)
        assert client.get(typed).status_code == 302
    told = {"agency_name": "別の評価機関", "evaluated_on": "令和8年12月1日", "result_url": ""}
    assert "別の評価機関" in client.post(reverse("evaluation_agency", args=[row.pk]), told).content.decode()
