"""The meeting form: the check beside it, what may be saved, and every kind of bad input."""

from typing import Any

import pytest
import time_machine
from django.urls import reverse

from meetings.models import Meeting
from meetings.services import scheduling
from tests.makers import meeting as ledger_meeting
from tests.makers import office
from tests.planning.conftest import LATER, NOW

pytestmark = pytest.mark.usefixtures("today")

FORM: dict[str, Any] = {
    "held_on": "令和9年1月13日",
    "starts_at": "14:00",
    "ends_at": "15:30",
    "place": "ひなたの間",
    "mode": "in_person",
    "ward_invited": "on",
    "every_time": ["users", "accidents"],
    "annual": ["hygiene"],
    "own_items": "餅つきの相談\n\n　\n卒業式の送迎",
    "follow_ups": "手すりの修理",
}


@pytest.fixture
def today(nerima):
    nerima.municipality.ruleset_id = "131202"
    nerima.municipality.save()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def send(client, nerima):
    """Send the form for a new meeting of the operator's office, some fields otherwise."""
    client.force_login(nerima.operator)

    def post(act: str = "check", **fields):
        address = f"{reverse('meeting_new')}?facility={nerima.facility.reference}"
        return client.post(address, FORM | {"act": act} | fields)

    return post


def planned() -> list[Meeting]:
    return list(Meeting.objects.exclude(status="held").order_by("pk"))


def errors(answer) -> dict[str, list[str]]:
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


def codes(findings) -> list[str]:
    return [finding.code.value for finding in findings]


def test_the_check_saves_nothing_and_shows_the_year_as_it_would_be(send):
    answer = send("check")
    check = answer.context["check"]
    assert planned() == []
    assert (check.before.judgement.planned, check.after.judgement.planned) == (0, 1)
    assert [finding.detail for finding in check.cured] == ["hygiene"]
    page = answer.content.decode()
    assert "令和9年(2027年)1月13日(水)" in page
    assert "まだ保存していません" in page


def test_a_plan_is_saved_with_its_agenda(send, nerima):
    answer = send("fix")
    (made,) = planned()
    assert answer.url == reverse("meeting", args=[made.pk])
    assert (made.status, made.held_on, made.place, made.ward_invited) == (
        "planned",
        LATER,
        "ひなたの間",
        True,
    )
    assert [(item.kind, item.title) for item in made.agenda.all()] == [
        ("follow_up", "手すりの修理"),
        ("every_time", "利用者状況の報告"),
        ("every_time", "事故、ヒヤリハットの報告"),
        ("annual", "衛生管理"),
        ("occasional", "餅つきの相談"),
        ("occasional", "卒業式の送迎"),
    ]
    assert made.agenda.get(kind="annual").detail.splitlines()[0] == "感染症対策の実施状況"


@pytest.mark.parametrize(
    ("fields", "where", "words"),
    [
        pytest.param({"held_on": "令和8年11月21日"}, "held_on", "過ぎた日は予定にできません", id="past"),
        pytest.param({"held_on": "2月30日"}, "held_on", "日付として読めません", id="no date"),
        pytest.param({"held_on": ""}, "held_on", "開催日を入力してください", id="no day"),
        pytest.param({"ends_at": "13:00"}, "ends_at", "開始時刻より後", id="hours the wrong way round"),
        pytest.param({"mode": "web"}, "web_tool", "Web会議システムを入力", id="web without a tool"),
        pytest.param({"place": ""}, "place", "集まる場所", id="nowhere"),
        pytest.param({"web_link": "javascript:alert(1)"}, "web_link", "", id="a link that is none"),
        pytest.param(
            {"other_partner": "9999999999/32"}, "other_partner", "登録されていません", id="unknown office"
        ),
        pytest.param({"other_partner": "1392000011/32"}, "other_partner", "主催する事業所", id="itself"),
        pytest.param(
            {"other_partner": "1391900012/32"}, "other_partner", "登録されていません", id="another ward's"
        ),
        pytest.param({"own_items": "あ" * 201}, "own_items", "200文字まで", id="an item too long"),
    ],
)
@pytest.mark.parametrize("act", ["check", "draft", "fix"])
def test_bad_input_has_its_own_answer_and_saves_nothing(send, itabashi, act, fields, where, words):
    answer = send(act, **fields)
    found = errors(answer)
    assert list(found) == [where]
    assert words in found[where][0]
    assert planned() == []


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        pytest.param("2027-02-11", "建国記念の日", id="holiday"),
        pytest.param("2026-12-30", "年末年始", id="the turn of the year"),
    ],
)
def test_a_holiday_is_a_hint(send, day, hint):
    answer = send("check", held_on=day)
    assert answer.context["check"].closed == hint
    assert f"{hint}です" in answer.content.decode()


