"""The office's page of a meeting's copies: who is not served first, ticks, and what the ward's settings allow."""

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import strip_tags

from meetings.copy_links import link_for
from meetings.models import Member, Participation
from meetings.services import copies_proof
from operators.models import HistoryEntry, OperatorAssignment
from outbox.models import Message
from outbox.services import record_bounce
from tests import makers
from tests.access.rows.copies import own_letter
from tests.copies.conftest import SUBMITTED, at

TUESDAY = at("2026-11-03 10:00")


@pytest.fixture(autouse=True)
def a_week_later():
    """The clock of the server stands a week after the submission."""
    with time_machine.travel(at("2026-11-09 09:00"), tick=False) as clock:
        yield clock


@pytest.fixture
def office(client, council):
    """Somebody of the office at the browser."""
    client.force_login(council.user)
    return client


def page_of(office, council) -> str:
    return office.get(reverse("minutes_copies", args=[council.meeting.pk])).content.decode()


def press(office, council, **button) -> str:
    answer = office.post(reverse("minutes_copies", args=[council.meeting.pk]), button, follow=True)
    return answer.content.decode()


def order(page: str, *names: str) -> list[str]:
    """The names in the order in which the table has them."""
    table = page[page.index("<tbody>") :]
    return sorted(names, key=table.index)


def test_before_the_submission_it_says_whom_it_will_reach_and_until_when(office, council):
    page = page_of(office, council)
    for words in (
        "まだ送っていません",
        "町田 町子 様",
        "下の4か所へ",
        "あと11日",
        "令和8年(2026年)11月20日(金)",
    ):
        assert words in page, words
    assert ("前任" in page, "新任" in page) == (False, False)


def test_after_the_last_day_it_says_by_how_much(office, council, a_week_later):
    a_week_later.move_to(at("2026-11-22 09:00"))
    office.force_login(council.user)
    words = strip_tags(page_of(office, council))
    assert "期限（令和8年(2026年)11月20日(金)）を2日過ぎています。" in words


def test_what_a_ledger_says_is_not_offered_again(office, council):
    Participation.objects.filter(pk=council.part.pk).update(delivered=True)
    page = page_of(office, council)
    assert ("台帳から取り込んだ記録です" in page, "区への提出に進む" in page) == (True, False)


def test_who_is_not_served_comes_first(office, council, mails_go_out):
    council.owe()
    mails_go_out(SUBMITTED)
    record_bounce(message=council.copy(None).message, reason="宛先が見つかりません。", at=TUESDAY)
    copies_proof.hand_over(copy=council.copy(council.by_post), by=council.user, at=TUESDAY)
    page = page_of(office, council)
    names = order(page, "町田 町子", "髙﨑 𠮷", "日向 一郎", "ひなた地域包括支援センター")
    assert set(names[:2]) == {"日向 一郎", "ひなた地域包括支援センター"}
    for words in (
        "4通のうち2通",
        "宛先が見つかりません。",
        "届かなかったメールがあります",
        "あと1通の手紙を渡す",
    ):
        assert words in page, words


def test_opening_is_told_as_opening_and_nothing_more(office, council, client):
    council.owe()
    copy = council.copy(council.by_mail)
    copy.opened_at = TUESDAY
    copy.save()
    page = page_of(office, council)
    assert page.count("<span>開封を確認</span>") == 1
    assert copy.message.state == "pending"


def test_ticks_and_their_undoing(office, council):
    council.owe()
    copy = council.copy(council.by_post)
    assert "1通を、渡した手紙として記録しました。" in press(office, council, hand_over=copy.pk)
    assert council.copy(council.by_post).message.state == "handed_over"
    assert "「渡した」記録を取り消しました。" in press(office, council, undo=copy.pk)
    assert council.copy(council.by_post).message.state == "to_hand"


def test_a_button_without_ticks_says_what_to_do(office, council):
    council.owe()
    assert "手紙が選ばれていません。" in press(office, council, hand_over="")


def test_a_second_press_says_that_somebody_was_quicker(office, council):
    council.owe()
    copy = council.copy(council.by_post)
    press(office, council, hand_over=copy.pk)
    assert "ほかの方が先に操作した" in press(office, council, hand_over=copy.pk)


@pytest.mark.parametrize("button", ["retry", "letter"])
def test_a_lost_mail_is_sent_again_or_becomes_a_letter(office, council, button):
    council.owe()
    record_bounce(message=council.copy(council.by_mail).message, reason="届きません。", at=TUESDAY)
    press(office, council, **{button: council.copy(council.by_mail).pk})
    message = council.copy(council.by_mail).message
    assert (message.channel, message.state) == {"retry": ("email", "pending"), "letter": ("hand", "to_hand")}[
        button
    ]


