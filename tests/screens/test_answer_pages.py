"""A member answers on a phone, without an account; the office's and the ward's pages of answers and calendars."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from meetings.models import AgendaItem, Member, Reply, VideoConsent
from meetings.services.feeds import renew_office_feed, renew_ward_feed
from meetings.tokens import link_for
from tests import makers


@pytest.fixture
def reply(nerima, itabashi, live_server, settings) -> Reply:
    """A family member's invitation to a hybrid, joint evaluation meeting in a month."""
    settings.BASE_URL = live_server.url
    nerima.facility.phone = "03-1234-5678"
    nerima.facility.save()
    made = makers.meeting(
        timezone.localdate() + timedelta(days=30),
        nerima.facility,
        itabashi.facility,
        status="planned",
        mode="hybrid",
        starts_at=time(14),
        ends_at=time(15, 30),
        place="豊玉北地域集会所",
        place_address="練馬区豊玉北六丁目12番1号",
        web_tool="Zoom",
        web_link="https://zoom.example.com/j/123456789012345678901234567890",
        carries_evaluation=True,
    )
    for position, title in enumerate(("利用者の状況", "職員の紹介・人事異動", "事故・ヒヤリハット")):
        AgendaItem.objects.create(meeting=made, position=position, title=title)
    part = makers.part_of(made, nerima.facility)
    Reply.objects.create(participation=part, member=nerima.member)
    family = Member.objects.create(facility=nerima.facility, category="family", name="髙﨑 𠮷子")
    return Reply.objects.create(participation=part, member=family)


def answered(reply: Reply) -> tuple[str, str]:
    reply.refresh_from_db()
    return reply.answer, reply.words


def test_a_member_answers_on_a_phone_and_changes_it(phone: Page, reply):
    phone.goto(link_for(reply))
    phone.get_by_role("link", name="出欠を回答する").click()
    phone.get_by_label("出席", exact=True).check()
    phone.get_by_role("button", name="この内容で回答する").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("ご回答ありがとうございます")
    assert answered(reply) == ("come", "")
    phone.get_by_role("link", name="回答を変える").click()
    expect(phone.get_by_label("出席", exact=True)).to_be_checked()
    phone.get_by_label("欠席").check()
    phone.get_by_label("ひとこと").fill("法事のため失礼します")
    phone.get_by_role("button", name="この内容で回答する").click()
    expect(phone.get_by_text("法事のため失礼します")).to_be_visible()
    assert answered(reply) == ("absent", "法事のため失礼します")


def test_a_family_member_comes_by_video_only_with_consent(phone: Page, reply):
    phone.goto(link_for(reply))
    phone.get_by_label("Webで出席", exact=True).check()
    phone.get_by_role("button", name="この内容で回答する").click()
    expect(phone.get_by_role("alert")).to_contain_text("同意が必要です")
    expect(phone.get_by_label("Webで出席", exact=True)).to_be_checked()
    phone.get_by_label("Webで出席することに同意します").check()
    phone.get_by_role("button", name="この内容で回答する").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("ご回答ありがとうございます")
    assert (answered(reply), VideoConsent.objects.count()) == (("video", ""), 1)


def test_by_keyboard_alone(page: Page, console, reply):
    page.goto(link_for(reply))
    page.get_by_role("link", name="出欠を回答する").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("欠席")).to_be_checked()
    page.get_by_label("欠席").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("ご回答ありがとうございます")
    assert (answered(reply), console) == (("absent", ""), [])


def test_large_text_is_a_half_larger_and_stays(phone: Page, reply):
    phone.goto(link_for(reply))
    size = "parseFloat(getComputedStyle(document.querySelector('dd')).fontSize)"
    normal = phone.evaluate(size)
    phone.get_by_role("link", name="文字を大きくする").click()
    assert phone.evaluate(size) == normal * 1.5
    phone.get_by_label("欠席").check()
    phone.get_by_role("button", name="この内容で回答する").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("ご回答ありがとうございます")
    assert phone.evaluate(size) == normal * 1.5


def member_pages(reply: Reply) -> dict[str, str]:
    link = link_for(reply)
    Reply.objects.filter(pk=reply.pk).update(
        answer="absent", via="link", answered_at=timezone.now(), words="法事のため", opinion="訓練は夜に"
    )
    return {
        "reply": link,
        "large": f"{link}?text=large",
        "thanks": f"{link}thanks/",
        "wrong": f"{link[:-5]}/",
    }


def test_the_members_pages_have_no_barrier_and_no_sideways_scroll(page, reply, barriers, sideways):
    found = {}
    for name, address in member_pages(reply).items():
        page.goto(address)
        found[name] = (barriers(page), sideways(page))
    assert found == {name: ([], []) for name in found}


def test_every_target_of_the_member_is_large_enough_for_a_finger(phone: Page, reply):
    phone.goto(link_for(reply))
    small = phone.evaluate(
        "[...document.querySelectorAll('a, button, textarea, label:has(input)')]"
        ".filter(e => e.getBoundingClientRect().height < 44).map(e => e.textContent)"
    )
    assert small == []


def signed_in_pages(world, reply: Reply) -> dict[str, list[str]]:
    renew_office_feed(facility=world.facility, by=world.operator, at=timezone.now())
    renew_ward_feed(by=world.ward, at=timezone.now())
    meeting, link = reply.participation.meeting_id, f"/office/replies/{reply.pk}/link/"
    office = f"/office/calendar/{world.facility.number}/{world.facility.kind.code}/renew/"
    return {
        "operator": [
            f"/office/meetings/{meeting}/answers/",
            link,
            f"{link}revoke/",
            f"{link}renew/",
            "/office/calendar/",
            office,
        ],
        "ward": [f"/ward/meetings/{meeting}/answers/", "/ward/calendar/", "/ward/calendar/renew/"],
    }


@pytest.mark.parametrize("role", ["operator", "ward"])
def test_pages_of_answers_and_calendars(live_server, page, sign_in, nerima, reply, barriers, sideways, role):
    member_pages(reply)
    sign_in(page.context, getattr(nerima, role))
    found = {}
    for path in signed_in_pages(nerima, reply)[role]:
        page.goto(f"{live_server.url}{path}")
        found[path] = (barriers(page), sideways(page))
    assert found == {path: ([], []) for path in found}


def test_the_pages_are_valid_html(client, nerima, reply, html_errors):
    asked = client.post(link_for(reply).partition("/r/")[1] + link_for(reply).partition("/r/")[2], {})
    pages = {"asked-again": asked.content.decode()}
    for name, address in member_pages(reply).items():
        pages[name] = client.get("/r/" + address.partition("/r/")[2]).content.decode()
    for role, paths in signed_in_pages(nerima, reply).items():
        client.force_login(getattr(nerima, role))
        pages |= {f"{role}-{number}": client.get(path).content.decode() for number, path in enumerate(paths)}
    client.force_login(nerima.operator)
    wrong = client.post(
        f"/office/meetings/{reply.participation.meeting_id}/answers/", {f"r{reply.pk}-words": "法事"}
    )
    pages["operator-wrong"] = wrong.content.decode()
    assert html_errors(pages) == []