@pytest.mark.parametrize(
    ("act", "reason", "saved"),
    [
        pytest.param("fix", "", [], id="not as a plan without a reason"),
        pytest.param("draft", "", ["draft"], id="as a draft without one"),
        pytest.param("fix", "入居者の急な退居のため", ["planned"], id="as a plan with one"),
    ],
)
def test_less_than_a_month_ahead_needs_a_reason(send, act, reason, saved):
    answer = send(act, held_on="2026-12-10", exception_reason=reason)
    assert [made.status for made in planned()] == saved
    if not saved:
        assert answer.context["check"].late
        assert list(errors(answer)) == ["exception_reason"]


@pytest.mark.parametrize(
    ("act", "reason", "saved"),
    [
        pytest.param("fix", "", [], id="not as a plan without a reason"),
        pytest.param("draft", "", ["draft"], id="as a draft without one"),
        pytest.param("fix", "区と協議済み", ["planned"], id="as a plan with one"),
    ],
)
def test_a_partner_of_another_area_is_a_violation(send, nerima, act, reason, saved):
    far = office("group_home", "1392000555", area="遠い圏域", municipality=nerima.municipality)
    checked = send("check", other_partner=far.reference)
    assert codes(checked.context["check"].against) == ["JOINT_AREA_MISMATCH", "INTERVAL_TOO_LONG"]
    assert "日常生活圏域" in checked.content.decode()
    send(act, other_partner=far.reference, exception_reason=reason)
    assert [made.status for made in planned()] == saved
    if saved:
        assert [(p.facility, p.standing) for p in planned()[0].participations.order_by("pk")] == [
            (nerima.facility, "host"),
            (far, "invited"),
        ]


def test_an_evaluation_held_jointly_is_a_violation_with_its_source(send, neighbour):
    answer = send("check", carries_evaluation="on", other_partner=neighbour.reference)
    found = {finding.code.value: finding.source for finding in answer.context["check"].against}
    assert found["JOINT_EVALUATION"] == "N 合同§1(4)"
    assert answer.context["check"].needs_reason


def test_a_tool_the_ward_cannot_join_is_advice_only(send):
    answer = send("check", mode="hybrid", web_tool="LINE")
    assert codes(answer.context["check"].against) == ["INTERVAL_TOO_LONG", "WEB_TOOL_UNSUPPORTED"]
    send("fix", mode="hybrid", web_tool="LINE")
    assert [made.web_tool for made in planned()] == ["LINE"]


def test_overlapping_hours_are_refused_and_told_before(send, nerima):
    ledger_meeting(LATER, nerima.facility, status="planned", starts_at="15:00", ends_at="16:00")
    assert send("check").context["check"].same_day
    answer = send("draft")
    assert "15:00から16:00まで" in errors(answer)["held_on"][0]
    assert len(planned()) == 1


def test_neighbours_are_suggested_strangers_are_not(send, nerima, neighbour, itabashi):
    page = send("check")
    offered = [label for _, label in page.context["form"].fields["partners"].choices]
    assert offered == ["隣の小多機（小多機）"]


