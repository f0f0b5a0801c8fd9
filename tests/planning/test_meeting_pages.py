"""A meeting's page and what is done from it; a partner's way from request to answer."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from meetings.models import Meeting
from meetings.services import scheduling
from tests.makers import place
from tests.planning.conftest import LATER, NOW, announce


@pytest.fixture(autouse=True)
def today(nerima):
    nerima.municipality.ruleset_id = "131202"
    nerima.municipality.save()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def visit(client, nerima):
    """Open a page of a meeting as the operator, or send its form."""

    def go(name, made, data=None, by=nerima.operator, part=None):
        client.force_login(by)
        address = reverse(name, args=[made.pk, *([part.pk] if part else [])])
        return client.get(address) if data is None else client.post(address, data)

    return go


@pytest.fixture
def asked(nerima, neighbour, fixed):
    return scheduling.invite_partner(meeting=fixed(), facility=neighbour, by=nerima.operator, at=NOW)


def status(made: Meeting) -> str:
    made.refresh_from_db()
    return made.status


def test_the_page_says_what_is_next(visit, drafted, fixed, home):
    assert "予定を確定する" in visit("meeting", drafted()).content.decode()
    made = fixed(LATER + timedelta(days=7))
    page = visit("meeting", made).content.decode()
    assert "開催通知を、" in page
    assert '<time datetime="2026-12-20">令和8年12月20日</time>までに' in page
    announce(made.participations.get())
    assert "出欠の回答を確かめてください" in visit("meeting", made).content.decode()


def test_what_people_were_not_told_comes_first(visit, fixed):
    made = fixed()
    part = made.participations.get()
    announce(part)
    assert visit("meeting", made).context["untold"] == []
    Meeting.objects.filter(pk=made.pk).update(place="区民館")
    answer = visit("meeting", made)
    page = answer.content.decode()
    assert [each.cancelled for each in answer.context["untold"]] == [False]
    assert "変更を知らせていません" in page
    assert f'{reverse("meeting_notice", args=[made.pk])}?facility={part.facility_id}"' in page
    assert page.count("button--primary") == 1


def test_a_cancellation_is_to_be_told_until_the_day_is_over(visit, fixed):
    made = fixed()
    announce(made.participations.get())
    assert "構成員への通知に載ります" in visit("meeting_cancel", made).content.decode()
    visit("meeting_cancel", made, {"reason": "台風のため"})
    assert "中止を知らせていません" in visit("meeting", made).content.decode()
    with time_machine.travel(NOW + timedelta(days=60), tick=False):
        assert visit("meeting", made).context["untold"] == []


def test_hours_are_told_as_people_say_them(visit, asked, neighbours_operator):
    page = visit("meeting", asked.meeting).content.decode()
    assert "午後2時から午後3時まで" in page
    answer = visit("invitation_answer", asked.meeting, by=neighbours_operator, part=asked)
    assert "午後2時から午後3時まで" in answer.content.decode()


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "not announced"])
def test_the_ward_comes_to_notice_and_answers_from_the_offices_year(client, nerima, home, fixed, announced):
    made = fixed()
    part = made.participations.get()
    if announced:
        announce(part)
    client.force_login(nerima.ward)
    page = client.get(reverse("ward_office", args=[home.number, home.kind.code])).content.decode()
    notice = f'{reverse("ward_meeting_notice", args=[made.pk])}?facility={home.pk}"'
    answers = f'{reverse("ward_meeting_answers", args=[made.pk])}"'
    assert [each in page for each in (notice, answers)] == [announced, announced]


@pytest.mark.parametrize("editions", [1, 3], ids=["one edition", "three editions"])
def test_queries_do_not_grow_with_the_editions(client, visit, fixed, django_assert_num_queries, editions):
    made = fixed()
    for _ in range(editions):
        announce(made.participations.get())
    visit("meeting", made)
    with django_assert_num_queries(23):
        client.get(reverse("meeting", args=[made.pk]))


@pytest.mark.parametrize("meetings", [1, 3], ids=["one meeting", "three meetings"])
def test_an_offices_year_costs_the_same_however_many_notices(
    client, nerima, home, fixed, django_assert_num_queries, meetings
):
    for weeks in range(meetings):
        announce(fixed(LATER + timedelta(weeks=weeks)).participations.get())
    client.force_login(nerima.ward)
    with django_assert_num_queries(14):
        client.get(reverse("ward_office", args=[home.number, home.kind.code]))


def test_after_its_day_the_result_is_asked_for(visit, fixed):
    made = fixed()
    with time_machine.travel(NOW + timedelta(days=60), tick=False):
        assert "開催の結果を記録してください" in visit("meeting", made).content.decode()
        visit("meeting_held", made, {})
    assert status(made) == "held"


@pytest.mark.parametrize(
    ("name", "data", "becomes"),
    [
        pytest.param("meeting_cancel", {"reason": "台風のため"}, "cancelled", id="cancelled"),
        pytest.param("meeting_not_held", {"reason": "感染症の流行のため"}, "not_held", id="not held"),
        pytest.param("meeting_cancel", {"reason": ""}, "planned", id="no reason, nothing done"),
        pytest.param("meeting_held", {}, "planned", id="not yet"),
        pytest.param("meeting_discard", {}, "planned", id="a plan is not thrown away"),
    ],
)
def test_acts_ask_first_and_need_their_reason(visit, fixed, name, data, becomes):
    made = fixed()
    assert visit(name, made).status_code == 200
    assert status(made) == "planned"
    visit(name, made, data)
    assert status(made) == becomes


def test_a_draft_is_thrown_away_from_its_page(visit, drafted):
    made = drafted()
    answer = visit("meeting_discard", made, {})
    assert answer.url == reverse("plan", args=[2026])
    assert not Meeting.objects.filter(pk=made.pk).exists()


@pytest.mark.parametrize(
    ("days", "reason", "becomes"),
    [
        pytest.param(60, "", "planned", id="in time"),
        pytest.param(10, "", "draft", id="late without a reason"),
        pytest.param(10, "急な人事異動のため", "planned", id="late with one"),
    ],
)
def test_fixing_shows_the_check(visit, drafted, days, reason, becomes):
    made = drafted(NOW.date() + timedelta(days=days))
    assert "基準の確認" in visit("meeting_fix", made).content.decode()
    visit("meeting_fix", made, {"reason": reason})
    assert (status(made), made.exception_reason) == (becomes, reason if becomes == "planned" else "")


def test_a_request_is_seen_at_home_and_confirmed_knowingly(client, visit, asked, neighbours_operator, home):
    client.force_login(neighbours_operator)
    answer_page = reverse("invitation_answer", args=[asked.meeting_id, asked.pk])
    assert answer_page in client.get(reverse("office_home")).content.decode()
    page = client.get(answer_page).content.decode()
    assert home.name in page
    assert "年度の回数と合同開催の回数に数えられます" in page
    client.post(answer_page, {"answer": "confirm"})
    asked.refresh_from_db()
    assert asked.standing == "confirmed"
    assert answer_page not in client.get(reverse("office_home")).content.decode()


@pytest.mark.parametrize(
    ("reason", "standing"),
    [
        pytest.param("", "invited", id="not without the host's reason"),
        pytest.param("区と協議済み", "confirmed", id="with it"),
    ],
)
def test_what_is_against_the_partners_rules_is_not_confirmed_unexplained(
    client, nerima, neighbours_operator, neighbour, fixed, reason, standing
):
    made = fixed(exception_reason=reason)
    neighbour.placements.all().delete()
    place(neighbour, "遠い圏域")
    part = scheduling.invite_partner(meeting=made, facility=neighbour, by=nerima.operator, at=NOW)
    client.force_login(neighbours_operator)
    client.post(reverse("invitation_answer", args=[made.pk, part.pk]), {"answer": "confirm"})
    part.refresh_from_db()
    assert part.standing == standing


def test_a_partner_is_not_evaluated_at_a_joint_meeting(client, asked, neighbours_operator):
    scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)
    client.force_login(neighbours_operator)
    address = reverse("meeting_part", args=[asked.meeting_id, asked.pk])
    answer = client.post(address, {"carries_evaluation": "on"})
    assert list(answer.context["form"].errors) == ["carries_evaluation"]
    asked.refresh_from_db()
    assert not asked.carries_evaluation


def test_declining_hides_the_meeting_again(client, asked, neighbours_operator):
    client.force_login(neighbours_operator)
    client.post(reverse("invitation_answer", args=[asked.meeting_id, asked.pk]), {"answer": "decline"})
    assert client.get(reverse("meeting", args=[asked.meeting_id])).status_code == 404


def test_the_host_sees_standing_and_takes_the_request_back(visit, asked):
    page = visit("meeting", asked.meeting).content.decode()
    assert "依頼中" in page
    assert "取り下げます" in visit("invitation_withdraw", asked.meeting, part=asked).content.decode()
    visit("invitation_withdraw", asked.meeting, {}, part=asked)
    assert asked.meeting.participations.count() == 1


def test_the_host_cannot_answer_for_the_partner(visit, asked):
    assert visit("invitation_answer", asked.meeting, {"answer": "confirm"}, part=asked).status_code == 404


def test_a_partner_writes_its_own_agenda(client, asked, neighbours_operator):
    scheduling.answer_invitation(participation=asked, confirm=True, by=neighbours_operator, at=NOW)
    client.force_login(neighbours_operator)
    address = reverse("meeting_part", args=[asked.meeting_id, asked.pk])
    client.post(address, {"every_time": ["users", "counts"], "own_items": "夏祭り"})
    assert [item.title for item in asked.agenda.all()] == [
        "利用者状況の報告",
        "通いサービスと宿泊サービスの提供回数の報告",
        "夏祭り",
    ]
    form = client.get(address).context["form"]
    assert form["every_time"].value() == ["users", "counts"]


def test_home_leads_to_where_things_are_done(client, nerima, fixed):
    made = fixed()
    client.force_login(nerima.operator)
    page = client.get(reverse("office_home")).content.decode()
    assert f'href="{reverse("meeting", args=[made.pk])}"' in page
    assert f'{reverse("plan", args=[2026])}?facility={nerima.facility.reference}"' in page


@pytest.mark.parametrize(
    ("who", "name", "links"),
    [
        pytest.param(
            "operator",
            "plan_now",
            ["今年度の状況", "年間計画", "外部評価", "区への提出", "構成員", "カレンダー", "保存と削除"],
            id="operator",
        ),
        pytest.param(
            "ward",
            "ward_plans",
            ["遵守状況の一覧", "受付", "年間計画", "外部評価", "カレンダー", "窓口", "保存と削除", "設定"],
            id="ward",
        ),
        pytest.param("center", "center_home", ["担当の事業所", "評価の報告"], id="support centre"),
    ],
)
def test_every_role_has_its_navigation(client, nerima, who, name, links):
    client.force_login(getattr(nerima, who))
    page = client.get(reverse(name), follow=True).content.decode()
    menu = page.split('aria-label="主なページ"')[1].split("</nav>")[0]
    assert [label for label in links if f">{label}</a>" in menu] == links
    assert menu.count("<li>") == len(links)
    assert menu.count('aria-current="true"') == 1
