"""`import_members`: rosters of council members."""

from datetime import date

import pytest

from meetings.models import Member
from operators.models import Corporation, Facility, HistoryEntry
from tests.importing.files import run, write_csv
from tests.makers import office

pytestmark = pytest.mark.django_db

SEAT = {
    "事業所番号": "1392000012",
    "サービス種類コード": "32",
    "区分": "知見",
    "氏名": "髙田　葉子",
    "所属": "ひなた大学",
    "法人番号": "",
    "役職": "教授",
    "送付方法": "郵送",
    "メールアドレス": "",
    "郵便番号": "1790075",
    "住所": "練馬区高松1-2-3",
    "就任日": "2025-04-01",
    "退任日": "",
}


@pytest.fixture
def seats(tmp_path):
    """Import rows of members from a CSV file."""
    return lambda *rows, arguments=(): run(
        "import_members", write_csv(tmp_path / "members.csv", list(rows)), *arguments
    )


@pytest.fixture
def home(db) -> Facility:
    """The office whose roster is told; a stranger with the same number under another service is there too."""
    office("community_day", "1392000012")
    return office("group_home", "1392000012")


def test_a_member_is_registered_and_stays_the_same(home, seats):
    first, second = seats(SEAT), seats(SEAT)
    made = Member.objects.get()
    assert (first.status, first.counts, second.counts) == (0, (1, 0, 0), (0, 0, 1))
    assert first.report["warnings"] == []
    assert (made.facility, made.category, made.name, made.delivery) == (home, "expert", "髙田　葉子", "post")
    assert (made.postal_code, made.joined_on, made.left_on) == ("179-0075", date(2025, 4, 1), None)


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("利用者", "user"),
        ("家族", "family"),
        ("地域住民", "community"),
        ("区職員", "municipality"),
        ("地域包括", "support_center"),
        ("知見", "expert"),
        ("医療", "medical"),
        ("事業所", "staff"),
        ("その他", "other"),
    ],
)
def test_categories(home, seats, word, category):
    seats(SEAT | {"区分": word})
    assert Member.objects.get().category == category


def test_the_name_is_compared_folded_and_kept_as_spelt(home, seats):
    seats(SEAT)
    outcome = seats(SEAT | {"氏名": "髙田 葉子", "役職": "名誉教授"})
    assert (outcome.counts, Member.objects.count(), Member.objects.get().title) == ((0, 1, 0), 1, "名誉教授")


def test_another_spelling_of_the_same_character_is_another_person(home, seats):
    assert seats(SEAT, SEAT | {"氏名": "高田　葉子"}).counts == (2, 0, 0)


def test_somebody_leaves_and_comes_back(home, seats):
    seats(SEAT)
    left = SEAT | {"退任日": "2026-03-31"}
    again = SEAT | {"就任日": "2026-10-01"}
    assert seats(left, again).counts == (1, 1, 0)
    assert seats(left, again).counts == (0, 0, 2)
    assert list(Member.objects.order_by("joined_on").values_list("joined_on", "left_on")) == [
        (date(2025, 4, 1), date(2026, 3, 31)),
        (date(2026, 10, 1), None),
    ]


def test_a_row_without_a_day_means_the_seat_held_now(home, seats):
    seats(SEAT | {"退任日": "2026-03-31"}, SEAT | {"就任日": "2026-10-01"})
    assert seats(SEAT | {"就任日": "", "役職": "客員教授"}).counts == (0, 1, 0)
    assert Member.objects.get(left_on=None).title == "客員教授"


def test_a_day_of_joining_that_becomes_known_is_filled_in(home, seats):
    seats(SEAT | {"就任日": ""})
    assert seats(SEAT).counts == (0, 1, 0)
    assert Member.objects.get().joined_on == date(2025, 4, 1)


def test_two_terms_at_a_time_are_told(home, seats):
    seats(SEAT)
    assert seats(SEAT | {"就任日": "2025-10-01"}).warned == [(2, "就任日")]


