"""The page behind a copy's link: opens its own minutes and nothing else, keeps nothing, tells no name in its address."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from meetings.copy_links import link_for, token_for
from meetings.models import Material, MinutesCopy, Participation, Submission
from meetings.services import copies_proof
from meetings.tokens import token_for as reply_token
from tests import makers
from tests.access.rows.copies import copy as foreign_copy
from tests.copies.conftest import SUBMITTED, at


@pytest.fixture(autouse=True)
def three_days_later():
    """The clock of the server stands soon after the submission."""
    cache.clear()
    with time_machine.travel(at("2026-11-05 09:00"), tick=False) as clock:
        yield clock


@pytest.fixture
def owed(council):
    """The copies of the first version, with a paper."""
    makers.material_of(council.part, title="事故報告.pdf")
    council.owe()
    return council


def address(copy: MinutesCopy, name: str = "minutes_copy", *more: int) -> str:
    return reverse(name, args=[token_for(copy), *more])


def test_it_shows_the_minutes_the_paper_and_whom_to_ask(client, owed):
    answer = client.get(address(owed.copy(owed.by_mail)))
    page = answer.content.decode()
    paper = Material.objects.get()
    for words in (
        "グループホームひなた",
        "令和8年(2026年)10月20日(火)",
        "9名が利用しています。",
        address(owed.copy(owed.by_mail), "minutes_copy_paper", paper.pk),
        "事故報告.pdf",
        'href="tel:03-0000-0000"',
        "担当：髙﨑",
        "令和9年(2027年)11月2日(火)",
    ):
        assert words in page, words


def test_nothing_is_kept_indexed_or_told_to_others(client, owed):
    answer = client.get(address(owed.copy(owed.by_mail)))
    assert {name: answer[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")} == {
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "no-referrer",
    }


def test_the_paper_and_the_pdf_come_through_the_link(client, owed):
    copy, paper = owed.copy(owed.by_mail), Material.objects.get()
    file = client.get(address(copy, "minutes_copy_paper", paper.pk))
    assert b"".join(file.streaming_content) == b"%PDF-1.7 mihon"
    assert (file["X-Content-Type-Options"], file["Referrer-Policy"]) == ("nosniff", "no-referrer")
    assert "no-store" in file["Cache-Control"]
    pdf = client.get(address(copy, "minutes_copy_pdf"))
    assert (pdf["Content-Type"], pdf["Cache-Control"]) == ("application/pdf", "private, no-store")


def test_a_paper_of_another_office_or_added_later_is_not_behind_the_link(client, owed, itabashi):
    copy = owed.copy(owed.by_mail)
    foreign = makers.material_of(itabashi.participation)
    later = makers.material_of(owed.part, title="あとから.pdf")
    answers = [client.get(address(copy, "minutes_copy_paper", each.pk)) for each in (foreign, later)]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_paper_taken_away_later_stays_with_what_was_submitted(client, owed):
    Material.objects.update(removed_at=SUBMITTED)
    paper = Material.objects.get()
    copy = owed.copy(owed.by_mail)
    file = client.get(address(copy, "minutes_copy_paper", paper.pk))
    assert b"".join(file.streaming_content) == b"%PDF-1.7 mihon"


def test_a_token_opens_its_own_copy_only(client, owed, itabashi):
    other = foreign_copy(itabashi)
    page = client.get(address(other)).content.decode()
    assert itabashi.facility.name in page
    assert [name for name in ("ひなた", "町田", "髙﨑") if name in page] == []


@pytest.mark.parametrize("change", ["version", "member", "nonce", "signature", "nonsense", "an answer's"])
def test_a_link_that_is_not_ours_opens_nothing(client, owed, nerima, change):
    copy = owed.copy(owed.by_mail)
    body, _, signature = token_for(copy).partition("~")
    version, member, nonce = body.split(".")
    tokens = {
        "version": f"{int(version) + 1}.{member}.{nonce}~{signature}",
        "member": f"{version}.{owed.by_post.pk}.{nonce}~{signature}",
        "nonce": f"{version}.{member}.{nonce[:-1]}~{signature}",
        "signature": f"{body}~{signature[:-2]}",
        "nonsense": "abc",
        "an answer's": reply_token(owed.part.replies.create(member=owed.by_mail)),
    }
    answer = client.get(reverse("minutes_copy", args=[tokens[change]]))
    assert (answer.status_code, "リンクが正しくありません" in answer.content.decode()) == (404, True)
    assert MinutesCopy.objects.filter(opened_at__isnull=False).count() == 0


@pytest.mark.parametrize("act", [copies_proof.renew_link, copies_proof.revoke_link])
def test_a_link_that_was_taken_back(client, owed, act):
    old = address(owed.copy(owed.by_post))
    act(copy=owed.copy(owed.by_post), by=owed.user, at=at("2026-11-04 09:00"))
    answer = client.get(old)
    assert (answer.status_code, "使えなくなりました" in answer.content.decode()) == (410, True)


def test_a_renewed_link_opens(client, owed):
    copies_proof.renew_link(copy=owed.copy(owed.by_post), by=owed.user, at=at("2026-11-04 09:00"))
    assert client.get(address(owed.copy(owed.by_post))).status_code == 200


@pytest.mark.parametrize(
    ("published_on", "moment", "status"),
    [
        pytest.param(None, "2027-11-02 23:59", 200, id="the last day"),
        pytest.param(None, "2027-11-03 00:00", 410, id="the day after"),
        pytest.param(date(2025, 9, 1), "2027-09-01 23:59", 200, id="the record is kept to its last day"),
        pytest.param(date(2025, 9, 1), "2027-09-02 00:00", 410, id="the record is no longer kept"),
    ],
)
def test_how_long_it_can_be_read(client, owed, three_days_later, published_on, moment, status):
    Participation.objects.filter(pk=owed.part.pk).update(published_on=published_on)
    three_days_later.move_to(at(moment))
    answer = client.get(address(owed.copy(owed.by_mail)))
    assert answer.status_code == status
    assert ("03-0000-0000" in answer.content.decode()) is True


def test_the_setting_says_how_long(client, owed, settings, three_days_later):
    settings.MINUTES_LINK_DAYS = 2
    assert client.get(address(owed.copy(owed.by_mail))).status_code == 410


def test_the_first_look_is_noted_and_only_a_look(client, owed, three_days_later):
    copy = owed.copy(owed.by_mail)
    client.head(address(copy))
    client.get(address(copy, "minutes_copy_pdf"))
    assert owed.copy(owed.by_mail).opened_at is None
    client.get(address(copy))
    three_days_later.move_to(at("2026-11-06 09:00"))
    client.get(address(copy))
    assert owed.copy(owed.by_mail).opened_at == at("2026-11-05 09:00")
    assert owed.copy(owed.by_mail).message.state == "pending"


def test_nothing_can_be_sent_to_it(client, owed):
    assert client.post(address(owed.copy(owed.by_mail))).status_code == 405


def test_a_corrected_version_is_pointed_to(client, owed):
    owed.owe(2, correction="利用者数の誤り", when=at("2026-11-04 10:00"))
    page = client.get(address(owed.copy(owed.by_mail))).content.decode()
    assert "この議事録は訂正されました。" in page
    assert f'href="{address(owed.copy(owed.by_mail, 2))}"' in page
    newer = client.get(address(owed.copy(owed.by_mail, 2))).content.decode()
    assert ("訂正した議事録" in newer, "利用者数の誤り" in newer, "訂正されました" in newer) == (
        True,
        True,
        False,
    )


def test_who_has_no_copy_of_the_correction_is_told_it_comes(client, owed):
    owed.owe(2, when=at("2026-11-04 10:00"))
    owed.copy(owed.by_mail, 2).delete()
    page = client.get(address(owed.copy(owed.by_mail))).content.decode()
    assert "訂正した議事録は、事業所から別にお届けします。" in page


def test_at_a_joint_meeting_a_member_reads_their_own_office_and_the_common_part(client, council, itabashi):
    partner = Participation.objects.create(meeting=council.meeting, facility=itabashi.facility)
    makers.minutes_of(partner, final=itabashi.operator)
    partner.minutes.content["items"][0]["report"] = "よその利用者の話です。"
    partner.minutes.save()
    council.owe()
    page = client.get(address(council.copy(council.by_mail))).content.decode()
    assert ("9名が利用しています。" in page, "よその利用者の話です。" in page) == (True, False)


def test_wrong_links_are_slowed_down_and_right_ones_are_not(client, owed):
    statuses = [client.get(reverse("minutes_copy", args=[f"x{n}"])).status_code for n in range(22)]
    assert (statuses[:20], statuses[20:]) == ([404] * 20, [429] * 2)
    assert client.get(address(owed.copy(owed.by_mail))).status_code == 200


def test_the_address_is_short_and_names_nobody(owed):
    link = link_for(owed.copy(owed.by_mail))
    assert len(link) < 120
    assert Submission.objects.get().receipt not in link
    assert "machi" not in link


def test_the_page_costs_the_same_with_more_papers(client, owed, django_assert_num_queries):
    makers.material_of(owed.part, title="二.pdf")
    makers.material_of(owed.part, title="三.pdf")
    copy = owed.copy(owed.by_mail)
    client.get(address(copy))
    with django_assert_num_queries(6) as one:
        client.get(address(copy))
    owed.version()
    with django_assert_num_queries(len(one)):
        page = client.get(address(copy)).content.decode()
    assert page.count("papers/") == 3
