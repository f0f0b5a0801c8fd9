"""The record of an office's meeting is what the rows say: its own people and papers, the common part, no more."""

from datetime import UTC, date, datetime
from json import dumps

import pytest

from meetings.minutes_content import Content, Item
from meetings.models import (
    AgendaItem,
    Attendance,
    Material,
    Meeting,
    Member,
    Minutes,
    MinutesVersion,
    Participation,
)
from meetings.record import Person
from meetings.record_building import build_record
from operators.models import Facility
from tests.fixtures.people import World
from tests.makers import material_of, meeting, minutes_of, office, part_of

DAY = date(2026, 7, 1)


def member(facility: Facility, category: str, name: str, **fields) -> Member:
    return Member.objects.create(facility=facility, category=category, name=name, **fields)


def attends(part, who: Member | str, manner: str, category: str = "", **fields) -> Attendance:
    """A member, or somebody by name only."""
    by = {"name": who} if isinstance(who, str) else {"member": who}
    category = category or who.category
    return Attendance.objects.create(participation=part, category=category, manner=manner, **by, **fields)


@pytest.fixture
def joint(nerima: World, itabashi: World) -> Meeting:
    """A meeting of the world's office with a partner whose everything carries the word となり."""
    partner = office("community_day", "1392000111", municipality=nerima.municipality, name="となりデイ")
    made = meeting(DAY, nerima.facility, partner)
    theirs = part_of(made, partner)
    attends(theirs, member(partner, "user", "となり 花"), "present")
    attends(theirs, "となり課 職員", "present", "municipality")
    minutes_of(theirs, content=Content(opening="となりの話").as_json())
    material_of(theirs, title="となり資料.pdf")
    AgendaItem.objects.create(meeting=made, participation=theirs, title="となりの議題")
    return made


def people(record) -> list[tuple[str, list[Person], list[Person]]]:
    return [(group.category, list(group.present), list(group.absent)) for group in record.groups]


def test_people_stand_by_category_with_the_way_they_took_part(nerima, itabashi):
    part, home = nerima.participation, nerima.facility
    attends(part, "介護保険課 職員", "present", "municipality")
    attends(part, member(home, "staff", "直子", title="管理者"), "present")
    attends(part, member(home, "user", "ハナ"), "video")
    attends(part, nerima.member, "proxy", stand_in="石川 恵")
    attends(part, member(home, "family", "一郎"), "apology")
    attends(part, member(home, "expert", "茂", affiliation="こかげ居宅", title="介護支援専門員"), "written")
    member(home, "expert", "学")
    assert people(build_record(part)) == [
        ("user", [Person("ハナ", "", "Webで出席")], []),
        ("family", [], [Person("一郎", "", "欠席（連絡あり）")]),
        ("community", [Person("ひなた 町子", "", "代理出席", "石川 恵")], []),
        ("municipality", [Person("介護保険課 職員", "", "出席")], []),
        (
            "expert",
            [],
            [Person("学", "", "記録なし"), Person("茂", "こかげ居宅 介護支援専門員", "書面で意見")],
        ),
        ("staff", [Person("直子", "管理者", "出席")], []),
    ]


def test_only_who_serves_on_the_day_is_missed(nerima):
    home, day = nerima.facility, nerima.meeting.held_on
    Member.objects.filter(pk=nerima.member.pk).update(left_on=date(2026, 6, 19))
    member(home, "community", "前日まで", left_on=date(2026, 6, 19))
    member(home, "community", "当日まで", left_on=day)
    member(home, "community", "当日から", joined_on=day)
    member(home, "community", "翌日から", joined_on=date(2026, 6, 21))
    [group] = build_record(nerima.participation).groups
    assert [person.name for person in group.absent] == ["当日から", "当日まで"]


def test_who_came_stands_there_even_after_leaving(nerima):
    attends(nerima.participation, nerima.member, "present")
    Member.objects.filter(pk=nerima.member.pk).update(left_on=date(2026, 6, 1))
    [group] = build_record(nerima.participation).groups
    assert group.present == (Person("ひなた 町子", "", "出席"),)


def test_users_and_families_of_a_joint_meeting_have_no_names(nerima, joint):
    part, home = part_of(joint, nerima.facility), nerima.facility
    attends(part, member(home, "user", "佐藤 ハナ", affiliation="2階"), "present")
    attends(part, member(home, "user", "鈴木 イネ"), "present")
    attends(part, member(home, "family", "佐藤 一郎", title="長男"), "proxy", stand_in="佐藤 次郎")
    member(home, "family", "鈴木 三郎")
    attends(part, nerima.member, "present")
    record = build_record(part)
    assert people(record) == [
        ("user", [Person("利用者", "", "出席")] * 2, []),
        (
            "family",
            [Person("利用者の家族", "", "代理出席")],
            [Person("利用者の家族", "", "記録なし")],
        ),
        ("community", [Person("ひなた 町子", "", "出席")], []),
    ]
    assert [name for name in ("佐藤", "鈴木", "2階", "長男") if name in dumps(record.as_json())] == []


