"""The pages as browsers and validators see them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import VideoConsent


@pytest.fixture
def family(seat):
    member = seat("family", "髙﨑 𠮷石", joined_on=date(2026, 4, 1), left_on=date(2027, 3, 31))
    VideoConsent.objects.create(member=member, given_on=date(2026, 10, 1), via="paper")
    return member


def test_every_page_is_valid_html(manager, link, family, html_errors):
    bare = ("members", "member_new", "members_import")
    of_a_member = (
        "member",
        "member_edit",
        "member_end",
        "member_resume",
        "member_delete",
        "consent_withdraw",
    )
    pages = {name: manager.get(link(name)).content.decode() for name in bare}
    pages |= {name: manager.get(link(name, family)).content.decode() for name in of_a_member}
    pages["wrong"] = manager.post(link("member_new"), {"joined_on": "来月"}).content.decode()
    wrong = SimpleUploadedFile("m.csv", "事業所番号,サービス種類コード,区分,氏名\n1,32,x,誰か\n".encode())
    pages["preview"] = manager.post(link("members_import"), {"file": wrong}, follow=True).content.decode()
    assert html_errors(pages) == []


@pytest.mark.django_db(transaction=True)
def test_no_barrier_on_a_desk_and_on_a_phone(
    live_server, page, phone, sign_in, barriers, nerima, link, family
):
    for screen in (page, phone):
        sign_in(screen.context, nerima.operator)
        for address in (link("members"), link("member", family), link("member_new")):
            screen.goto(f"{live_server.url}{address}")
            assert barriers(screen) == []
            assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