def test_an_office_whose_joint_meetings_are_used_up_is_not_suggested(send, nerima, neighbour):
    other = office("group_home", "1392000666", area="ひなた圏域", municipality=nerima.municipality)
    for month in (12, 1, 2):
        ledger_meeting(
            LATER.replace(year=2026 if month == 12 else 2027, month=month), neighbour, other, status="planned"
        )
    assert send("check").context["form"].fields["partners"].choices == []


def test_editing_shows_what_is_stored_and_keeps_it(client, send, nerima):
    send("fix")
    (made,) = planned()
    address = reverse("meeting_edit", args=[made.pk])
    shown = client.get(address).context["form"]
    assert shown["every_time"].value() == ["users", "accidents"]
    assert shown["annual"].value() == ["hygiene"]
    assert shown["own_items"].value() == "餅つきの相談\n卒業式の送迎"
    client.post(address, FORM | {"act": "save", "place": "別の部屋"})
    made.refresh_from_db()
    assert (made.place, made.status, made.agenda.count()) == ("別の部屋", "planned", 6)


def test_a_partner_cannot_open_the_hosts_form(client, nerima, neighbour, neighbours_operator, fixed):
    made = fixed()
    part = scheduling.invite_partner(meeting=made, facility=neighbour, by=nerima.operator, at=NOW)
    scheduling.answer_invitation(participation=part, confirm=True, by=neighbours_operator, at=NOW)
    client.force_login(neighbours_operator)
    answer = client.get(reverse("meeting_edit", args=[made.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("meeting", args=[made.pk]), 302)]
    assert "主催の事業所が変更します" in answer.content.decode()


def test_the_form_of_council_b_offers_its_own_agenda(client, nerima):
    visiting = office("regular_visiting", "1392000333", municipality=nerima.municipality)
    nerima.operator.assignments.create(facility=visiting)
    client.force_login(nerima.operator)
    form = client.get(f"{reverse('meeting_new')}?facility={visiting.reference}").context["form"]
    assert [label for _, label in form.fields["every_time"].choices] == [
        "提供しているサービスの内容等の報告",
        "地域における介護および医療に関する課題",
    ]
    assert "annual" not in form.fields


def test_with_several_offices_one_is_chosen_first(client, nerima):
    second = office("community_day", "1392000222", municipality=nerima.municipality, name="二つ目の事業所")
    nerima.operator.assignments.create(facility=second)
    client.force_login(nerima.operator)
    page = client.get(reverse("meeting_new")).content.decode()
    assert f"facility={second.number}%2F78" in page


@pytest.mark.parametrize("others", [pytest.param(1, id="one"), pytest.param(3, id="three")])
def test_queries_do_not_grow(client, nerima, django_assert_num_queries, others):
    for number in range(others):
        near = office("group_home", f"139200044{number}", area="ひなた圏域", municipality=nerima.municipality)
        ledger_meeting(LATER.replace(day=number + 1), nerima.facility, near, status="planned")
    client.force_login(nerima.operator)
    address = f"{reverse('meeting_new')}?facility={nerima.facility.reference}"
    with django_assert_num_queries(18):
        client.get(address)


@pytest.mark.parametrize("act", ["check", "draft", "fix", "save"])
def test_the_check_that_runs_by_itself_never_saves(client, nerima, act):
    client.force_login(nerima.operator)
    address = f"{reverse('meeting_new')}?facility={nerima.facility.reference}"
    answer = client.post(address, FORM | {"act": act}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert (answer.status_code, planned(), "<html" in page) == (200, [], False)
    assert "基準を確認しました。この会議で生じる指摘は1件です。" in page


def test_an_unfinished_form_is_told_in_the_panel(client, nerima):
    client.force_login(nerima.operator)
    address = f"{reverse('meeting_new')}?facility={nerima.facility.reference}"
    page = client.post(address, FORM | {"held_on": ""}, headers={"HX-Request": "true"}).content.decode()
    assert "開催日：開催日を入力してください。" in page
