"""The list of an office's minutes as a workbook: one row a meeting, real days, text that stays text."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from django.urls import reverse

from meetings.exports.minutes_list import HEADS, minutes_list
from meetings.minutes_content import Content, Item
from meetings.models import Member
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from tests.fixtures.people import World
from tests.makers import NOON, meeting, minutes_of, office, part_of, submission_of
from tests.record.reading import rows


@pytest.fixture
def busy(nerima: World, itabashi: World) -> World:
    """The world's meeting of June with everything done; two people of three noted."""
    part = nerima.participation
    part.attendances.create(member=nerima.member, category="community", manner="proxy")
    part.attendances.create(name="介護保険課 職員", category="municipality", manner="apology")
    Member.objects.create(facility=nerima.facility, category="staff", name="直子")
    items = (
        Item("a1", "一", request="広報紙"),
        Item("a2", "二", advice="町会"),
        Item("a3", "三", report="報告"),
    )
    minutes_of(part, final=nerima.operator, content=Content(items=items).as_json())
    submission_of(part, state="accepted", state_at=NOON)
    type(part).objects.filter(pk=part.pk).update(
        submitted_on=date(2026, 7, 4),
        delivered=True,
        delivered_on=date(2026, 7, 6),
        published_on=date(2026, 7, 8),
    )
    type(nerima.meeting).objects.filter(pk=nerima.meeting.pk).update(
        starts_at=time(14), ends_at=time(15, 30), mode="hybrid"
    )
    return nerima


def read(facility: Facility, year: int | None = None) -> list[dict]:
    return rows(minutes_list(facility, FiscalYear(year) if year else None))


def test_a_row_says_what_became_of_a_meeting(busy):
    [row] = read(busy.facility)
    told = {head: value for head, value in row.items() if value not in (None, 0)}
    assert told == {
        "開催日": datetime(2026, 6, 20),  # noqa: DTZ001 - a workbook has no zones
        "年度": "令和8年度",
        "開始": time(14),
        "終了": time(15, 30),
        "開催方法": "対面とWebの併用",
        "場所": "ひなたの間",
        "状態": "開催",
        "出席（計）": 1,
        "出席（地域住民の代表者）": 1,
        "欠席（計）": 2,
        "欠席（区職員）": 1,
        "欠席（事業所の管理者・従業者）": 1,
        "議事録": "確定",
        "要望・助言の件数": 2,
        "提出日": datetime(2026, 7, 4),  # noqa: DTZ001
        "受付番号": "R8-0001",
        "受理日": datetime(2026, 6, 25),  # noqa: DTZ001
        "送付完了日": datetime(2026, 7, 6),  # noqa: DTZ001
        "公表日": datetime(2026, 7, 8),  # noqa: DTZ001
    }


def test_nobodys_name_is_in_it(busy):
    text = "\n".join(str(value) for row in read(busy.facility) for value in row.values())
    assert [name for name in ("町子", "直子", "職員 ", "operator") if name in text] == []


def test_what_is_not_known_is_empty(nerima, itabashi):
    [row] = read(nerima.facility)
    assert [row[head] for head in ("出席（計）", "欠席（計）", "提出日", "受付番号", "受理日")] == [None] * 5
    assert (row["議事録"], row["要望・助言の件数"]) == ("未作成", 0)


def test_a_returned_submission_is_not_accepted(nerima):
    submission_of(nerima.participation, state="returned")
    [row] = read(nerima.facility)
    assert (row["受付番号"], row["受理日"]) == ("R8-0001", None)


def test_partners_are_named_and_who_only_is_asked_is_not(nerima):
    partner = office("community_day", "1392000111", municipality=nerima.municipality, name="となりデイ")
    asked = office("community_day", "1392000222", municipality=nerima.municipality, name="さそわれデイ")
    made = meeting(date(2026, 7, 1), nerima.facility, partner, asked, status="planned")
    made.participations.filter(facility=asked).update(standing="invited")
    minutes_of(part_of(made, partner))
    [_, row] = read(nerima.facility)
    assert (row["合同開催の事業所"], row["議事録"], row["状態"]) == ("となりデイ", "未作成", "予定")
    assert read(asked) == []


def test_one_year_or_all_without_drafts_and_what_was_called_off(nerima):
    for status in ("draft", "cancelled"):
        meeting(date(2026, 8, 1 if status == "draft" else 2), nerima.facility, status=status)
    meeting(date(2026, 3, 31), nerima.facility)
    meeting(date(2026, 4, 1), nerima.facility, status="not_held", not_held_reason="感染症")
    assert [row["開催日"].date() for row in read(nerima.facility)] == [
        date(2026, 3, 31),
        date(2026, 4, 1),
        date(2026, 6, 20),
    ]
    assert [row["状態"] for row in read(nerima.facility, 2026)] == ["未開催", "開催"]
    assert [row["年度"] for row in read(nerima.facility, 2025)] == ["令和7年度"]


@pytest.mark.parametrize("place", ["=1+1", "+81", "@sum", "-1", '=HYPERLINK("http://a")'])
def test_text_stays_text_whatever_it_begins_with(nerima, place):
    type(nerima.meeting).objects.filter(pk=nerima.meeting.pk).update(place=place)
    sheet = openpyxl.load_workbook(io.BytesIO(minutes_list(nerima.facility, None))).active
    cell = sheet.cell(2, HEADS.index("場所") + 1)
    assert (cell.value, cell.data_type) == (place, "s")


def test_the_heads_stay_in_sight_and_filter(nerima):
    sheet = openpyxl.load_workbook(io.BytesIO(minutes_list(nerima.facility, None))).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref.startswith("A1:")) == ("B2", True)
    assert [cell.value for cell in sheet[1]] == list(HEADS)
    assert sheet["A2"].number_format == "yyyy/mm/dd"


def test_an_office_without_meetings_gets_the_heads(db):
    assert read(office()) == []


def test_more_meetings_ask_nothing_more(busy, django_assert_num_queries):
    asked = []
    for number in (1, 3):
        for each in range(number):
            partner = office("community_day", f"139200{number}{each}00", municipality=busy.municipality)
            made = meeting(date(2026, 9, number * 5 + each), busy.facility, partner)
            part = part_of(made, busy.facility)
            minutes_of(part)
            submission_of(part)
            part.attendances.create(member=busy.member, category="community", manner="present")
        with django_assert_num_queries(7) as counted:
            minutes_list(busy.facility, None)
        asked.append(len(counted))
    assert asked == [7, 7]


def test_the_office_downloads_a_year_and_a_stranger_does_not(client, nerima, itabashi):
    client.force_login(nerima.operator)
    here = reverse("minutes_list_xlsx", args=["1392000011", "32"])
    answer = client.get(here, {"year": "2026"})
    assert answer["Content-Disposition"].endswith("1392000011-32_%E4%BB%A4%E5%92%8C8%E5%B9%B4%E5%BA%A6.xlsx")
    assert len(rows(answer.content)) == 1
    assert rows(client.get(here, {"year": "2025"}).content) == []
    for nonsense in ("", "abc", "²⁰²⁶", "99999", "0000", "1999"):
        assert len(rows(client.get(here, {"year": nonsense}).content)) == 1
    client.force_login(itabashi.operator)
    assert client.get(here).status_code == 404
