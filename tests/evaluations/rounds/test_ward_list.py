"""The ward's list: every office with the duty, right from ledgers alone, the same on screen and in the files."""

import csv
import io
from datetime import date

import openpyxl
import pytest
import time_machine

from evaluations.models import Evaluation, Round
from meetings.models import Meeting, Participation
from operators.models import Facility
from tests.evaluation_makers import agency_evaluation_of, evaluation_of, round_of, staff_sheet_of
from tests.evaluations.rounds.conftest import NOW
from tests.makers import meeting, office, part_of, submission_of

LIST = "/ward/evaluations"


@pytest.fixture
def ward(home, client):
    """The home ward's staff at the screen."""
    client.force_login(home.ward)
    return client


def stages(client, **query) -> dict[str, str]:
    """Office → stage, as the CSV tells."""
    text = client.get(f"{LIST}.csv", query).content.decode("utf-8-sig")
    return {row["事業所名"]: row["段階"] for row in csv.DictReader(io.StringIO(text))}


def evaluated(home, number: str, name: str, held_on: date, **fields) -> Participation:
    made = office("small_multifunctional", number, municipality=home.municipality, name=name)
    part = part_of(meeting(held_on, made, carries_evaluation=True, notice_on=date(2026, 5, 1)), made)
    evaluation_of(part, **fields)
    return part


@pytest.fixture
def lively(home):
    """Offices at every stage; the world's own has one staff sheet of three."""
    which = round_of(home.facility)
    for submitted_at in (NOW, None, None):
        staff_sheet_of(which, submitted_at=submitted_at)
    evaluated(home, "1392000101", "=公表したお庭", date(2026, 7, 1), published_on=date(2026, 7, 20))
    reported = evaluated(home, "1392000102", "差戻しの家", date(2026, 7, 1))
    submission_of(reported, kind="evaluation", state="returned")
    one = office(
        "group_home", "1392000103", municipality=home.municipality, name="機関の家", evaluation_route="agency"
    )
    agency_evaluation_of(one, date(2026, 8, 1))
    office("regular_visiting", "1392000104", municipality=home.municipality, name="まだの家")
    planned = office("nursing_multifunctional", "1392000105", municipality=home.municipality, name="予定の家")
    meeting(date(2026, 12, 1), planned, status="planned", carries_evaluation=True)
    called_off = office("group_home", "1392000106", municipality=home.municipality, name="中止の家")
    meeting(date(2026, 8, 1), called_off, status="cancelled", carries_evaluation=True)
    office("community_day", "1392000107", municipality=home.municipality, name="対象でない家")
    office(
        "group_home",
        "1392000108",
        municipality=home.municipality,
        name="閉じた家",
        closed_on=date(2026, 4, 1),
    )
    return home


def test_offices_stand_where_ledgers_rounds_and_the_desk_say(lively, ward, itabashi):
    known = {
        lively.facility.name: "個別評価 1/3",
        "'=公表したお庭": "公表済み",
        "差戻しの家": "差戻し",
        "機関の家": "評価機関の評価済み",
        "まだの家": "未着手",
        "予定の家": "会議の予定あり",
        "中止の家": "未着手",
    }
    assert stages(ward) == known
    assert stages(ward, status="not_started") == {"まだの家": "未着手", "中止の家": "未着手"}
    assert stages(ward, service="small_multifunctional", q="差戻し") == {"差戻しの家": "差戻し"}
    assert set(stages(ward, year="2025").values()) == {"未着手"}
    assert next(iter(stages(ward, sort="-state"))) == "差戻しの家"
    book = openpyxl.load_workbook(io.BytesIO(ward.get(f"{LIST}.xlsx").content))
    cells = {
        row[1].value: (row[6].value, row[1].data_type) for row in book.worksheets[0].iter_rows(min_row=2)
    }
    assert cells["=公表したお庭"] == ("公表済み", "s")
    page = ward.get(f"{LIST}/").content.decode()
    assert itabashi.facility.name not in page
    assert "結果報告書が提出されていません" in page


def test_an_evaluation_that_does_not_count_is_told_with_its_reason(home, ward):
    evaluated(home, "1392000101", "第三者のいない家", date(2026, 7, 1), neutral_evaluator="none")
    page = ward.get(f"{LIST}/", {"q": "第三者のいない家"}).content.decode()
    assert ("未実施" in page, "N 評価§3" in page) == (True, True)
    Evaluation.objects.update(neutral_evaluator="written")
    assert "実施済み" in ward.get(f"{LIST}/", {"q": "第三者のいない家"}).content.decode()


