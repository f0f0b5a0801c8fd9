"""Seeing, copying and renewing the address of a calendar."""

import re

import pytest

from meetings.models import CalendarFeed

PAGES = {"operator": "/office/calendar/", "ward": "/ward/calendar/"}


def renewal(world, role: str) -> str:
    office = f"{world.facility.number}/{world.facility.kind.code}/"
    return PAGES[role] + (office if role == "operator" else "") + "renew/"


def shown(page) -> list[str]:
    return re.findall(r'readonly value="([^"]+)"', page.content.decode())


@pytest.mark.parametrize("role", PAGES)
def test_an_address_is_made_shown_and_renewed_after_asking(client, nerima, itabashi, settings, role):
    settings.BASE_URL = "https://engawa.example.jp"
    client.force_login(getattr(nerima, role))
    assert shown(client.get(PAGES[role])) == []
    first = shown(client.post(renewal(nerima, role), follow=True))
    feed = CalendarFeed.objects.get()
    plain = f"https://engawa.example.jp/calendar/{feed.secret}.ics"
    assert first == [plain, f"{plain}?deadlines=1"]
    page = client.get(PAGES[role]).content.decode()
    assert f'href="webcal://engawa.example.jp/calendar/{feed.secret}.ics"' in page
    asked = client.get(renewal(nerima, role)).content.decode()
    assert "登録してあるカレンダーには予定が届かなくなります" in asked
    assert shown(client.get(PAGES[role])) == first, "asking changes nothing"
    second = shown(client.post(renewal(nerima, role), follow=True))
    assert (len(second), set(first) & set(second)) == (2, set())


def test_looking_makes_no_address(client, nerima):
    for role, path in PAGES.items():
        client.force_login(getattr(nerima, role))
        client.get(path)
        client.get(renewal(nerima, role))
    assert CalendarFeed.objects.count() == 0


def test_nobody_renews_a_strangers_address(client, nerima, itabashi):
    client.force_login(itabashi.operator)
    assert client.post(renewal(nerima, "operator")).status_code == 404
    assert CalendarFeed.objects.count() == 0