def test_nothing_of_a_partner_is_in_it_but_its_name(nerima, joint):
    record = build_record(part_of(joint, nerima.facility))
    assert record.partners == ("となりデイ（地域密着型通所介護）",)
    rest = record.as_json() | {"partners": []}
    assert "となり" not in dumps(rest, ensure_ascii=False)


def test_who_is_only_asked_is_no_partner(nerima, joint):
    joint.participations.exclude(facility=nerima.facility).update(standing="invited")
    record = build_record(part_of(joint, nerima.facility))
    assert (record.partners, record.common, record.joint) == ((), None, False)


def test_the_common_part_comes_along(nerima, joint):
    common = Content(items=(Item("a1", "防災・防犯体制の構築", report="合同の訓練"),))
    Minutes.objects.create(meeting=joint, content=common.as_json())
    mine = Content(opening="ひなたの話")
    minutes_of(part_of(joint, nerima.facility), content=mine.as_json())
    record = build_record(part_of(joint, nerima.facility))
    assert (record.common, record.own) == (common, mine)


def test_minutes_that_were_not_begun_are_empty(nerima, joint):
    record = build_record(part_of(joint, nerima.facility))
    assert (record.own, record.common, record.draft) == (Content(), Content(), True)
    alone = build_record(nerima.participation)
    assert (alone.own, alone.common, alone.draft) == (Content(), None, True)


LATE = datetime(2026, 7, 2, 15, 30, tzinfo=UTC)
"""Half past midnight of 3 July in Japan."""


def test_it_is_final_on_the_local_day(nerima):
    minutes_of(nerima.participation, final=nerima.operator, finalised_at=LATE)
    assert build_record(nerima.participation).finalised_on == date(2026, 7, 3)


def test_a_joint_record_is_final_when_both_parts_are(nerima, joint):
    part = part_of(joint, nerima.facility)
    minutes_of(part, final=nerima.operator)
    common = Minutes.objects.create(meeting=joint)
    assert build_record(part).finalised_on is None
    Minutes.objects.filter(pk=common.pk).update(
        state="final", finalised_at=LATE, finalised_by=nerima.operator
    )
    assert build_record(part).finalised_on == date(2026, 7, 3)


def test_the_writer_is_who_wrote_last_not_who_confirmed(nerima):
    made = minutes_of(nerima.participation)
    rows = [(2, "auto", nerima.operator), (3, "final", nerima.ward), (4, "reopened", nerima.ward)]
    for revision, kind, by in rows:
        MinutesVersion.objects.create(minutes=made, revision=revision, kind=kind, saved_by=by, saved_at=LATE)
    assert build_record(nerima.participation).written_by == "ひなた operator"


def test_a_correction_says_why(nerima):
    minutes_of(nerima.participation, correction_reason="出席者の誤り")
    assert build_record(nerima.participation).correction == "出席者の誤り"


def test_the_agenda_is_the_common_one_and_the_offices_own_in_order(nerima, joint):
    part = part_of(joint, nerima.facility)
    for position, title, of in ((3, "三", part), (1, "一", None), (2, "二", part)):
        AgendaItem.objects.create(meeting=joint, participation=of, position=position, title=title)
    assert build_record(part).agenda == ("一", "二", "三")


def test_papers_are_the_offices_own_and_the_common_ones_that_are_still_there(nerima, joint):
    part = part_of(joint, nerima.facility)
    minutes = material_of(part, title="議事録.pdf", kind="minutes")
    own = material_of(part, title="資料.pdf")
    common = material_of(part, title="共通.pdf")
    Material.objects.filter(pk=common.pk).update(participation=None)
    material_of(part, title="写し.pdf", kind="scan")
    material_of(part, title="取り外した.pdf", removed_at=LATE)
    record = build_record(part)
    assert [(paper.material, paper.kind) for paper in record.papers] == [
        (minutes.pk, "minutes"),
        (own.pk, "paper"),
        (common.pk, "paper"),
    ]
    assert (record.papers[1].size, record.papers[1].sha256) == (own.size, own.sha256)


def test_more_rows_ask_nothing_more(nerima, joint, django_assert_num_queries):
    part = part_of(joint, nerima.facility)
    for number in (1, 3):
        fill(part, nerima, number)
        asked = loaded(part)
        with django_assert_num_queries(QUERIES):
            build_record(asked)


QUERIES = 7
"""Partners, minutes, agenda, attendance, members, writer, papers."""


def loaded(part: Participation) -> Participation:
    """As the pages have it."""
    rows = Participation.objects.select_related("meeting", "facility__municipality", "facility__corporation")
    return rows.get(pk=part.pk)


def fill(part, world: World, number: int) -> None:
    Minutes.objects.get_or_create(meeting=part.meeting, participation=part)
    for each in range(number):
        attends(part, member(world.facility, "staff", f"職員{number}-{each}"), "present")
        member(world.facility, "other", f"その他{number}-{each}")
        material_of(part)
        AgendaItem.objects.create(meeting=part.meeting, title=f"議題{number}-{each}")
        partner = office(
            "community_day", f"139200{number}{each}00", municipality=world.municipality, name=f"デイ{each}"
        )
        part.meeting.participations.create(facility=partner)
