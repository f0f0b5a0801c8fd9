"""The attendance page: the plain form, the row that saves itself, closing, and what strangers get."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.models import Attendance, Meeting, Member, Participation
from operators.models import Facility
from tests.attendance.conftest import DAY
from tests.makers import minutes_of, office

pytestmark = pytest.mark.usefixtures("afternoon")
HTMX = {"HX-Request": "true"}


def words(page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


@pytest.fixture
def mine(client, council):
    """A client of the office's own person."""
    client.force_login(council.user)
    return client


def closing(council) -> str:
    return reverse("attendance_close", args=[council.part.meeting_id])


def test_the_plain_form_stores_what_was_chosen_and_nothing_else(mine, council):
    council.answered("staff", "come")
    typed = (
        council.typed("community", "present") | council.typed("staff") | council.typed("expert", "written")
    )
    page = mine.post(council.address, typed | {"save": "1"}, follow=True)
    assert "2名の出欠を記入しました。" in words(page)
    assert council.noted == {"community": "present", "expert": "written"}


def test_ticks_are_kept_whatever_button_is_pressed(mine, council):
    council.answered("staff", "come")
    typed = council.typed("community", "absent")
    mine.post(council.address, typed | {"answers": "1"})
    assert council.noted == {"community": "absent", "staff": "present"}
    page = mine.post(council.address, council.typed("expert", "present") | {"close": "1"})
    assert page.url == f"{closing(council)}?facility={council.part.facility_id}"
    assert council.noted == {"community": "absent", "staff": "present", "expert": "present"}


def test_a_proxy_without_a_name_is_asked_for_it_and_nothing_is_lost(mine, council):
    typed = council.typed("community", "proxy") | council.typed("staff", "present")
    page = mine.post(council.address, typed | {"save": "1"})
    assert (page.status_code, council.noted) == (422, {})
    assert "ひなた 町子さん 代理の方の氏名：代理の方の氏名を入力してください。" in words(page)
    staff = council.row("staff").key
    assert re.search(rf'name="{staff}-manner" value="present"[^>]* checked', page.content.decode())
    named = typed | council.typed("community", "proxy", stand_in="髙﨑 𠮷子")
    mine.post(council.address, named | {"save": "1"})
    assert council.noted == {"community": "proxy", "staff": "present"}
    assert "代理出席（髙﨑 𠮷子）" in words(mine.get(council.address))


def test_a_colleagues_entry_is_shown_and_can_then_be_changed(mine, council):
    stale = council.typed("community", "present")
    council.mark(community="apology")
    page = mine.post(council.address, stale | {"save": "1"})
    assert (page.status_code, council.noted) == (422, {"community": "apology"})
    assert "ほかの方が先に記入しました。" in words(page)
    mine.post(council.address, council.typed("community", "present") | {"save": "1"})
    assert council.noted == {"community": "present"}


def test_an_entry_is_taken_back_with_the_rest_of_the_form_stored(mine, council):
    council.mark(community="present")
    row = council.row("community").key
    typed = council.typed("community", "present") | council.typed("staff", "present") | {"clear": row}
    page = mine.post(council.address, typed, follow=True)
    assert "ひなた 町子さんの記入を取り消しました。" in words(page)
    assert council.noted == {"staff": "present"}


def test_somebody_who_is_not_on_the_roster_is_added_and_removed(mine, council):
    typed = {"guest-category": "municipality", "guest-name": "介護保険課\u3000職員", "add": "1"}
    assert "さんを加えました。" in words(mine.post(council.address, typed, follow=True))
    entry = Attendance.objects.get(participation=council.part)
    assert (entry.category, entry.name, entry.manner) == ("municipality", "介護保険課　職員", "present")
    again = mine.post(council.address, typed, follow=True)
    assert "同じ区分とお名前の方を、すでに加えています。" in words(again)
    mine.post(council.address, {"remove": f"g{entry.pk}"})
    assert council.noted == {}


def test_the_button_for_guests_asks_for_a_name(mine, council):
    page = mine.post(council.address, {"guest-category": "other", "guest-name": " ", "add": "1"})
    assert (page.status_code, "加える方の氏名を入力してください。" in words(page)) == (422, True)