def test_all_letters_are_ticked_after_a_question_that_names_them(office, council):
    council.owe()
    address = reverse("minutes_copies_all", args=[council.meeting.pk])
    asked = office.get(address).content.decode()
    assert ("髙﨑 𠮷" in asked, "日向 一郎" in asked, "町田 町子" in asked) == (True, True, False)
    assert Message.objects.filter(state="handed_over").count() == 0
    done = office.post(address, follow=True).content.decode()
    assert "2通を、渡した手紙として記録しました。" in done
    assert Message.objects.filter(state="handed_over").count() == 2


def test_a_copy_of_another_office_is_not_touched(office, council, itabashi):
    council.owe()
    foreign = int(own_letter(itabashi)["pk"])
    press(office, council, hand_over=foreign)
    assert Message.objects.get(minutes_copy=foreign).state == "to_hand"


def test_who_was_registered_afterwards_is_added_by_a_button(office, council):
    council.owe()
    Member.objects.create(facility=council.facility, category="expert", name="識見 有", delivery="hand")
    assert "識見 有 様（手渡し）" in page_of(office, council)
    assert "1名を送付に加えました。" in press(office, council, add="1")
    assert "まだ送付に加わっていない方" not in page_of(office, council)


def test_the_day_on_which_all_have_it(office, council, mails_go_out):
    council.owe()
    mails_go_out(SUBMITTED)
    office.post(reverse("minutes_copies_all", args=[council.meeting.pk]))
    page = page_of(office, council)
    assert "全員に送付しました" in page
    assert '<dt>送付完了日</dt><dd><time datetime="2026-11-09">' in page


def test_the_earlier_version_stays_to_be_seen(office, council):
    council.owe()
    council.owe(2, correction="誤り", when=TUESDAY)
    page = page_of(office, council)
    assert ("提出した第2版の議事録の送付" in page, "前の版の送付（4通）" in page) == (True, True)


def test_what_one_recipient_gets_and_their_link(office, council):
    council.owe()
    copy = council.copy(council.by_mail)
    page = office.get(reverse("minutes_copy_sent", args=[copy.pk])).content.decode()
    assert f'value="{link_for(copy)}"' in page
    assert "次のページで読めます。" in page


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("renew", "新しいリンクを作り、渡す手紙もあわせて新しくしました。"),
        ("revoke", "このリンクは無効にしました。"),
    ],
)
def test_the_link_is_changed_after_a_question(office, council, name, words):
    council.owe()
    copy = council.copy(council.by_post)
    address = reverse(f"minutes_copy_{name}", args=[copy.pk])
    assert "渡す前の手紙は" in office.get(address).content.decode()
    assert council.copy(council.by_post).nonce == copy.nonce
    assert words in office.post(address, follow=True).content.decode()
    assert council.copy(council.by_post).nonce != copy.nonce


def test_a_mail_on_its_way_keeps_its_link_for_now(office, council):
    council.owe()
    address = reverse("minutes_copy_revoke", args=[council.copy(council.by_mail).pk])
    assert "メールを送信しているところです。" in office.post(address, follow=True).content.decode()


def test_at_a_joint_meeting_the_office_is_chosen(office, council):
    other = makers.office(
        "community_day", "1392000099", municipality=council.facility.municipality, name="つばめ"
    )
    OperatorAssignment.objects.create(user=council.user, facility=other)
    Participation.objects.create(meeting=council.meeting, facility=other)
    Member.objects.create(facility=other, category="user", name="燕 花子", delivery="hand")
    council.owe()
    address = reverse("minutes_copies", args=[council.meeting.pk])
    own = office.get(f"{address}?facility={council.facility.pk}").content.decode()
    theirs = office.get(f"{address}?facility={other.pk}").content.decode()
    assert ("町田 町子" in own, "燕 花子" in own) == (True, False)
    assert ("町田 町子" in theirs, "燕 花子" in theirs) == (False, True)


def test_the_page_costs_the_same_for_one_member_and_for_three(office, council, django_assert_num_queries):
    council.owe()
    page_of(office, council)
    with django_assert_num_queries(13) as three:
        page_of(office, council)
    for member in (council.by_post, council.by_hand):
        council.copy(member).delete()
        member.delete()
    with django_assert_num_queries(len(three)):
        page_of(office, council)


def test_every_tick_is_in_the_history(office, council):
    council.owe()
    office.post(reverse("minutes_copies_all", args=[council.meeting.pk]))
    told = HistoryEntry.objects.filter(verb="議事録の手紙を渡した記録")
    assert [entry.by for entry in told] == [council.user, council.user]
