"""The register: who is shown to whom, and what the roster check says."""

from datetime import date

import pytest

from meetings.models import Member, VideoConsent
from operators.models import Facility, Municipality

NERIMA_RULES = {"ruleset_id": "131202"}


def shown(response) -> list[str]:
    return [member.name for member in response.context["shown"].members]


def vacant(response) -> list[str]:
    return [vacancy.label for vacancy in response.context["check"].vacancies]


@pytest.fixture
def three(seat):
    seat("staff", "管理 者子", left_on=date(2026, 11, 21))
    seat("user", "利用 者美", left_on=date(2026, 11, 22))
    seat("expert", "知見 有造", joined_on=date(2027, 4, 1))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param({}, ["利用 者美", "ひなた 町子", "知見 有造"], id="serving or to come; the last day is inside"),
        pytest.param({"show": "former"}, ["管理 者子"], id="former"),
        pytest.param({"show": "all"}, ["利用 者美", "ひなた 町子", "知見 有造", "管理 者子"], id="all, in the order of N §3"),
        pytest.param({"show": "x"}, ["利用 者美", "ひなた 町子", "知見 有造"], id="an unknown choice is the first"),
    ],
)  # fmt: skip
def test_the_tabs(manager, link, three, query, names):
    assert shown(manager.get(link("members"), query)) == names


def test_the_ward_reads_and_changes_nothing(client, nerima, itabashi, link, three):
    client.force_login(nerima.ward)
    response = client.get(link("ward_members"))
    body = response.content.decode()
    assert shown(response) == ["利用 者美", "ひなた 町子", "知見 有造"]
    assert ("/office/" in body, itabashi.member.name in body) == (False, False)


def test_the_wards_own_people_in_the_missing_groups(manager, nerima, link):
    Municipality.objects.filter(pk=nerima.municipality.pk).update(
        desk_name="介護保険課事業者運営推進係", **NERIMA_RULES
    )
    nerima.member.delete()
    body = manager.get(link("members")).content.decode()
    assert "民生・児童委員の照会が必要なときは、練馬区（介護保険課事業者運営推進係）へ" in body
    assert [word for word in ("違反", "不足", "欠けて") if word in body] == []


@pytest.mark.parametrize(
    ("service", "vacancies"),
    [
        pytest.param(
            "group_home",
            ["利用者または利用者の家族", "区職員または地域包括支援センター職員", "知見を有する者", "事業所の管理者・従業者"],
            id="council A",
        ),
        pytest.param(
            "regular_visiting",
            ["利用者または利用者の家族", "区職員または地域包括支援センター職員", "知見を有する者",
             "事業所の管理者・従業者", "地域の医療関係者"],
            id="council B needs the medical side",
        ),
        pytest.param("night_visiting", [], id="no council, nothing missing"),
    ],
)  # fmt: skip
def test_what_is_missing_today(manager, nerima, link, seat, service, vacancies):
    Municipality.objects.filter(pk=nerima.municipality.pk).update(**NERIMA_RULES)
    Facility.objects.filter(pk=nerima.facility.pk).update(service=service)
    nerima.facility.refresh_from_db()
    seat("staff", "前の 管理者", left_on=date(2026, 11, 21))
    seat("expert", "次の 先生", joined_on=date(2026, 11, 23))
    assert vacant(manager.get(link("members"))) == vacancies


def test_a_complete_roster_is_said_to_be_so(manager, nerima, link, seat):
    for category in ("family", "support_center", "expert", "staff"):
        seat(category, f"構成 {category}")
    response = manager.get(link("members"))
    assert (vacant(response), "必要な立場の方がそろっています。" in response.content.decode()) == ([], True)


def test_consent_is_asked_of_users_and_families_only(manager, link, seat):
    agreed, not_yet = seat("family", "同意 済"), seat("user", "同意 未")
    withdrawn = seat("user", "撤回 済")
    VideoConsent.objects.create(member=agreed, given_on=date(2026, 10, 1), via="paper")
    VideoConsent.objects.create(
        member=withdrawn, given_on=date(2026, 10, 1), via="oral", withdrawn_on=date(2026, 11, 1)
    )
    members = manager.get(link("members")).context["shown"].members
    assert {each.name: len(each.consents_in_force) for each in members} == {
        agreed.name: 1,
        not_yet.name: 0,
        withdrawn.name: 0,
        "ひなた 町子": 0,
    }


@pytest.mark.parametrize("number_of_members", [1, 3])
def test_the_page_costs_the_same_however_many_sit(
    manager, nerima, link, seat, number_of_members, django_assert_num_queries
):
    nerima.member.delete()
    for number in range(number_of_members):
        member = seat("user", f"構成員{number}")
        VideoConsent.objects.create(member=member, given_on=date(2026, 10, 1), via="paper")
    with django_assert_num_queries(7):
        manager.get(link("members"))


def test_an_empty_register_says_what_to_do(manager, nerima, link):
    nerima.member.delete()
    body = manager.get(link("members")).content.decode()
    assert Member.objects.visible_to(nerima.operator).count() == 0
    assert "一人ずつ登録するか、CSVやExcelの名簿をまとめて取り込めます。" in body