def test_a_row_saves_itself_and_the_summary_follows(mine, council):
    row = council.row("community").key
    typed = council.typed("community", "present") | {"row": row}
    page = mine.post(council.address, typed, headers=HTMX)
    body = page.content.decode()
    assert (page.status_code, council.noted) == (200, {"community": "present"})
    assert re.findall(r'id="([\w-]+)"', body)[:2] == [f"state-{row}", "attend-summary"]
    assert f'name="{row}-seen" value="present//"' in body
    assert "出席 1 名 未記入 7 名" in words(page)


def test_a_row_that_waits_for_a_name_is_not_saved_yet(mine, council):
    typed = council.typed("community", "proxy") | {"row": council.row("community").key}
    page = mine.post(council.address, typed, headers=HTMX)
    assert (page.status_code, council.noted) == (200, {})
    assert "代理の方の氏名を入力してください。" in words(page)


def test_a_tap_that_does_not_stand_brings_the_row_as_it_is(mine, council):
    row = council.row("community").key
    stale = council.typed("community", "present") | {"row": row}
    council.mark(community="apology")
    page = mine.post(council.address, stale, headers=HTMX)
    assert (page["HX-Retarget"], page["HX-Reswap"]) == (f"#row-{row}", "outerHTML")
    assert "ほかの方が先に記入しました。" in words(page)
    assert re.search(rf'name="{row}-manner" value="apology"[^>]* checked', page.content.decode())
    assert council.noted == {"community": "apology"}


def test_a_row_of_a_page_that_is_out_of_date_loads_the_page_anew(mine, council):
    typed = council.typed("staff", "present") | {"row": council.row("staff").key}
    gone = mine.post(council.address, {"row": "g1", "g1-manner": "present"}, headers=HTMX)
    council.mark(community="present")
    mine.post(closing(council), {"rest_absent": "on"})
    late = mine.post(council.address, typed, headers=HTMX)
    assert [gone["HX-Refresh"], late["HX-Refresh"]] == ["true", "true"]
    assert council.noted["staff"] == "absent"
    assert "出欠は確定しています。" in words(mine.get(council.address))


def test_missing_consent_leads_to_the_consent_and_back(mine, council):
    council.mark(family="video", community="present")
    member = council.members["family"]
    page = mine.get(council.address)
    (link,) = re.findall(r'href="([^"]+/consent/[^"]*)"', page.content.decode())
    assert "記録するまで、出欠を確定できません。" in words(page)
    blocked = mine.get(closing(council))
    assert "まだ確定できません" in words(blocked)
    assert 'name="rest_absent"' not in blocked.content.decode()
    done = mine.post(link, {"given_on": "2026-11-20", "via": "paper"})
    assert done.url == f"{council.address}?facility={member.facility_id}#row-m{member.pk}"
    mine.post(closing(council), {"rest_absent": "on"})
    assert Participation.objects.get(pk=council.part.pk).attendance_closed_by == council.user


def test_closing_asks_whether_the_rest_was_absent(mine, council):
    council.mark(community="present")
    asked = mine.get(closing(council))
    assert "未記入の方（7名）" in words(asked)
    assert "会議の「開催」が記録され、予定の変更や中止はできなくなります。" in words(asked)
    assert mine.post(closing(council), {}).status_code == 422
    done = mine.post(closing(council), {"rest_absent": "on"}, follow=True)
    assert "出欠を確定しました。次は議事録を作成します。" in words(done)
    assert "令和8年(2026年)12月20日(日)" in words(done)
    assert Meeting.objects.get(pk=council.part.meeting_id).status == "held"


def test_reopening_asks_and_is_refused_once_the_minutes_are_final(mine, council):
    reopening = reverse("attendance_reopen", args=[council.part.meeting_id])
    council.mark(community="present")
    mine.post(closing(council), {"rest_absent": "on"})
    minutes = minutes_of(council.part, final=council.user)
    refused = mine.post(reopening)
    assert (refused.status_code, "先に議事録の訂正を始めてください。" in words(refused)) == (422, True)
    minutes.delete()
    assert "もう一度直せるようになります。" in words(mine.get(reopening))
    assert "出欠の確定を取り消しました。" in words(mine.post(reopening, follow=True))


