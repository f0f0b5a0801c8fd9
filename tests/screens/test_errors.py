"""Error pages: in Japanese, what happened and what to do; nothing of what was asked is repeated."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from operators.views import errors

TITLES = {
    400: "送られた内容を読み取れませんでした",
    403: "この操作はできません",
    404: "ページが見つかりません",
    500: "処理できませんでした",
}
VIEWS = {400: errors.bad_request, 403: errors.forbidden, 404: errors.not_found}
SECRET = "hanako@example.jp"


def answer_of(status: int, accept: str) -> Any:
    request = RequestFactory().get(f"/{SECRET}", headers={"Accept": accept})
    return VIEWS[status](request, ValueError(SECRET)) if status in VIEWS else errors.server_error(request)


@pytest.mark.parametrize("status", TITLES)
def test_people_read_a_page(status):
    answer = answer_of(status, "text/html,*/*;q=0.8")
    body = answer.content.decode()
    assert (answer.status_code, f"<h1>{TITLES[status]}</h1>" in body, SECRET in body) == (status, True, False)


@pytest.mark.parametrize("status", TITLES)
def test_programs_read_json(status):
    answer = answer_of(status, "application/json")
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert SECRET not in answer.content.decode()


@pytest.mark.django_db
def test_a_form_left_open_for_too_long():
    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": SECRET, "password": SECRET})
    body = answer.content.decode()
    assert (answer.status_code, "画面の有効期限が切れました" in body, SECRET in body) == (403, True, False)


@pytest.mark.django_db
def test_the_page_for_a_broken_system_asks_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert answer_of(500, "text/html").status_code == 500
