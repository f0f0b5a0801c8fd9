"""`import_meetings`: the ward's ledger."""

from datetime import date

import pytest

from evaluations.models import Evaluation
from meetings.models import AgendaItem, Meeting
from operators.models import HistoryEntry, User
from tests.importing.files import run, write_xlsx
from tests.importing.ledger_rows import DAY, FROM_DAY, HELD, part
from tests.makers import office, ward

pytestmark = pytest.mark.django_db


def test_a_held_meeting_with_everything_and_again(home, ledger):
    row = HELD | {
        "年次議題": "防災防犯；地域交流",
        "活動状況報告": "有",
        "外部評価": "有",
        "評価_区包括": "出席",
        "評価_第三者": "書面",
        "第三者法人番号": "8011601011609",
        "Web同意": "無",
        "通知日": "R7.9.20",
        "議事録提出日": "令和7年11月10日",
        "送付完了": "有",
        "公表日": "2025/11/15",
        "結果報告書提出日": "20251116",
        "備考": "例年どおり",
    }
    first, second = ledger(row), ledger(row)
    meeting, held, evaluation = Meeting.objects.get(), part(home), Evaluation.objects.get()
    assert (first.status, first.counts, first.report["warnings"]) == (0, (1, 0, 0), [])
    assert (second.status, second.counts) == (0, (0, 0, 1))
    assert (meeting.status, meeting.mode, meeting.held_on, meeting.note) == (
        "held",
        "in_person",
        date(2025, 10, 20),
        "例年どおり",
    )
    assert (held.activity_counts_reported, held.carries_evaluation, held.video_consent) == (True, True, False)
    assert (held.notice_on, held.submitted_on, held.published_on) == (
        date(2025, 9, 20),
        date(2025, 11, 10),
        date(2025, 11, 15),
    )
    assert (held.delivered, held.delivered_on) == (True, None)
    assert [item.topic for item in held.agenda.all()] == ["community_exchange", "disaster_crime_prevention"]
    assert (
        evaluation.public_evaluator,
        evaluation.neutral_evaluator,
        evaluation.neutral_corporation_number,
    ) == (
        "present",
        "written",
        "8011601011609",
    )
    # 公表日 stands for the minutes and the evaluation result alike.
    assert (evaluation.published_on, evaluation.report_submitted_on) == (
        date(2025, 11, 15),
        date(2025, 11, 16),
    )
    assert HistoryEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("word", "status", "reason", "approved_on"),
    [
        pytest.param("予定", "planned", "", None, id="planned"),
        pytest.param("開催", "held", "", None, id="held"),
        pytest.param("中止", "cancelled", "", None, id="cancelled"),
        pytest.param("未開催", "not_held", "感染症のため", None, id="not held"),
        pytest.param("未開催承認", "not_held", "感染症のため", date(2025, 10, 20), id="not held, approved"),
    ],
)
def test_what_became_of_a_meeting(home, ledger, word, status, reason, approved_on):
    ledger(HELD | {"区分": word, "備考": "感染症のため"})
    made = Meeting.objects.get()
    assert (made.status, made.not_held_reason, made.excuse_approved_on) == (status, reason, approved_on)


def test_a_plan_becomes_a_meeting_and_is_told(home, ledger):
    ledger(HELD | {"区分": "予定", "外部評価": "有"})
    assert (part(home).carries_evaluation, Evaluation.objects.count()) == (True, 0)
    outcome = ledger(HELD | {"外部評価": "有", "評価_区包括": "出席"})
    entry = HistoryEntry.objects.get(verb="変更")
    assert (outcome.counts, Evaluation.objects.get().neutral_evaluator) == ((0, 1, 0), "")
    assert (entry.subject, entry.facility) == (f"meeting {Meeting.objects.get().pk}", home)
    assert entry.changes == {
        "status": ["planned", "held"],
        "evaluated": [False, True],
        "evaluation_public_evaluator": ["", "present"],
    }


