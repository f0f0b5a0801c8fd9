"""One March: an operator plans the year, binds a partner, gives notice; a member answers on a phone."""

import re
from datetime import date
from email.utils import parseaddr

import pytest
import time_machine
from django.core.mail import EmailMessage
from playwright.sync_api import Browser, Page, expect

from meetings.models import Meeting, Member, Participation
from operators.models import Municipality, SupportCenter, User
from outbox.tasks import sweep_outbox
from tests.fixtures.people import World
from tests.makers import office, place
from tests.planning.conftest import person

CATEGORIES = ("user", "family", "community", "municipality", "support_center", "expert", "staff")


@pytest.fixture(autouse=True)
def march():
    """The month in which the next year is planned, on the server's clock."""
    with time_machine.travel("2027-03-08T10:00+09:00", tick=True):
        yield


@pytest.fixture
def council(nerima: World, itabashi: World) -> World:
    """An office of Nerima with a full council, reached by mail and by hand; ward and centre can be written to."""
    Municipality.objects.filter(pk=nerima.municipality.pk).update(
        ruleset_id="131202", desk_name="事業者運営推進係", desk_email="desk@nerima.example.jp"
    )
    SupportCenter.objects.filter(pk=nerima.support_center.pk).update(email="center-desk@nerima.example.jp")
    nerima.member.delete()
    for category in CATEGORIES:
        by_mail = category in ("community", "expert")
        Member.objects.create(
            facility=nerima.facility, category=category, name=f"見本 {category}",
            delivery="email" if by_mail else "hand", email=f"{category}@example.jp" if by_mail else "",
        )  # fmt: skip
    return nerima


@pytest.fixture
def partner(council: World) -> User:
    """Somebody of the neighbouring office in the same area."""
    neighbour = office(
        "small_multifunctional", "1392000777", municipality=council.municipality, name="隣の小多機"
    )
    place(neighbour, "ひなた圏域")
    return person("tonari", neighbour)


def plan_the_year(page: Page, base: str) -> None:
    page.goto(f"{base}/office/plan/2027/")
    page.get_by_text("いつもの日時と場所を変える").click()
    page.get_by_label("開始時刻").fill("14:00")
    page.get_by_label("終了時刻").fill("15:00")
    page.get_by_role("button", name="いつもの日時と場所を保存").click()
    page.get_by_role("button", name="計画を確認").click()
    expect(page.get_by_role("status")).to_contain_text("日程はそろっています")
    assert Meeting.objects.filter(held_on__year__gte=2027).count() == 0
    page.get_by_role("button", name="下書きを作る").click()
    page.get_by_role("link", name=re.compile("計画を確定（下書き6件）")).click()
    page.get_by_role("button", name="計画を確定").click()


def ask_the_partner(page: Page, base: str, meeting: Meeting) -> None:
    page.goto(f"{base}/office/meetings/{meeting.pk}/edit/")
    page.get_by_text(re.compile("同じ圏域の事業所から選ぶ")).click()
    page.get_by_label("隣の小多機").check()
    page.get_by_role("button", name="変更を保存").click()


def give_notice(page: Page, base: str, meeting: Meeting) -> None:
    page.goto(f"{base}/office/meetings/{meeting.pk}/notice/")
    page.get_by_role("link", name="送信の確認へ進む").click()
    page.get_by_role("button", name=re.compile("名に送信する")).click()


def address_of(mail: EmailMessage) -> str:
    """The bare address; the header carries the name as well."""
    return parseaddr(mail.to[0])[1]


def mails_to(mails: list[EmailMessage], address: str) -> list[EmailMessage]:
    """What the address got, of joint meetings first."""
    mine = [mail for mail in mails if address_of(mail) == address]
    return sorted(mine, key=lambda mail: "合同" not in mail.body)


def accept_the_request(page: Page, base: str) -> None:
    page.goto(f"{base}/office/")
    page.get_by_role("region", name="合同開催の依頼").get_by_role("link").click()
    page.get_by_role("button", name="承諾する").click()


def answer_on(phone: Page, link: str) -> None:
    phone.goto(link)
    expect(phone.locator("body")).not_to_contain_text("見本 community")
    phone.get_by_label("出席", exact=True).check()
    phone.get_by_role("button", name="この内容で回答する").click()
    expect(phone.get_by_role("main")).to_contain_text("出席")


def test_plan_partner_notice_answer(
    live_server, browser: Browser, page: Page, phone: Page, sign_in, council, partner, mailoutbox, settings
):
    settings.BASE_URL = base = live_server.url
    sign_in(page.context, council.operator)
    plan_the_year(page, base)
    planned = list(Meeting.objects.filter(status="planned").order_by("held_on"))
    evaluated = Participation.objects.get(carries_evaluation=True).meeting
    joint = next(each for each in planned if each != evaluated and each.held_on > date(2027, 5, 1))
    assert (len(planned), evaluated.held_on < date(2028, 3, 1)) == (6, True)

    ask_the_partner(page, base, joint)
    with browser.new_context() as elsewhere:
        sign_in(elsewhere, partner)
        accept_the_request(elsewhere.new_page(), base)
    assert joint.participations.bound().count() == 2

    for each in (joint, evaluated):
        give_notice(page, base, each)
    sweep_outbox()
    assert {address_of(mail) for mail in mailoutbox} == {
        "community@example.jp", "expert@example.jp", "desk@nerima.example.jp", "center-desk@nerima.example.jp",
    }  # fmt: skip
    about_joint, about_evaluation = mails_to(mailoutbox, "expert@example.jp")
    assert ("隣の小多機" in about_joint.body, "外部評価" in about_joint.body) == (True, False)
    assert ("隣の小多機" in about_evaluation.body, "外部評価" in about_evaluation.body) == (False, True)
    assert "見本" not in about_joint.subject

    (link,) = set(re.findall(rf"{re.escape(base)}/r/\S+/(?=\s)", str(about_joint.body)))
    answer_on(phone, link)
    page.goto(f"{base}/office/meetings/{joint.pk}/answers/")
    expect(page.get_by_role("row", name="見本 expert")).to_contain_text("出席")
