"""A session that ended while somebody was typing: what they posted is there after signing in."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from meetings.models import Minutes
from meetings.services import minutes as service
from operators import kept_post
from tests.fixtures.people import PASSWORD
from tests.minutes.conftest import MORNING
from tests.minutes.test_pages import edit, first_report, typed


def sign_in(client: Client, user, address: str):
    """By the login page, as people do."""
    page = client.get(address)
    fields = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token(page)}
    return client.post(address, fields, follow=True)


def token(page) -> str:
    """The CSRF token of a page's form."""
    return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[-1]


@pytest.fixture
def strict() -> Client:
    """A browser whose posts are checked for forgery, as they are outside of tests."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def typing(strict, desk) -> tuple[Minutes, dict]:
    """The editor was open; then the session ended."""
    minutes = desk.write(desk.open(), report="はじめ")
    sign_in(strict, desk.first, reverse("account_login"))
    fields = typed(desk, 1, report="時間切れの間に書いた文")
    fields["csrfmiddlewaretoken"] = token(strict.get(edit(minutes)))
    Session.objects.all().delete()
    return minutes, fields


def test_the_words_are_in_the_editor_after_signing_in(strict, desk, typing):
    minutes, fields = typing
    sent_away = strict.post(edit(minutes), fields)
    assert sent_away.url == f"/account/login/?next={edit(minutes)}"
    assert "入力した内容はお預かりしています" in strict.get(sent_away.url).content.decode()
    back = sign_in(strict, desk.first, sent_away.url)
    page = back.content.decode()
    assert back.request["PATH_INFO"] == edit(minutes)
    assert (">\n時間切れの間に書いた文</textarea>" in page, 'name="base" value="1"' in page) == (True, True)
    assert "まだ保存していません" in page
    assert first_report(minutes) == "はじめ"
    fields["csrfmiddlewaretoken"] = token(back)
    strict.post(edit(minutes), fields)
    assert first_report(minutes) == "時間切れの間に書いた文"
    assert "お預かりした内容" not in strict.get(edit(minutes)).content.decode()


def test_what_somebody_else_saved_meanwhile_is_shown_beside_it(strict, desk, typing):
    minutes, fields = typing
    back = sign_in(strict, desk.first, strict.post(edit(minutes), fields).url)
    desk.write(minutes, report="ほかの人の文", by=desk.second, base=1)
    answer = strict.post(edit(minutes), fields | {"csrfmiddlewaretoken": token(back)})
    assert (answer.status_code, first_report(minutes)) == (409, "ほかの人の文")


def test_it_can_be_thrown_away(strict, desk, typing):
    minutes, fields = typing
    back = sign_in(strict, desk.first, strict.post(edit(minutes), fields).url)
    strict.post(edit(minutes), {"act": "forget", "csrfmiddlewaretoken": token(back)})
    assert ">\nはじめ</textarea>" in strict.get(edit(minutes)).content.decode()


def test_a_stranger_at_the_same_computer_reads_nothing_of_it(strict, desk, typing, itabashi):
    minutes, fields = typing
    answer = sign_in(strict, itabashi.operator, strict.post(edit(minutes), fields).url)
    assert (answer.status_code, "時間切れの間に書いた文" in answer.content.decode()) == (404, False)


def test_it_is_gone_with_the_sign_out(strict, desk, typing):
    minutes, fields = typing
    back = sign_in(strict, desk.first, strict.post(edit(minutes), fields).url)
    strict.post(reverse("account_logout"), {"csrfmiddlewaretoken": token(back)})
    sign_in(strict, desk.first, reverse("account_login"))
    assert "時間切れ" not in strict.get(edit(minutes)).content.decode()


@pytest.mark.parametrize(
    ("name", "field"),
    [
        pytest.param("minutes_correct", "reason", id="why final minutes are corrected"),
        pytest.param("minutes_finalise", "words", id="what the writer should mend"),
    ],
)
def test_words_of_the_acts_are_there_as_well_until_they_are_told(client, closed, name, field):
    minutes = closed.write(closed.open(), report="9名です。", nothing_said=True)
    finish = {"minutes": minutes, "base_revision": minutes.revision, "at": MORNING}
    if name == "minutes_correct":
        service.finalise(**finish, by=closed.second)
    else:
        service.ask_for_check(**finish, by=closed.first)
    address = reverse(name, args=[minutes.pk])
    sent = client.post(address, {field: "人数が違います。", "act": "back"})
    client.force_login(closed.second)
    back = client.get(sent.url.partition("next=")[2]).content.decode()
    assert "人数が違います。</textarea>" in back
    assert client.post(address, {field: "人数が違います。", "act": "back"}).status_code == 302
    assert client.session["kept_posts"] == {}


def test_a_forged_post_is_not_kept(strict, desk, typing):
    minutes, fields = typing
    answer = strict.post(edit(minutes), fields | {"csrfmiddlewaretoken": "a" * 64})
    assert (answer.status_code, dict(strict.session)) == (403, {})


def test_views_that_do_not_ask_for_it_keep_nothing(client, desk):
    address = reverse("minutes_open", args=[desk.meeting.pk])
    client.post(address, {"words": "直してください"})
    assert dict(client.session) == {}


@pytest.mark.parametrize(
    ("length", "is_kept"),
    [
        pytest.param(kept_post.LARGEST - 1000, True, id="long minutes"),
        pytest.param(kept_post.LARGEST + 1, False, id="too much"),
    ],
)
def test_only_what_people_can_have_typed_is_kept(client, desk, length, is_kept):
    client.post(edit(desk.open()), {"opening": "あ" * length})
    assert ("kept_posts" in client.session) == is_kept


def test_the_last_three_pages_are_kept_the_latest_post_of_each(client, nerima):
    for number in (1, 2, 3, 2, 4):
        client.post(reverse("minutes_edit", args=[number]), {"opening": f"{number}"})
    assert sorted(client.session["kept_posts"]) == [
        reverse("minutes_edit", args=[number]) for number in (2, 3, 4)
    ]