def test_before_the_day_there_is_nothing_to_note(mine, council):
    Meeting.objects.filter(pk=council.part.meeting_id).update(held_on=date(2026, 11, 21))
    council.answered("community", "absent")
    page = mine.get(council.address)
    assert "会議の日から記入できます" in words(page)
    assert 'type="radio"' not in page.content.decode()
    assert mine.get(closing(council)).status_code == 302
    typed = council.typed("community", "present") | {"save": "1"}
    assert "出欠は、会議の日から記入できます。" in words(mine.post(council.address, typed, follow=True))
    assert council.noted == {}


def test_a_meeting_that_was_called_off_has_no_attendance(mine, council):
    Meeting.objects.filter(pk=council.part.meeting_id).update(status="cancelled", cancelled_reason="台風")
    assert "出欠の記入はありません" in words(mine.get(council.address))
    assert mine.get(reverse("meeting_agenda_pdf", args=[council.part.meeting_id])).status_code == 404


def test_what_was_chosen_when_the_session_had_ended_is_there_after_signing_in(client, council):
    council.mark(staff="present")
    typed = council.typed("community", "proxy", stand_in="髙﨑 𠮷子") | {"row": council.row("community").key}
    lost = client.post(council.address, typed, headers=HTMX)
    assert (lost.status_code, lost["HX-Refresh"], council.noted) == (401, "true", {"staff": "present"})
    client.force_login(council.user)
    page = client.get(council.address)
    body = page.content.decode()
    assert "ログインの前に選んだものが、まだ保存されていません" in words(page)
    for of, manner in {"community": "proxy", "staff": "present"}.items():
        key = council.row(of).key
        assert re.findall(rf'name="{key}-manner" value="(\w+)"[^>]* checked', body) == [manner]
    client.post(council.address, typed | {"save": "1"})
    assert council.noted == {"staff": "present", "community": "proxy"}
    assert "ログインの前に選んだもの" not in words(client.get(council.address))


@pytest.mark.parametrize(
    "piece", [pytest.param(False, id="the form"), pytest.param(True, id="a row by htmx")]
)
def test_what_was_kept_for_one_office_is_not_shown_at_the_other(client, council, piece):
    other = office("group_home", "1392000999", municipality=council.world.municipality, name="となりの家")
    council.user.assignments.create(facility=other)
    Participation.objects.create(meeting=council.part.meeting, facility=other)
    own, theirs = (f"{council.address}?facility={each.pk}" for each in (council.world.facility, other))
    seen = HTMX | {"HX-Current-URL": f"http://testserver{council.address}#row-m1"} if piece else {}
    client.post(own, {"guest-category": "staff", "guest-name": "客 人"}, headers=seen)
    client.force_login(council.user)
    names = [
        client.get(each).context["desk"].guest["name"].value() for each in (theirs, council.address, own)
    ]
    assert names == ([None, "客 人", None] if piece else [None, None, "客 人"])


@pytest.mark.parametrize(
    ("typed", "status", "minutes"),
    [
        pytest.param({"counselor-hours": "1", "counselor-minutes": "30"}, 302, 90, id="one hour and a half"),
        pytest.param({"counselor-hours": "", "counselor-minutes": "45"}, 302, 45, id="minutes alone"),
        pytest.param({"counselor-hours": "", "counselor-minutes": ""}, 302, None, id="nothing to note"),
        pytest.param({"counselor-hours": "1", "counselor-minutes": "75"}, 422, None, id="no such minutes"),
        pytest.param({"counselor-hours": "半", "counselor-minutes": ""}, 422, None, id="no number"),
    ],
)
def test_the_counselors_time_in_hours_and_minutes(mine, council, typed, status, minutes):
    Facility.objects.filter(pk=council.world.facility.pk).update(service="community_day")
    page = mine.post(council.address, typed | {"save": "1"})
    council.part.refresh_from_db()
    assert (page.status_code, council.part.counselor_minutes) == (status, minutes)


def test_the_counselors_time_saves_itself_and_can_be_noted_after_closing(mine, council):
    Facility.objects.filter(pk=council.world.facility.pk).update(service="dementia_day")
    typed = {"row": "counselor", "counselor-hours": "1", "counselor-minutes": ""}
    assert "保存しました。" in words(mine.post(council.address, typed, headers=HTMX))
    council.mark(community="present")
    mine.post(closing(council), {"rest_absent": "on", "counselor-hours": "1"})
    mine.post(council.address, {"counselor-hours": "2", "counselor-minutes": "5", "counselor": "1"})
    council.part.refresh_from_db()
    assert council.part.counselor_minutes == 125


