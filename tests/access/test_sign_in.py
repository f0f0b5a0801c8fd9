"""Signing in and out: each role at its own door, one plain sentence for what went wrong."""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from operators.enums import Role
from operators.models import User
from tests.fixtures.people import PASSWORD

WRONG = "メールアドレスまたはパスワードが正しくありません。入力し直してください。"


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/account/login/", {"login": email, "password": password, **more})


@pytest.mark.parametrize(
    ("visitor", "door"), [("ward", "/ward/"), ("operator", "/office/"), ("center", "/center/")]
)
def test_every_role_has_its_door(client, nerima, visitor, door):
    answer = sign_in(client, getattr(nerima, visitor).email)
    assert (answer.status_code, answer.url) == (302, door)
    assert f'<a class="brand" href="{door}">' in client.get("/").content.decode()


def test_every_role_of_the_list_has_a_door(nerima):
    assert {nerima.ward.role, nerima.operator.role, nerima.center.role} == set(Role.values)


def test_the_address_may_be_typed_in_capitals(client, nerima):
    assert sign_in(client, nerima.ward.email.upper()).url == "/ward/"


@pytest.mark.parametrize(
    ("following", "where"),
    [
        pytest.param("/ward/?year=2025", "/ward/?year=2025", id="where they were going"),
        pytest.param("https://example.org/", "/ward/", id="never to another site"),
    ],
)
def test_after_signing_in(client, nerima, following, where):
    assert sign_in(client, nerima.ward.email, next=following).url == where


def test_a_page_asks_to_sign_in_and_remembers_where(client, nerima):
    assert client.get("/ward/?year=2025").url == "/account/login/?next=/ward/%3Fyear%3D2025"


def test_a_program_is_told_in_json(client, nerima):
    answer = client.get("/ward/", headers={"Accept": "application/json"})
    assert (answer.status_code, list(answer.json())) == (403, ["error"])


@pytest.mark.parametrize(
    "email", [pytest.param("ward@nerima.example.jp", id="known"), pytest.param("x@example.jp", id="unknown")]
)
def test_a_wrong_password_says_one_sentence_and_keeps_the_address(client, nerima, email):
    body = sign_in(client, email, "wrong").content.decode()
    assert body.count(WRONG) == 1
    assert f'value="{email}"' in body
    assert "wrong" not in body


def test_nothing_typed_is_told_at_each_field(client, nerima):
    answer = sign_in(client, "", "")
    assert answer.context["form"].errors == {
        "login": ["入力してください。"],
        "password": ["入力してください。"],
    }


def test_an_account_that_was_switched_off_is_told_so_only_with_its_password(client, nerima):
    assert sign_in(client, nerima.inactive.email).url == "/account/inactive/"
    assert WRONG in sign_in(client, nerima.inactive.email, "wrong").content.decode()
    assert "_auth_user_id" not in client.session


def test_a_session_ends_when_the_account_is_switched_off(client, nerima):
    client.force_login(nerima.ward)
    User.objects.filter(pk=nerima.ward.pk).update(is_active=False)
    assert client.get("/ward/").status_code == 302


def test_the_session_is_a_new_one_after_signing_in(client, nerima):
    sign_in(client, "x@example.jp")
    before = client.session.session_key
    sign_in(client, nerima.ward.email)
    assert client.session.session_key != before


def test_too_many_wrong_passwords_are_stopped_in_words(client, nerima):
    for _ in range(5):
        sign_in(client, nerima.ward.email, "wrong")
    assert "ログインを一時的に止めています" in sign_in(client, nerima.ward.email).content.decode()


def test_signing_out_needs_a_post(client, nerima):
    client.force_login(nerima.ward)
    client.get("/account/logout/")
    assert "_auth_user_id" in client.session
    assert client.post("/account/logout/").url == "/account/login/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_set_password", "account_reauthenticate"]
)
def test_the_rest_of_allauth_does_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["/account/signup/", "/account/email/", "/account/", "/accounts/login/"])
def test_nor_at_its_usual_address(client, nerima, path):
    assert client.get(path).status_code == 404


def test_signed_in_pages_are_not_kept_by_the_browser(client, nerima):
    client.force_login(nerima.center)
    assert client.get("/center/").headers["Cache-Control"] == "private, no-store"
