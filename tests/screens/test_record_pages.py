"""The preview in the browser: axe, HTML, a phone; a joint record with everything in it."""

from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect

from meetings.minutes_content import Content
from meetings.models import AgendaItem, Meeting, Member, Minutes
from tests.fixtures.people import World
from tests.makers import material_of, meeting, minutes_of, office, part_of
from tests.record import samples


@pytest.fixture(autouse=True)
def summer():
    """Some days after the meeting, on the server's clock."""
    with time_machine.travel("2026-07-01T10:00+09:00", tick=True):
        yield


@pytest.fixture
def full(nerima: World, itabashi: World) -> Meeting:
    """A joint meeting of the world's office with every section filled."""
    partner = office("community_day", "1392000111", municipality=nerima.municipality, name="となりデイ")
    made = meeting(date(2026, 6, 19), nerima.facility, partner, mode="hybrid", web_tool="Zoom")
    part = part_of(made, nerima.facility)
    part.attendances.create(member=nerima.member, category="community", manner="proxy", stand_in="石川 恵")
    user = Member.objects.create(facility=nerima.facility, category="user", name="佐藤 ハナ")
    part.attendances.create(member=user, category="user", manner="video")
    part.attendances.create(name="介護保険課 職員", category="municipality", manner="apology")
    AgendaItem.objects.create(meeting=made, title="利用者状況の報告")
    minutes_of(part, content=samples.record().own.as_json(), correction_reason="人数の誤り")
    common = samples.joint().common or Content()
    Minutes.objects.create(meeting=made, content=common.as_json())
    material_of(part)
    material_of(part, kind="minutes", title="議事録.pdf")
    return made


def where(made: Meeting) -> str:
    return f"/office/meetings/{made.pk}/minutes/preview/"


def test_no_barriers_on_any_width(
    live_server, page: Page, phone: Page, console, sign_in, barriers, sideways, nerima, full
):
    for screen in (page, phone):
        sign_in(screen.context, nerima.operator)
        for made in (full, nerima.meeting):
            screen.goto(live_server.url + where(made))
            assert (barriers(screen), sideways(screen)) == ([], [])
    assert console == []


def test_the_pages_are_valid_html(client, nerima, full, html_errors):
    client.force_login(nerima.operator)
    answers = {str(made.pk): client.get(where(made)).content.decode() for made in (full, nerima.meeting)}
    assert html_errors(answers) == []


def test_a_phone_reads_who_came_and_jumps_to_a_section(live_server, phone: Page, sign_in, nerima, full):
    sign_in(phone.context, nerima.operator)
    phone.goto(f"{live_server.url}{where(full)}#item-a2")
    expect(phone.get_by_role("heading", name="事故、ヒヤリハットの報告")).to_be_in_viewport()
    community = phone.get_by_role("row", name="地域住民の代表者")
    expect(community).to_contain_text("ひなた 町子")
    expect(community).to_contain_text("代理出席：石川 恵")
    expect(phone.get_by_text("佐藤 ハナ")).to_have_count(0)


def test_paper_shows_the_record_alone(live_server, page: Page, sign_in, nerima, full):
    sign_in(page.context, nerima.operator)
    page.goto(live_server.url + where(full))
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="PDFで開く")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(page.get_by_role("heading", name="運営推進会議 議事録（訂正版）")).to_be_visible()
