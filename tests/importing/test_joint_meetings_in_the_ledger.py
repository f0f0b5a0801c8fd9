"""Joint meetings in the ledger: told from several sides, one meeting."""

from datetime import date

import pytest

from meetings.models import Meeting
from tests.importing.ledger_rows import DAY, FROM_DAY, HELD, HOME, OTHER, part

pytestmark = pytest.mark.django_db


def test_a_meeting_told_from_two_sides_is_one(home, day, ledger):
    outcome = ledger(
        HELD | {"合同事業所": DAY, "公表日": "2025-11-01"},
        HELD | FROM_DAY | {"合同事業所": HOME, "公表日": "2025-11-02"},
    )
    assert (outcome.status, outcome.counts, Meeting.objects.count()) == (0, (1, 0, 0), 1)
    assert Meeting.objects.get().participants_key == f"{HOME};{DAY}"
    assert (part(home).published_on, part(day).published_on) == (date(2025, 11, 1), date(2025, 11, 2))


def test_a_participant_without_a_row_takes_the_columns_of_the_row_that_names_it(home, day, other, ledger):
    ledger(
        HELD | {"合同事業所": f"{DAY};{OTHER}", "公表日": "2025-11-01", "年次議題": "衛生管理"},
        HELD | FROM_DAY | {"合同事業所": f"{HOME};{OTHER}", "公表日": "2025-11-02"},
    )
    assert (part(other).published_on, [item.topic for item in part(other).agenda.all()]) == (
        date(2025, 11, 1),
        ["hygiene"],
    )


def test_files_that_each_tell_one_side_do_not_overwrite_each_other(home, day, ledger):
    ours = HELD | {"合同事業所": DAY, "公表日": "2025-11-01"}
    theirs = HELD | FROM_DAY | {"合同事業所": HOME, "公表日": "2025-11-02"}
    assert [ledger(row).counts for row in (ours, theirs, ours, theirs)] == [
        (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 1),
    ]  # fmt: skip
    assert (part(home).published_on, part(day).published_on) == (date(2025, 11, 1), date(2025, 11, 2))


def test_a_correction_reaches_the_participant_that_follows(home, day, ledger):
    ledger(HELD | {"合同事業所": DAY})
    ledger(HELD | {"合同事業所": DAY, "公表日": "2025-11-01"})
    assert part(day).published_on == date(2025, 11, 1)


@pytest.mark.parametrize(
    "written", [f"{HOME}；{DAY}", f"{DAY}、{DAY}", "１３９２０００ ０２０／７８", f"\n{DAY};"]
)
def test_partners_however_they_are_written(home, day, ledger, written):
    ledger(HELD | {"合同事業所": written})
    assert Meeting.objects.get().participants_key == f"{HOME};{DAY}"


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"区分": "中止"}, "区分", id="other status"),
        pytest.param({"開催方法": "Web"}, "開催方法", id="other mode"),
        pytest.param({"合同事業所": ""}, "合同事業所", id="does not know of the joint meeting"),
        pytest.param({"合同事業所": f"{HOME};{OTHER}"}, "合同事業所", id="names a third one"),
    ],
)
def test_contradictory_twins_are_both_rejected(home, day, other, ledger, changed, column):
    outcome = ledger(HELD | {"合同事業所": DAY}, HELD | FROM_DAY | {"合同事業所": HOME} | changed)
    assert (outcome.status, outcome.rejected) == (1, [(2, column), (3, column)])
    assert Meeting.objects.count() == 0


def test_an_empty_mode_agrees_with_in_person(home, day, ledger):
    outcome = ledger(HELD | {"合同事業所": DAY}, HELD | FROM_DAY | {"合同事業所": HOME, "開催方法": ""})
    assert (outcome.counts, outcome.warned) == ((1, 0, 0), [(3, "開催方法")])


def test_another_meeting_may_take_the_place_of_a_cancelled_one(home, day, ledger):
    assert ledger(HELD | {"合同事業所": DAY, "区分": "中止"}, HELD).counts == (2, 0, 0)


def test_the_same_row_twice(home, ledger):
    assert ledger(HELD, HELD).counts == (1, 0, 0)


def test_two_rows_of_one_office_that_differ(home, ledger):
    assert ledger(HELD, HELD | {"公表日": "2025-11-01"}).rejected == [(2, None), (3, None)]


def test_a_wrong_row_pulls_down_its_meeting_and_no_other(home, day, ledger):
    outcome = ledger(
        HELD | {"合同事業所": DAY},
        HELD | FROM_DAY | {"合同事業所": HOME, "公表日": "未定"},
        HELD | FROM_DAY | {"開催日": "2025-11-20"},
        arguments=("--skip-rejected",),
    )
    assert (outcome.status, outcome.rejected) == (1, [(2, None), (3, "公表日")])
    assert [made.held_on for made in Meeting.objects.all()] == [date(2025, 11, 20)]
