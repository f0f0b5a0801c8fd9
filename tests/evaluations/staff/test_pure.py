"""Pasted lists, portions for a phone, marks of saves and the days of reminders. Pure."""

from datetime import date

import pytest

from evaluations.enums import StaffRole
from evaluations.form import Field, FieldKind, Item, Phase, Section, Sheet
from evaluations.services.staff_reminders import window_of
from evaluations.staff_sheets.lines import BadLines, Person, read_lines
from evaluations.staff_sheets.marks import Mark, mark_of, reader_of, state_of
from evaluations.staff_sheets.progress import missing_of, progress_of
from evaluations.staff_sheets.screens import screen_with, screens_of

CHOICE = Field("q", "評価", FieldKind.CHOICE, Phase.STAFF, scale="two", required=True)
LONG = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.jp"


def staff(*many: int) -> Sheet:
    """A staff sheet with sections of so many items."""
    sections = [
        Section(f"s{number}", "区分", items=tuple(Item(f"s{number}-{i}", "項目") for i in range(count)))
        for number, count in enumerate(many)
    ]
    return Sheet("staff", "個別評価", (CHOICE,), tuple(sections))


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("見本 花子", Person("見本 花子", StaffRole.CARER)),
        ("見本 花子, 看護師, hanako@example.jp", Person("見本 花子", StaffRole.NURSE, "hanako@example.jp")),
        ("12番\tケアマネジャー\t", Person("12番", StaffRole.PLANNER)),
        ("見本 太郎，管理者", Person("見本 太郎", StaffRole.MANAGER)),
        ("見本 太郎、ｔａｒｏ＠example.jp", Person("見本 太郎", StaffRole.CARER, "taro@example.jp")),
    ],
)
def test_a_line_is_read_with_the_separators_people_use(line, person):
    assert read_lines(line, []) == [person]


def test_every_line_that_cannot_be_read_is_named_at_once():
    text = (
        "見本 花子\n\n, 介護職員\n見本 太郎, 宇宙飛行士\n見本 次郎, 介護, jiro@\n見本 花子\n13番\n一,二,三,四\n"
        f"hanako@example.jp\n見本 三郎, 介護, {LONG}"
    )
    with pytest.raises(BadLines) as refused:
        read_lines(text, taken=["13番"])
    errors = refused.value.errors
    assert [error.partition("：")[0] for error in errors] == [f"{number}行目" for number in range(3, 11)]
    assert errors[-2:] == [
        "9行目：氏名または番号がありません。",
        "10行目：メールアドレスは254文字までにしてください。",
    ]


def test_long_sections_come_in_even_portions_and_short_ones_whole():
    screens = screens_of(staff(5, 17, 0))
    assert [(screen.part, screen.parts, len(screen.rows)) for screen in screens] == [
        (1, 1, 5),
        (1, 3, 6),
        (2, 3, 6),
        (3, 3, 5),
    ]
    assert screen_with(screens, "s1-6").number == 3
    assert screen_with(screens, "elsewhere") is None


def test_progress_tells_how_many_and_never_which():
    sheet = staff(3)
    some = {"s0-1": {"q": "a"}, "gone": {"q": "a"}}
    assert progress_of(sheet, {}, submitted=False).words == "未着手"
    assert progress_of(sheet, some, submitted=False).words == "記入中 1/3項目"
    assert progress_of(sheet, some, submitted=True).words == "提出済み"
    assert [row.key for row in missing_of(sheet, some)] == ["s0-0", "s0-2"]


def test_an_answer_is_read_again_by_the_browser_that_gave_it_alone():
    first = Mark().after({"q"}, "phone")
    second = first.after({"words"}, "tablet")
    assert mark_of({"r": second.as_json()}, "r") == second
    assert [second.may_read(key, "phone", "a") for key in ("q", "words", "unknown")] == [True, False, False]
    assert second.may_read("words", "phone", "")
    words = Field("words", "意見", FieldKind.TEXT, Phase.STAFF)
    row = ((CHOICE, words), {"q": "a", "words": "夜がつらい"})
    assert second.shown(*row, "phone") == {"q": "a", "words": ""}
    assert second.shown(*row, "tablet") == {"q": True, "words": "夜がつらい"}
    assert state_of(second.shown(*row, "phone")) == state_of(
        first.shown((CHOICE, words), {"q": "a"}, "phone")
    )
    assert reader_of("secret", 1) != reader_of("secret", 2)


@pytest.mark.parametrize(
    ("today", "window"),
    [
        ("11-22", ""),
        ("12-02", ""),
        ("12-03", "week"),
        ("12-08", "week"),
        ("12-09", "eve"),
        ("12-10", "eve"),
        ("12-11", ""),
    ],
)
def test_reminders_come_in_the_week_before_and_on_the_eve(today, window):
    assert window_of(date(2026, 12, 10), date.fromisoformat(f"2026-{today}")) == window
    assert window_of(None, date(2026, 12, 10)) == ""
