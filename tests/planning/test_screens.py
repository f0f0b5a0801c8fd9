"""The pages of planning as browsers and validators see them, and a year planned by hand on a desk."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from meetings.models import Meeting
from meetings.services import scheduling
from rules.fiscal_year import FiscalYear
from tests.planning.conftest import LATER, NOW, person


@pytest.fixture
def nerimas_rules(nerima):
    nerima.municipality.ruleset_id = "131202"
    nerima.municipality.save()


def test_every_page_is_valid_html(client, nerima, nerimas_rules, neighbour, fixed, drafted, html_errors):
    made, other = fixed(), drafted(LATER.replace(month=3))
    part = scheduling.invite_partner(meeting=made, facility=neighbour, by=nerima.operator, at=NOW)
    scheduling.invite_partner(meeting=other, facility=neighbour, by=nerima.operator, at=NOW)
    both = person("both", nerima.facility, neighbour)
    new = f"{reverse('meeting_new')}?facility={nerima.facility.reference}"
    addresses = {
        name: reverse(name, args=[made.pk]) for name in ("meeting", "meeting_edit", "meeting_cancel")
    }
    addresses |= {
        "draft": reverse("meeting", args=[other.pk]),
        "fix": reverse("meeting_fix", args=[other.pk]),
    }
    addresses |= {name: reverse(name, args=[2026]) for name in ("plan", "plan_fix")}
    addresses |= {
        name: reverse(name, args=[made.pk, part.pk]) for name in ("invitation_answer", "invitation_withdraw")
    }
    addresses |= {"new": new, "choose": reverse("meeting_new"), "next": reverse("plan", args=[2027])}
    addresses |= {
        "part": reverse("meeting_part", args=[made.pk, made.participations.get(standing="host").pk])
    }
    with time_machine.travel(NOW, tick=False):
        client.force_login(both)
        pages = {name: client.get(address).content.decode() for name, address in addresses.items()}
        sent = {"act": "check", "held_on": "2027-01-13", "starts_at": "14:00", "place": "x", "mode": "hybrid"}
        pages["wrong"] = client.post(new, sent).content.decode()
        pages["checked"] = client.post(new, sent | {"web_tool": "LINE"}).content.decode()
        client.force_login(nerima.ward)
        pages["ward"] = client.get(reverse("ward_plans")).content.decode()
    assert html_errors(pages) == []


@pytest.mark.django_db(transaction=True)
def test_a_year_is_planned_by_hand(live_server, page, sign_in, console, nerima, nerimas_rules):
    year = FiscalYear.of(timezone.localdate()).next
    sign_in(page.context, nerima.operator)
    page.goto(f"{live_server.url}{reverse('plan', args=[year.year])}")
    page.get_by_text("いつもの日時と場所を変える").click()
    page.get_by_label("場所", exact=True).fill("ひなたの間")
    page.get_by_role("button", name="いつもの日時と場所を保存").click()
    page.get_by_role("button", name="計画を確認").click()
    assert "6回中0回・予定6回" in page.locator("section", has_text="この案を入れた").last.inner_text()
    assert not Meeting.objects.filter(status="draft").exists()
    page.get_by_role("button", name="下書きを作る").click()
    page.get_by_role("link", name=re.compile("計画を確定")).click()
    page.get_by_role("button", name="計画を確定").click()
    planned = Meeting.objects.filter(status="planned", held_on__range=(year.first, year.last))
    assert [made.place for made in planned] == ["ひなたの間"] * 6
    assert console == []


@pytest.mark.django_db(transaction=True)
def test_no_barrier_on_a_desk_and_on_a_phone(
    live_server, page, phone, sign_in, barriers, nerima, nerimas_rules, fixed
):
    year = FiscalYear.of(timezone.localdate())
    made = fixed()
    for screen in (page, phone):
        sign_in(screen.context, nerima.operator)
        for address in (
            reverse("plan", args=[year.next.year]),
            reverse("meeting", args=[made.pk]),
            reverse("meeting_edit", args=[made.pk]),
        ):
            screen.goto(f"{live_server.url}{address}")
            assert barriers(screen) == []
            assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
        sign_in(screen.context, nerima.ward)
        screen.goto(f"{live_server.url}{reverse('ward_plans')}")
        assert barriers(screen) == []
        assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.django_db(transaction=True)
def test_the_check_follows_the_form_and_saves_nothing(
    live_server, page, sign_in, console, barriers, nerima, nerimas_rules, fixed
):
    made = fixed(place="集会所")
    kept = Meeting.objects.values().get(pk=made.pk)
    soon = timezone.localdate() + timedelta(days=3)
    sign_in(page.context, nerima.operator)
    page.goto(f"{live_server.url}{reverse('meeting_edit', args=[made.pk])}")
    page.get_by_label("開催日").fill(soon.isoformat())
    panel = page.locator("#check-panel")
    panel.get_by_text("1か月前の開催通知が間に合いません。").wait_for()
    assert page.locator("#check-said").inner_text().startswith("基準を確認しました。")
    assert page.evaluate("document.activeElement.name") == "held_on"
    assert barriers(page) == []
    page.get_by_label("開催日").fill("いつか")
    panel.get_by_text("次の点を直してください").wait_for()
    assert Meeting.objects.values().get(pk=made.pk) == kept
    page.get_by_label("開催日").fill("2027-02-10")
    page.get_by_label("場所", exact=True).fill("ひなたの間")
    page.get_by_label("基準に合わない点や、遅い通知の理由").fill("改修のため")
    page.get_by_role("button", name="変更を保存").click()
    page.wait_for_url(f"**{reverse('meeting', args=[made.pk])}")
    assert Meeting.objects.get(pk=made.pk).place == "ひなたの間"
    assert console == []


@pytest.mark.django_db(transaction=True)
def test_the_year_follows_the_proposed_days_and_saves_nothing(
    live_server, page, sign_in, console, nerima, nerimas_rules
):
    year = FiscalYear.of(timezone.localdate()).next
    sign_in(page.context, nerima.operator)
    page.goto(f"{live_server.url}{reverse('plan', args=[year.year])}")
    after = page.locator("#year-after")
    expect(after).to_contain_text("6回中0回・予定6回")
    page.get_by_label("開催日").first.fill("")
    expect(after).to_contain_text("6回中0回・予定5回")
    expect(after).to_contain_text("あと1回の日程が必要です")
    assert (Meeting.objects.filter(held_on__gte=year.first).count(), console) == (0, [])
