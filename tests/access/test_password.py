"""Setting a password anew by mail, and changing it."""

import logging
import re
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from tests.fixtures.people import PASSWORD

NEW = "engawa-no-hidamari-8"
RESET = "/account/password/reset/"


class BrokenBackend(EmailBackend):
    def send_messages(self, email_messages):
        raise SMTPServerDisconnected("ward@nerima.example.jp refused")


def link_in(mail: EmailMessage) -> str:
    (link,) = re.findall(r"^http\S+/key/\S+$", str(mail.body), re.MULTILINE)
    return str(link)


def set_password(client: Client, link: str, password: str) -> Any:
    form_page: Any = client.get(link, follow=True)
    address = form_page.redirect_chain[-1][0]
    return client.post(address, {"password1": password, "password2": password}, follow=True)


def test_the_whole_way(client, nerima, mailoutbox):
    answer = client.post(RESET, {"email": nerima.ward.email})
    assert answer.url == "/account/password/reset/done/"
    done = set_password(client, link_in(mailoutbox[0]), NEW)
    assert "パスワードを設定しました" in done.content.decode()
    nerima.ward.refresh_from_db()
    assert nerima.ward.check_password(NEW)


def test_the_mail_says_nothing_about_the_person_in_its_subject(client, nerima, mailoutbox):
    client.post(RESET, {"email": nerima.ward.email})
    mail = mailoutbox[0]
    assert (mail.subject, mail.to, mail.alternatives) == (
        "【Engawa】パスワードの再設定",
        [nerima.ward.email],
        [],
    )
    assert nerima.ward.name not in mail.body


def test_the_link_is_built_on_our_address_not_on_the_askers_header(client, nerima, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post(RESET, {"email": nerima.ward.email}, headers={"Host": "evil.example.org"})
    assert link_in(mailoutbox[0]).startswith(f"{settings.BASE_URL}/account/password/reset/key/")


@pytest.mark.parametrize(
    "email",
    [
        pytest.param("nobody@example.jp", id="unknown"),
        pytest.param("inactive@nerima.example.jp", id="switched off"),
    ],
)
def test_nobody_learns_which_addresses_exist(client, nerima, mailoutbox, email):
    known = client.post(RESET, {"email": nerima.ward.email})
    other = client.post(RESET, {"email": email})
    assert (other.status_code, other.url) == (known.status_code, known.url)
    assert [mail.to for mail in mailoutbox] == [[nerima.ward.email]]


def test_a_broken_mail_server_changes_no_answer_and_logs_no_address(client, nerima, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    with caplog.at_level(logging.INFO):
        answer = client.post(RESET, {"email": nerima.ward.email})
    assert answer.url == "/account/password/reset/done/"
    assert "SMTPServerDisconnected" in caplog.text
    assert nerima.ward.email not in caplog.text


def test_a_link_works_once(client, nerima, mailoutbox):
    client.post(RESET, {"email": nerima.ward.email})
    set_password(client, link_in(mailoutbox[0]), NEW)
    assert "この再設定メールは使えません" in client.get(link_in(mailoutbox[0])).content.decode()


@pytest.mark.parametrize(
    ("password", "message"),
    [
        pytest.param("short", "このパスワードは短すぎます。最低 12 文字以上必要です。", id="short"),
        pytest.param("918273645546", "このパスワードは数字しか使われていません。", id="only digits"),
    ],
)
def test_a_weak_password_is_refused_with_words(client, nerima, mailoutbox, password, message):
    client.post(RESET, {"email": nerima.ward.email})
    answer = set_password(client, link_in(mailoutbox[0]), password)
    assert message in answer.context["form"].errors["password1"]


def test_changing_asks_for_the_present_password(client, nerima):
    client.force_login(nerima.ward)
    wrong = {"oldpassword": "x", "password1": NEW, "password2": NEW}
    answer = client.post("/account/password/change/", wrong)
    assert answer.context["form"].errors == {
        "oldpassword": ["現在のパスワードが正しくありません。入力し直してください。"]
    }


def test_a_change_keeps_this_session_ends_the_others_and_is_told_by_mail(client, nerima, mailoutbox):
    other = type(client)()
    for each in (client, other):
        each.force_login(nerima.ward)
    words = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert client.post("/account/password/change/", words).url == "/ward/"
    assert (client.get("/center/").status_code, other.get("/center/").status_code) == (404, 302)
    assert [mail.subject for mail in mailoutbox] == ["【Engawa】パスワードが変更されました"]