def test_an_empty_cell_leaves_the_value(home, seats):
    seats(SEAT)
    seats({heading: SEAT[heading] for heading in ("事業所番号", "サービス種類コード", "区分", "氏名")})
    assert seats(SEAT | {"役職": "", "住所": ""}).counts == (0, 0, 1)
    assert Member.objects.get().title == "教授"


def test_a_member_by_mail(home, seats):
    outcome = seats(SEAT | {"送付方法": "メール", "メールアドレス": "ｙｏｋｏ@example.jp"})
    assert (outcome.status, Member.objects.get().email) == (0, "yoko@example.jp")


def test_an_unknown_corporation_is_registered(home, seats):
    seats(SEAT | {"法人番号": "8011601011609"})
    assert Member.objects.get().corporation == Corporation.objects.get(number="8011601011609")


@pytest.mark.parametrize(
    ("changed", "columns"),
    [
        pytest.param({"事業所番号": "1392000020"}, ["事業所番号"], id="unknown office"),
        pytest.param({"サービス種類コード": "73"}, ["事業所番号"], id="office under another service"),
        pytest.param({"サービス種類コード": "37"}, ["サービス種類コード"], id="preventive twin"),
        pytest.param({"事業所番号": ""}, ["事業所番号"], id="no office"),
        pytest.param({"区分": "市民"}, ["区分"], id="unknown category"),
        pytest.param({"区分": "", "氏名": ""}, ["区分", "氏名"], id="nobody"),
        pytest.param({"氏名": "あ" * 81}, ["氏名"], id="name too long"),
        pytest.param({"送付方法": "メール"}, ["送付方法"], id="mail without an address"),
        pytest.param({"送付方法": "ファクス"}, ["送付方法"], id="unknown way"),
        pytest.param({"就任日": "R7.2.30"}, ["就任日"], id="impossible date"),
        pytest.param({"退任日": "2025-03-31"}, ["退任日"], id="leaves before joining"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(home, seats, changed, columns):
    outcome = seats(SEAT | {"氏名": "別の人"}, SEAT | changed)
    assert (outcome.status, outcome.rejected) == (1, [(3, column) for column in columns])
    assert (Member.objects.count(), Facility.objects.count(), HistoryEntry.objects.count()) == (0, 2, 0)


def test_a_mail_address_that_is_none(home, seats):
    outcome = seats(SEAT | {"送付方法": "メール", "メールアドレス": "yoko@@example.jp"})
    assert (outcome.rejected, outcome.warned) == ([(2, "送付方法")], [(2, "メールアドレス")])


def test_rows_that_contradict_each_other(home, seats):
    assert seats(SEAT, SEAT | {"退任日": "2026-03-31"}).rejected == [(2, None), (3, None)]


def test_the_report_names_nobody(home, seats):
    wrong = SEAT | {
        "氏名": "秘密の名前",
        "送付方法": "メール",
        "メールアドレス": "himitsu@",
        "退任日": "2025-03-31",
    }
    outcome = seats(wrong)
    assert "秘密" not in str(outcome.report)
    assert "himitsu" not in str(outcome.report)


def test_the_history_tells_the_change_and_its_subject_is_a_number(home, seats):
    seats(SEAT)
    seats(SEAT | {"退任日": "2026-03-31"})
    made = Member.objects.get()
    entry = HistoryEntry.objects.get(verb="変更")
    assert (entry.subject, entry.via, entry.facility) == (f"member {made.pk}", "import_members", home)
    assert entry.changes == {"left_on": [None, "2026-03-31"]}


def test_queries_do_not_grow_with_the_file(home, seats, django_assert_num_queries):
    rows = [SEAT | {"氏名": f"構成員{number}"} for number in range(3)]
    for count in (1, 3):
        seats(*rows[:count])
        with django_assert_num_queries(8):
            assert seats(*rows[:count]).counts == (0, 0, count)
