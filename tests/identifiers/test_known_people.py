"""Whom an office knows, and by which words each is replaced."""

from datetime import date

import pytest

from meetings.enums import Standing
from meetings.identifying import known_people, role_of
from meetings.models import Attendance, CouncilHabit, Member, Participation
from operators.models import OperatorAssignment, Placement, User
from publication.identifiers import Person
from tests.makers import meeting, office, part_of


def test_everybody_of_the_office_is_known_and_nobody_of_another(nerima, itabashi):
    gone = Member.objects.create(
        facility=nerima.facility,
        category="community",
        name="退任 太郎",
        kana="タイニン タロウ",
        title="民生委員",
        left_on=date(2024, 3, 31),
    )
    Attendance.objects.create(
        participation=nerima.participation, category="family", name="見本 花子", manner="present"
    )
    Attendance.objects.create(
        participation=nerima.participation,
        category="community",
        member=gone,
        manner="proxy",
        stand_in="代理 次郎",
    )
    people = known_people(nerima.facility)
    assert {person for person in people if person.name in ("退任 太郎", "見本 花子", "代理 次郎")} == {
        Person("退任 太郎", "タイニン タロウ", "民生委員"),
        Person("見本 花子", role="ご家族"),
        Person("代理 次郎", role="地域住民の代表"),
    }
    named = {person.name: person.role for person in people}
    assert named.keys() >= {nerima.member.name, nerima.operator.name, nerima.ward.name}
    assert named[nerima.ward.name] == "区職員"
    strangers = {itabashi.member.name, itabashi.operator.name, itabashi.ward.name, itabashi.center.name}
    assert strangers & named.keys() == set()
    assert len(people) == len(set(people))


def test_the_support_centres_of_all_times_are_known(nerima):
    Placement.objects.filter(facility=nerima.facility).delete()
    assert nerima.center.name not in {person.name for person in known_people(nerima.facility)}
    Placement.objects.create(
        facility=nerima.facility, support_center=nerima.support_center, since=date(2020, 4, 1)
    )
    assert Person(nerima.center.name, role="地域包括支援センター職員") in known_people(nerima.facility)


def test_people_who_work_for_the_corporation_are_known(nerima, itabashi):
    director = User.objects.create_user("riji@example.jp", name="理事 三郎", role="operator")
    OperatorAssignment.objects.create(user=director, corporation=nerima.corporation, level="clerk")
    assert Person("理事 三郎", role="職員") in known_people(nerima.facility)
    assert Person("理事 三郎", role="職員") not in known_people(itabashi.facility)


def test_who_came_to_a_joint_meeting_is_known_to_all_who_took_part(nerima):
    neighbour = office(number="1392000099")
    joint = meeting(date(2026, 5, 10), nerima.facility, neighbour)
    Attendance.objects.create(
        participation=part_of(joint, neighbour), category="expert", name="隣の 客", manner="present"
    )
    assert Person("隣の 客", role="知見を有する方") in known_people(nerima.facility)


def test_members_and_staff_of_an_office_met_jointly_are_known_without_having_come(nerima, itabashi):
    neighbour = office(number="1392000099")
    meeting(date(2026, 5, 10), neighbour, nerima.facility)
    Member.objects.create(facility=neighbour, category="user", name="隣野 花", kana="トナリノ ハナ")
    clerk = User.objects.create_user("tonari@example.jp", name="隣野 職子", role="operator")
    OperatorAssignment.objects.create(user=clerk, facility=neighbour, level="clerk")
    theirs = {Person("隣野 花", "トナリノ ハナ", "利用者"), Person("隣野 職子", role="職員")}
    assert theirs <= set(known_people(nerima.facility))
    assert theirs & set(known_people(itabashi.facility)) == set()


def test_an_office_that_did_not_accept_shares_nobody(nerima):
    neighbour = office(number="1392000099")
    joint = meeting(date(2026, 5, 10), nerima.facility, neighbour)
    Member.objects.create(facility=neighbour, category="user", name="隣野 花")
    Participation.objects.filter(meeting=joint, facility=neighbour).update(standing=Standing.DECLINED)
    assert Person("隣野 花", role="利用者") not in known_people(nerima.facility)
    assert nerima.member.name not in {person.name for person in known_people(neighbour)}


def test_whom_the_letters_name_is_known(nerima, itabashi):
    CouncilHabit.objects.update_or_create(facility=nerima.facility, defaults={"contact_name": "翠嵐 太郎"})
    assert Person("翠嵐 太郎", role="職員") in known_people(nerima.facility)
    assert Person("翠嵐 太郎", role="職員") not in known_people(itabashi.facility)


def test_words_in_place_of_a_deleted_name_are_nobody(nerima):
    for name in ("（氏名は保存期間の満了により削除）", "（長女） 見本 花子"):
        Attendance.objects.create(
            participation=nerima.participation, category="family", name=name, manner="present"
        )
    assert [person.name for person in known_people(nerima.facility) if "（" in person.name] == [
        "（長女） 見本 花子"
    ]


@pytest.mark.parametrize(
    ("category", "title", "affiliation", "role"),
    [
        pytest.param("user", "", "", "利用者", id="a user"),
        pytest.param("family", "長女", "家族会 会長", "ご家族", id="of a family no post is told"),
        pytest.param("community", "民生委員", "", "民生委員", id="the title wins"),
        pytest.param("community", "", "見本町会 会長", "会長", id="the affiliation's post, without its name"),
        pytest.param("community", "", "見本町会", "地域住民の代表", id="no post"),
        pytest.param("staff", "グループホーム見本 管理者", "", "管理者", id="the post without the house"),
        pytest.param("medical", "", "見本医院", "医療関係者", id="a practice is no post"),
    ],
)
def test_by_which_words_a_member_is_replaced(category, title, affiliation, role):
    assert role_of(category, title, affiliation) == role


def test_more_people_cost_no_more_queries(nerima, django_assert_max_num_queries):
    for number in range(3):
        Member.objects.create(facility=nerima.facility, category="user", name=f"見本 {number}子")
        neighbour = office(number=f"139200009{number}")
        Member.objects.create(facility=neighbour, category="user", name=f"隣野 {number}子")
        meeting(date(2026, 5, 10 + number), nerima.facility, neighbour)
    with django_assert_max_num_queries(6):
        known_people(nerima.facility)
