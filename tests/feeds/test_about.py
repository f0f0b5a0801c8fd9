"""Whom to ask, and what is accessible: plain pages that collect nothing and tell nothing internal."""

from operators.models import Municipality
from tests.fixtures.people import World


def test_contact_names_the_desk_and_nothing_internal(client, nerima: World, itabashi: World):
    desk = {"desk_name": "介護保険課運営推進係", "desk_email": "naibu@example.jp"}
    Municipality.objects.filter(pk=nerima.municipality.pk).update(**desk)
    page = client.get("/contact/").content.decode()
    assert "練馬区 介護保険課運営推進係" in page
    assert [word for word in ("naibu", "板橋区", "mailto:", "tel:") if word in page] == []


def test_contact_has_no_form_and_says_how_to_have_a_record_taken_down(client, nerima: World):
    page = client.get("/contact/").content.decode()
    assert [word for word in ("<form", "<input", "<textarea") if word in page] == []
    assert "「記録を取り下げてほしい」とお伝えください" in page


def test_one_question_however_many_wards(client, nerima: World, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/contact/")
    Municipality.objects.update(desk_name="担当係")
    Municipality.objects.create(code="131199", name="板橋区", desk_name="担当係")
    with django_assert_num_queries(1):
        client.get("/contact/")


def test_accessibility_says_aim_tests_gaps_and_whom_to_ask(client, nerima: World, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get("/accessibility/").content.decode()
    heads = ["目標", "使いやすくするためにしていること", "確かめた方法", "わかっている問題", "お困りのとき"]
    assert [head for head in heads if f">{head}</h2>" in page] == heads
    assert ("JIS X 8341-3:2016" in page, 'href="/contact/"' in page) == (True, True)


def test_parameters_that_mean_nothing_change_nothing(client, nerima: World):
    for path in ("/contact/", "/accessibility/", "/robots.txt", "/sitemap.xml"):
        assert client.get(f"{path}?page=99&q=%00%ff&x[]=1").content == client.get(path).content