def test_a_meeting_whose_evaluators_nobody_recorded_is_not_believed_done(home, ward):
    words = "評価者が確かめられていません"
    part = part_of(meeting(date(2026, 8, 1), home.facility, carries_evaluation=True), home.facility)

    def told() -> list[bool]:
        ward.force_login(home.ward)
        pages = [ward.get(address).content.decode() for address in ("/ward/", f"{LIST}/")]
        pages.append(ward.get(f"{LIST}.csv").content.decode("utf-8-sig"))
        ward.force_login(home.operator)
        return [words in page for page in (*pages, ward.get("/office/").content.decode())]

    assert told() == [False] * 4
    which = round_of(home.facility, participation=part)
    assert told() == [True] * 4
    evaluation = evaluation_of(part, neutral_evaluator="")
    assert told() == [True] * 4
    Evaluation.objects.filter(pk=evaluation.pk).update(neutral_evaluator="written")
    assert told() == [False] * 4
    Evaluation.objects.filter(pk=evaluation.pk).update(neutral_evaluator="none")
    assert told() == [False] * 4
    Evaluation.objects.filter(pk=evaluation.pk).update(neutral_evaluator="")
    Round.objects.filter(pk=which.pk).update(
        self_finalised_at=NOW,
        self_finalised_by=home.operator,
        results_finalised_at=NOW,
        results_finalised_by=home.operator,
    )
    assert told() == [False] * 4


def test_page_and_file_name_the_route_the_year_began_with(home, ward):
    round_of(home.facility)
    Facility.objects.filter(pk=home.facility.pk).update(evaluation_route="agency")
    text = ward.get(f"{LIST}.csv").content.decode("utf-8-sig")
    assert [row["評価方式"] for row in csv.DictReader(io.StringIO(text))] == ["運営推進会議等"]
    marked = '<span class="board__number">評価機関</span>'
    assert marked not in ward.get(f"{LIST}/").content.decode()
    assert marked in ward.get(f"{LIST}/", {"year": "2025"}).content.decode()


def test_a_meeting_moved_into_the_next_year_is_told_there_and_not_in_its_rounds_year(home, ward, client):
    final = {"self_finalised_at": NOW, "self_finalised_by": home.operator}
    made = meeting(date(2026, 10, 20), home.facility, carries_evaluation=True)
    part = part_of(made, home.facility)
    which = round_of(home.facility, participation=part, **final)
    evaluation_of(part)
    Meeting.objects.filter(pk=made.pk).update(held_on=date(2027, 4, 15), status="planned")
    client.force_login(home.operator)
    assert "年度のうちに決め直す" in client.get(f"/office/evaluations/{which.pk}/").content.decode()
    Meeting.objects.filter(pk=made.pk).update(status="held")
    with time_machine.travel("2027-04-20T10:00+09:00", tick=False):
        client.force_login(home.ward)
        assert stages(ward, year="2026")[home.facility.name] == "自己評価の確定"
        assert stages(ward, year="2027")[home.facility.name] == "開催済み"
        client.force_login(home.operator)
        hub = client.get(f"/office/evaluations/{which.pk}/").content.decode()
    assert "令和8年度の外にあります" in hub


def test_what_counts_tells_of_the_year_and_not_what_was_begun_after_it(home, ward, client):
    name = home.facility.name
    part = part_of(meeting(date(2026, 7, 1), home.facility), home.facility)
    result = evaluation_of(part)
    round_of(home.facility, planned_on=date(2027, 2, 1))
    assert stages(ward)[name] == "開催済み"
    client.force_login(home.operator)
    listed = client.get("/office/evaluations/").content.decode()
    assert ("続ける<" in listed, "もう一度行う<" in listed) == (True, False)
    client.force_login(home.ward)
    Evaluation.objects.filter(pk=result.pk).update(neutral_evaluator="none")
    assert stages(ward)[name] == "自己評価"


def test_an_accepted_report_is_not_hidden_by_a_second_round_and_asks_for_none(home, ward, client):
    name = home.facility.name
    part = part_of(meeting(date(2026, 7, 1), home.facility), home.facility)
    result = evaluation_of(part, report_submitted_on=date(2026, 7, 20))
    final = {"self_finalised_at": NOW, "self_finalised_by": home.operator}
    final |= {"results_finalised_at": NOW, "results_finalised_by": home.operator}
    accepted = submission_of(part, kind="evaluation", state="accepted")
    round_of(home.facility, participation=part, evaluation=result, submission=accepted, **final)
    client.force_login(home.operator)
    offered = ["もう一度行う<" in client.get("/office/evaluations/").content.decode()]
    Evaluation.objects.filter(pk=result.pk).update(neutral_evaluator="none")
    offered.append("もう一度行う<" in client.get("/office/evaluations/").content.decode())
    assert offered == [False, True]
    Evaluation.objects.filter(pk=result.pk).update(neutral_evaluator="present")
    round_of(home.facility, planned_on=date(2027, 2, 1))
    client.force_login(home.ward)
    assert stages(ward)[name] == "受理"


def test_the_list_costs_the_same_for_one_office_and_for_three(home, ward, django_assert_num_queries):
    evaluated(home, "1392000109", "最初の家", date(2026, 7, 1))
    round_of(home.facility, participation=part_of(home.meeting, home.facility))
    with django_assert_num_queries(QUERIES):
        ward.get(f"{LIST}/")
    for number in ("1392000101", "1392000102"):
        part = evaluated(home, number, f"家{number}", date(2026, 7, 1))
        staff_sheet_of(round_of(part.facility, participation=part))
    with django_assert_num_queries(QUERIES):
        ward.get(f"{LIST}/")


QUERIES = 18
