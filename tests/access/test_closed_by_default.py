"""The first guard: a view that declares no access is refused."""

import pytest
from django.core.exceptions import ImproperlyConfigured

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.access.undeclared_urls")]


@pytest.mark.parametrize("path", ["/forgotten/", "/forgotten-class/"])
def test_a_view_without_a_declaration_is_never_served(client, nerima, path):
    client.force_login(nerima.ward)
    with pytest.raises(ImproperlyConfigured, match="declares no access"):
        client.get(path)


def test_people_see_an_error_page_and_nothing_of_the_view(client):
    client.raise_request_exception = False
    answer = client.get("/forgotten/")
    assert (answer.status_code, "秘密" in answer.content.decode()) == (500, False)


def test_a_declared_view_is_served(client):
    assert client.get("/accessibility/").status_code == 200
