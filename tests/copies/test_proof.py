"""What the office does about a copy that did not arrive, a letter, and a link. [TRAPS 2]"""

import pytest

from meetings.copy_links import link_for
from meetings.models import MinutesCopy
from meetings.services import copies_proof
from operators.models import HistoryEntry
from outbox.models import Message
from outbox.services import WrongStateError, record_bounce
from tests.copies.conftest import SUBMITTED, Council, at

TUESDAY = at("2026-11-03 10:00")


@pytest.fixture
def lost(council, mails_go_out):
    """The mail to a member came back."""
    council.owe()
    mails_go_out(SUBMITTED)
    record_bounce(message=council.copy(council.by_mail).message, reason="届きませんでした。", at=SUBMITTED)
    return council


def mail(council: Council) -> MinutesCopy:
    return council.copy(council.by_mail)


def test_who_handed_it_over_and_when(council):
    council.owe()
    copies_proof.hand_over(copy=council.copy(council.by_post), by=council.user, at=TUESDAY)
    message = council.copy(council.by_post).message
    assert (message.state, message.settled_by, message.settled_at) == ("handed_over", council.user, TUESDAY)
    entry = HistoryEntry.objects.get(verb="議事録の手紙を渡した記録")
    assert (entry.by, entry.changes["state"]) == (council.user, [None, "handed_over"])


def test_all_letters_at_once(council):
    council.owe()
    assert (
        copies_proof.hand_over_all(participation=council.part, by=council.user, at=TUESDAY),
        copies_proof.hand_over_all(participation=council.part, by=council.user, at=TUESDAY),
    ) == (2, 0)
    assert sorted(Message.objects.values_list("channel", "state")) == [
        ("email", "pending"),
        ("email", "pending"),
        ("hand", "handed_over"),
        ("post", "handed_over"),
    ]


def test_the_same_mail_goes_out_again(lost):
    before = mail(lost).message
    copies_proof.retry(copy=mail(lost), by=lost.user, at=TUESDAY)
    after = mail(lost).message
    assert (after.pk, after.message_id, after.state) == (before.pk, before.message_id, "pending")


def test_a_new_address_gets_a_mail_of_its_own(lost):
    lost.by_mail.email = "atarashii@example.jp"
    lost.by_mail.save()
    copies_proof.retry(copy=mail(lost), by=lost.user, at=TUESDAY)
    message = mail(lost).message
    assert (message.recipient_email, message.state) == ("atarashii@example.jp", "pending")
    assert message.key.endswith(f"/1/member-{lost.by_mail.pk}/2")
    assert [each.state for each in copies_proof.earlier_attempts(mail(lost))] == ["bounced"]


@pytest.mark.parametrize("act", [copies_proof.renew_link, copies_proof.revoke_link])
def test_a_mail_whose_link_is_void_is_not_sent_again_with_it(lost, act):
    old = link_for(mail(lost))
    act(copy=mail(lost), by=lost.user, at=TUESDAY)
    copies_proof.retry(copy=mail(lost), by=lost.user, at=TUESDAY)
    copy = mail(lost)
    assert (old in copy.message.text, link_for(copy) in copy.message.text) == (False, True)
    assert (copy.message.recipient_email, copy.message.state) == ("machiko@example.jp", "pending")


def test_a_lost_mail_becomes_a_letter_with_the_minutes_in_it(lost):
    copies_proof.send_by_letter(copy=mail(lost), by=lost.user, at=TUESDAY)
    message = mail(lost).message
    assert (message.channel, message.state) == ("hand", "to_hand")
    assert "9名が利用しています。" in message.html


@pytest.mark.parametrize("act", [copies_proof.retry, copies_proof.send_by_letter])
def test_a_mail_that_arrived_is_left_alone(council, mails_go_out, act):
    council.owe()
    mails_go_out(SUBMITTED)
    with pytest.raises(WrongStateError):
        act(copy=mail(council), by=council.user, at=TUESDAY)


def test_a_colleague_who_was_quicker_wins(lost):
    old = mail(lost)
    _ = old.message.state
    copies_proof.send_by_letter(copy=mail(lost), by=lost.user, at=TUESDAY)
    with pytest.raises(WrongStateError):
        copies_proof.send_by_letter(copy=old, by=lost.user, at=TUESDAY)
    assert Message.objects.filter(channel="hand", recipient_name="町田 町子 様").count() == 1


def test_a_letter_that_waits_is_written_anew_with_the_new_link(council):
    council.owe()
    before = council.copy(council.by_post)
    copies_proof.renew_link(copy=council.copy(council.by_post), by=council.user, at=TUESDAY)
    after = council.copy(council.by_post)
    before.message.refresh_from_db()
    assert (before.message.state, after.message.state, after.message.channel) == (
        "withdrawn",
        "to_hand",
        "post",
    )
    assert before.nonce != after.nonce


def test_without_a_link_the_letter_has_no_code(council):
    council.owe()
    copies_proof.revoke_link(copy=council.copy(council.by_post), by=council.user, at=TUESDAY)
    copy = council.copy(council.by_post)
    assert (link_for(copy), "<svg" in copy.message.html) == ("", False)


def test_a_link_is_not_taken_out_of_a_mail_on_its_way(council):
    council.owe()
    with pytest.raises(WrongStateError):
        copies_proof.revoke_link(copy=mail(council), by=council.user, at=TUESDAY)


@pytest.mark.parametrize("act", [copies_proof.renew_link, copies_proof.revoke_link])
def test_a_letter_that_a_colleague_ticks_just_then_stays_served(council, act):
    council.owe()
    seen = council.copy(council.by_post)
    assert seen.message.state == "to_hand"
    copies_proof.hand_over(copy=council.copy(council.by_post), by=council.user, at=TUESDAY)
    act(copy=seen, by=council.user, at=TUESDAY)
    now = council.copy(council.by_post)
    assert (now.message_id, now.message.state, now.nonce) == (seen.message_id, "handed_over", seen.nonce)


def test_a_letter_that_was_handed_over_stays_served_when_its_link_changes(council):
    council.owe()
    copies_proof.hand_over(copy=council.copy(council.by_post), by=council.user, at=TUESDAY)
    copies_proof.renew_link(copy=council.copy(council.by_post), by=council.user, at=TUESDAY)
    assert council.copy(council.by_post).message.state == "handed_over"