def test_a_moved_meeting_is_another_one(home, ledger):
    ledger(HELD)
    assert ledger(HELD | {"開催日": "2025-10-21"}).counts == (1, 0, 0)
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"事業所番号": "1392000046"}, "事業所番号", id="unknown office"),
        pytest.param({"区分": "済"}, "区分", id="unknown status"),
        pytest.param({"区分": ""}, "区分", id="no status"),
        pytest.param({"開催日": ""}, "開催日", id="no day"),
        pytest.param({"開催日": "2025-02-30"}, "開催日", id="impossible day"),
        pytest.param({"開催方法": "電話"}, "開催方法", id="unknown mode"),
        pytest.param({"合同事業所": "1392000046/78"}, "合同事業所", id="partner that does not exist"),
        pytest.param({"合同事業所": "1392000020"}, "合同事業所", id="partner without a service"),
        pytest.param({"年次議題": "忘年会"}, "年次議題", id="unknown topic"),
        pytest.param({"活動状況報告": "多分"}, "活動状況報告", id="neither yes nor no"),
        pytest.param({"外部評価": "済"}, "外部評価", id="unknown evaluation"),
        pytest.param({"評価_第三者": "欠席"}, "評価_第三者", id="unknown presence"),
        pytest.param({"区分": "未開催"}, "備考", id="not held without a reason"),
        pytest.param({"区分": "未開催承認"}, "備考", id="approved without a reason"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(home, day, ledger, changed, column):
    outcome = ledger(HELD | FROM_DAY, HELD | {"開催日": "2025-12-20"} | changed)
    assert (outcome.status, outcome.rejected) == (1, [(3, column)])
    assert (Meeting.objects.count(), HistoryEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("held_on", "rejected"),
    [
        pytest.param("2025-06-14", [(2, "開催日")], id="the day before the designation"),
        pytest.param("2025-06-15", [], id="the day of the designation"),
        pytest.param("2026-03-31", [], id="the day of closure"),
        pytest.param("2026-04-01", [(2, "開催日")], id="the day after the closure"),
    ],
)
def test_the_designation_period(ledger, held_on, rejected):
    office("group_home", "1392000012", designated_on=date(2025, 6, 15), closed_on=date(2026, 3, 31))
    assert ledger(HELD | {"開催日": held_on}).rejected == rejected


def test_a_partner_outside_its_designation_period(home, ledger):
    office("community_day", "1392000020", closed_on=date(2025, 4, 1))
    assert ledger(HELD | {"合同事業所": DAY}).rejected == [(2, "合同事業所")]


def test_a_service_without_a_council(home, ledger):
    office("night_visiting", "1392000020")
    night = {"事業所番号": "1392000020", "サービス種類コード": "71"}
    assert ledger(HELD | night).rejected == [(2, "サービス種類コード")]
    assert ledger(HELD | {"合同事業所": "1392000020/71"}).rejected == [(2, "合同事業所")]


def test_a_present_column_decides_and_an_absent_one_does_not(home, ledger):
    told = HELD | {
        "公表日": "2025-11-01",
        "年次議題": "衛生管理",
        "送付完了": "有",
        "外部評価": "有",
        "評価_区包括": "出席",
        "備考": "メモ",
    }
    ledger(told)
    assert ledger({k: told[k] for k in ("事業所番号", "サービス種類コード", "区分", "開催日")}).counts == (
        0,
        0,
        1,
    )
    assert ledger(HELD).counts == (0, 1, 0)
    assert (part(home).published_on, part(home).delivered, Meeting.objects.get().note) == (None, False, "")
    assert (AgendaItem.objects.count(), Evaluation.objects.count()) == (0, 0)
    assert HistoryEntry.objects.get(verb="変更").changes == {
        "note": ["メモ", ""],
        "carries_evaluation": [True, False],
        "delivered": [True, False],
        "published_on": ["2025-11-01", None],
        "topics": [["hygiene"], []],
        "evaluated": [True, False],
        "evaluation_public_evaluator": ["present", ""],
        "evaluation_published_on": ["2025-11-01", ""],
    }


def test_an_approval_that_staff_gave_stays(home, ledger):
    ledger(HELD | {"区分": "未開催", "備考": "感染症"})
    staff = User.objects.create_user("ward@example.jp", name="区職員", role="ward", municipality=ward())
    Meeting.objects.update(excuse_approved_on=date(2025, 11, 5), excuse_approved_by=staff)
    assert ledger(HELD | {"区分": "未開催", "備考": "感染症"}).counts == (0, 0, 1)
    assert ledger(HELD).counts == (0, 1, 0)
    made = Meeting.objects.get()
    assert (made.status, made.excuse_approved_on, made.excuse_approved_by) == ("held", None, None)


def test_an_agency_evaluation_is_no_meeting(home, ledger):
    row = HELD | {"外部評価": "評価機関", "公表日": "2025-11-01", "結果報告書提出日": "2025-11-02"}
    first, second = ledger(row), ledger(row)
    made = Evaluation.objects.get()
    assert (first.counts, second.counts, Meeting.objects.count()) == ((1, 0, 0), (0, 0, 1), 0)
    assert (made.route, made.facility, made.participation, made.evaluated_on) == (
        "agency",
        home,
        None,
        date(2025, 10, 20),
    )
    assert (made.published_on, made.report_submitted_on) == (date(2025, 11, 1), date(2025, 11, 2))
    assert ledger(row | {"公表日": ""}).counts == (0, 1, 0)


def test_only_a_group_home_is_evaluated_by_an_agency(other, ledger):
    row = HELD | {"事業所番号": "1392000038", "サービス種類コード": "73", "外部評価": "評価機関"}
    assert ledger(row).rejected == [(2, "外部評価")]


def test_two_agency_rows_that_differ(home, ledger):
    row = HELD | {"外部評価": "評価機関"}
    assert ledger(row, row | {"公表日": "2025-11-01"}).rejected == [(2, None), (3, None)]


def test_an_evaluation_without_the_duty_is_taken_and_told(day, ledger):
    outcome = ledger(HELD | FROM_DAY | {"外部評価": "有"})
    assert (outcome.status, outcome.warned, Evaluation.objects.count()) == (0, [(2, "外部評価")], 1)


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"議事録提出日": "2025-10-19"}, "議事録提出日", id="submitted before the meeting"),
        pytest.param({"公表日": "2025-10-19"}, "公表日", id="published before the meeting"),
        pytest.param({"通知日": "2025-10-21"}, "通知日", id="notice after the meeting"),
        pytest.param({"開催日": "2099-10-20"}, "開催日", id="held in the future"),
        pytest.param({"第三者法人番号": "12"}, "第三者法人番号", id="no corporation number"),
        pytest.param({"評価_区包括": "出席"}, "外部評価", id="evaluators without an evaluation"),
    ],
)
def test_what_looks_wrong_is_taken_and_told(home, ledger, changed, column):
    outcome = ledger(HELD | changed)
    assert (outcome.status, outcome.counts, outcome.warned) == (0, (1, 0, 0), [(2, column)])


def test_another_meeting_of_the_same_day_is_told(home, day, ledger):
    ledger(HELD | {"合同事業所": DAY})
    assert ledger(HELD).warned == [(2, None)]


def test_a_workbook_of_the_ledger(home, tmp_path):
    row = HELD | {"事業所番号": 1392000012.0, "サービス種類コード": 32, "開催日": date(2025, 10, 20)}
    outcome = run("import_meetings", write_xlsx(tmp_path / "ledger.xlsx", [row]))
    assert (outcome.status, outcome.counts) == (0, (1, 0, 0))


def test_a_dry_run_prints_the_same_and_writes_nothing(home, ledger):
    tried = ledger(HELD, arguments=("--dry-run",))
    assert (Meeting.objects.count(), tried.report) == (0, ledger(HELD).report)


def test_queries_do_not_grow_with_the_file(home, day, ledger, django_assert_num_queries):
    rows = [HELD | {"開催日": f"2025-1{month}-20", "合同事業所": DAY, "外部評価": "有"} for month in range(3)]
    for count in (1, 3):
        ledger(*rows[:count])
        with django_assert_num_queries(10):
            assert ledger(*rows[:count]).counts == (0, 0, count)
