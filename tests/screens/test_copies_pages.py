"""The proof of copies and the page behind the link: axe, HTML, small screens, and the way on a phone."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from meetings.copy_links import link_for, token_for
from meetings.models import Meeting, Member, MinutesCopy, Participation
from meetings.record_building import build_record
from meetings.services.copies import owe_copies
from outbox.models import Message
from outbox.services import record_bounce
from tests import makers
from tests.fixtures.people import World


@pytest.fixture
def owed(nerima: World, itabashi: World, live_server, settings) -> Participation:
    """Minutes of last week, submitted: a mail that came back, letters that wait, one that was read."""
    settings.BASE_URL = live_server.url
    now = timezone.now()
    Meeting.objects.filter(pk=nerima.meeting.pk).update(held_on=timezone.localdate() - timedelta(days=7))
    for name, way in (("髙﨑 𠮷子", "post"), ("日向 一郎", "hand")):
        Member.objects.create(facility=nerima.facility, category="family", name=name, delivery=way)
    for name, email in (("町田 町子", "machiko@example.jp"), ("石川 太郎", "taro@example.jp")):
        Member.objects.create(
            facility=nerima.facility, category="community", name=name, delivery="email", email=email
        )
    part = nerima.participation
    makers.minutes_of(part, final=nerima.operator)
    makers.material_of(part, title="事故・ヒヤリハットの一覧.pdf")
    version = makers.submission_of(part).versions.get()
    version.record, version.submitted_at = build_record(part).as_json(), now
    version.save()
    version.materials.set(part.materials.all())
    with transaction.atomic():
        owe_copies(version=version, by=nerima.operator, at=now)
    Message.objects.filter(state="pending").update(state="sent", settled_at=now)
    record_bounce(message=copy_to("町田").message, reason="届きませんでした。", at=now)
    MinutesCopy.objects.filter(pk=copy_to("石川").pk).update(opened_at=now)
    return part


def copy_to(name: str) -> MinutesCopy:
    return MinutesCopy.objects.select_related("message").get(member__name__startswith=name)


def addresses(part: Participation) -> dict[str, str]:
    """Every page of an office about its copies, and the page behind a link."""
    meeting, one = [part.meeting_id], [copy_to("髙﨑").pk]
    return {
        "proof": reverse("minutes_copies", args=meeting),
        "all letters": reverse("minutes_copies_all", args=meeting),
        "sent": reverse("minutes_copy_sent", args=one),
        "renew": reverse("minutes_copy_renew", args=one),
        "revoke": reverse("minutes_copy_revoke", args=one),
        "link": reverse("minutes_copy", args=[token_for(copy_to("石川"))]),
        "large": reverse("minutes_copy", args=[token_for(copy_to("石川"))]) + "?text=large",
        "wrong link": reverse("minutes_copy", args=["abc"]),
    }


def test_no_barriers_on_any_width(live_server, page: Page, sign_in, barriers, sideways, owed, nerima):
    sign_in(page.context, nerima.operator)
    found = {}
    for name, address in addresses(owed).items():
        page.goto(live_server.url + address)
        found[name] = (barriers(page), sideways(page))
    assert found == {name: ([], []) for name in found}


def test_before_the_submission_too(live_server, page: Page, sign_in, barriers, sideways, nerima):
    Meeting.objects.filter(pk=nerima.meeting.pk).update(held_on=timezone.localdate() - timedelta(days=7))
    sign_in(page.context, nerima.operator)
    page.goto(live_server.url + reverse("minutes_copies", args=[nerima.meeting.pk]))
    expect(page.get_by_role("link", name="区への提出に進む")).to_be_visible()
    assert (barriers(page), sideways(page)) == ([], [])


def test_the_pages_are_valid_html(client, owed, nerima, html_errors):
    client.force_login(nerima.operator)
    pages = {name: client.get(address).content.decode() for name, address in addresses(owed).items()}
    assert html_errors(pages) == []


def test_an_office_ticks_its_letters_on_a_phone(live_server, phone: Page, sign_in, owed, nerima):
    sign_in(phone.context, nerima.operator)
    phone.goto(live_server.url + reverse("minutes_copies", args=[owed.meeting_id]))
    phone.get_by_label("渡しました（髙﨑 𠮷子 様）").check()
    phone.get_by_role("button", name="印を付けた手紙を「渡しました」と記録する").click()
    expect(phone.get_by_text("1通を、渡した手紙として記録しました。")).to_be_visible()
    assert copy_to("髙﨑").message.state == "handed_over"
    phone.get_by_role("button", name="手紙に切り替える").click()
    expect(phone.get_by_label("渡しました（町田 町子 様）")).to_be_visible()


def test_a_member_reads_without_an_account_and_in_large_type(phone: Page, owed):
    phone.goto(link_for(copy_to("石川")))
    expect(phone.get_by_role("heading", level=1)).to_have_text("議事録")
    phone.get_by_role("link", name="文字を大きくする").click()
    expect(phone.get_by_text("9名が利用しています。")).to_be_visible()
    expect(phone.get_by_role("link", name="事故・ヒヤリハットの一覧.pdf")).to_be_visible()