@pytest.mark.parametrize(
    ("more", "told"),
    [
        pytest.param({}, False, id="the hours alone"),
        pytest.param("row", True, id="a row as well"),
        pytest.param({"guest-category": "staff", "guest-name": "客 人"}, True, id="somebody else as well"),
    ],
)
def test_what_was_not_noted_because_a_colleague_had_closed_is_told(mine, council, more, told):
    Facility.objects.filter(pk=council.world.facility.pk).update(service="community_day")
    typed = (council.typed("community", "video") if more == "row" else more) | {"counselor-hours": "2"}
    council.mark(staff="present")
    mine.post(closing(council), {"rest_absent": "on"})
    page = mine.post(council.address, typed | {"save": "1"}, follow=True)
    council.part.refresh_from_db()
    assert council.part.counselor_minutes == 120
    assert [str(each) for each in page.context["messages"] if each.level_tag == "error"] == (
        ["出欠は確定しています。直すときは、先に確定を取り消してください。"] if told else []
    )
    assert council.noted["community"] == "absent"


def test_a_group_home_is_not_asked_for_a_counselor(mine, council):
    assert "生活相談員" not in words(mine.get(council.address))


def test_each_office_of_a_joint_meeting_has_its_own_sheet(mine, council):
    other = office("group_home", "1392000999", municipality=council.world.municipality, name="となりの家")
    council.user.assignments.create(facility=other)
    part = Participation.objects.create(meeting=council.part.meeting, facility=other)
    Attendance.objects.create(participation=part, category="staff", name="となりの管理者", manner="present")
    own = mine.get(f"{council.address}?facility={council.world.facility.pk}")
    theirs = mine.get(f"{council.address}?facility={other.pk}")
    assert ("ひなた 町子" in words(own), "となりの管理者" in words(own)) == (True, False)
    assert ("ひなた 町子" in words(theirs), "となりの管理者" in words(theirs)) == (False, True)
    assert "用紙では「利用者1」" in words(own)


@pytest.mark.parametrize(
    "name",
    [
        "meeting_attendance",
        "attendance_close",
        "attendance_reopen",
        "attendance_sheet_pdf",
        "meeting_agenda_pdf",
    ],
)
@pytest.mark.parametrize("who", ["stranger", "ward", "center"])
def test_nobody_else_opens_or_changes_it(client, council, itabashi, name, who):
    people = {
        "stranger": itabashi.operator,
        "ward": council.world.ward,
        "center": council.world.center,
    }
    client.force_login(people[who])
    address = reverse(name, args=[council.part.meeting_id])
    typed = council.typed("community", "present") | {"save": "1", "rest_absent": "on"}
    assert (client.get(address).status_code, client.post(address, typed).status_code) == (404, 404)
    assert council.noted == {}


def test_another_offices_row_in_ones_own_form_does_nothing(client, council, itabashi):
    meeting = Meeting.objects.create(
        held_on=DAY, status="planned", participants_key=Meeting.key_of([itabashi.facility])
    )
    Participation.objects.create(meeting=meeting, facility=itabashi.facility, standing="host")
    client.force_login(itabashi.operator)
    address = reverse("meeting_attendance", args=[meeting.pk])
    client.post(address, council.typed("community", "present") | {"save": "1"})
    assert Attendance.objects.count() == 0


@pytest.mark.parametrize("noted", [False, True], ids=["nothing noted", "everybody by video"])
def test_as_many_queries_for_three_members_as_for_one(mine, council, seat, django_assert_num_queries, noted):
    Member.objects.filter(facility=council.world.facility).delete()

    def add(number: int) -> None:
        council.members["family"] = seat("family", f"家族 {number}")
        council.answered("family", "video")
        council.consent("family")
        if noted:
            council.mark(family="video")

    add(1)
    mine.get(council.address)
    with CaptureQueriesContext(connection) as one:
        mine.get(council.address)
    add(2)
    add(3)
    with django_assert_num_queries(len(one)):
        assert "家族 3" in words(mine.get(council.address))
