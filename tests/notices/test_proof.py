"""Prepared, sent, failed, bounced, handed over: when and by whom; and the day on which all have it. [TRAPS 2]"""

from datetime import date

import pytest

from meetings.models import Member, NoticeRecipient, Participation
from meetings.services import notice_changes, notice_proof
from operators.models import HistoryEntry
from outbox.models import Message
from outbox.services import WrongStateError, record_bounce
from tests.notices.conftest import EARLY, at

MONDAY = at("2026-11-09 10:00")
TUESDAY = at("2026-11-10 10:00")


def notice_day(council) -> date | None:
    notice_proof.settle_all(at=TUESDAY)
    return Participation.objects.get(pk=council.part.pk).notice_on


def recipient(name: str) -> NoticeRecipient:
    rows = NoticeRecipient.objects.select_related(
        "message", "member", "notice__participation__facility__municipality"
    )
    return rows.get(message__recipient_name__startswith=name)


def mails_are_out() -> None:
    Message.objects.filter(state="pending").update(state="sent", settled_at=MONDAY)


def hand_over(council, *names, moment=TUESDAY) -> None:
    for name in names:
        notice_proof.hand_over(recipient=recipient(name), by=council.user, at=moment)


def test_the_notice_day_is_the_day_on_which_the_last_one_has_it(council):
    council.announce()
    assert notice_day(council) is None
    mails_are_out()
    hand_over(council, "髙﨑")
    assert notice_day(council) is None
    hand_over(council, "日向")
    assert notice_day(council) == date(2026, 11, 10)


def test_sent_by_mail_after_midnight_is_the_next_day(council):
    Member.objects.exclude(delivery="email").delete()
    council.announce()
    Message.objects.update(state="sent", settled_at=at("2026-11-09 00:00"))
    assert notice_day(council) == date(2026, 11, 9)


def test_who_handed_it_over_and_when(council):
    council.announce()
    hand_over(council, "髙﨑")
    message = recipient("髙﨑").message
    assert (message.state, message.settled_by, message.settled_at) == ("handed_over", council.user, TUESDAY)


def test_a_slip_is_taken_back_and_the_history_keeps_both(council):
    council.announce()
    mails_are_out()
    hand_over(council, "髙﨑", "日向")
    notice_proof.undo_hand_over(recipient=recipient("日向"), by=council.user, at=TUESDAY)
    assert notice_day(council) is None
    verbs = (
        HistoryEntry.objects.filter(subject__startswith="notice ")
        .order_by("pk")
        .values_list("verb", flat=True)
    )
    assert list(verbs) == [
        "開催通知の作成",
        "手紙を渡した記録",
        "手紙を渡した記録",
        "手紙を渡した記録の取消し",
    ]


def test_a_bounce_takes_the_notice_day_back_until_a_letter_is_handed_over(council):
    council.announce()
    mails_are_out()
    hand_over(council, "髙﨑", "日向", moment=MONDAY)
    assert notice_day(council) == date(2026, 11, 9)
    record_bounce(message=recipient("町田").message, reason="宛先がありません。", at=TUESDAY)
    assert notice_day(council) is None
    lost = recipient("町田")
    letter = notice_proof.send_by_letter(recipient=lost, by=council.user, at=TUESDAY)
    assert (letter.channel, letter.state) == ("hand", "to_hand")
    assert [(each.channel, each.state) for each in notice_proof.earlier_attempts(lost)] == [
        ("email", "bounced")
    ]
    hand_over(council, "町田")
    assert notice_day(council) == date(2026, 11, 10)


@pytest.mark.parametrize("name", ["町田", "髙﨑"])
def test_only_a_lost_mail_becomes_a_letter(council, name):
    council.announce()
    with pytest.raises(notice_proof.NotLost):
        notice_proof.send_by_letter(recipient=recipient(name), by=council.user, at=TUESDAY)


def test_a_failed_mail_is_sent_again_as_the_same_mail(council):
    council.announce()
    failed = recipient("町田")
    Message.objects.filter(pk=failed.message_id).update(
        state="failed", settled_at=MONDAY, error="拒否されました。"
    )
    before = failed.message.message_id
    notice_proof.retry(recipient=failed, by=council.user, at=TUESDAY)
    assert (failed.message.state, failed.message.message_id, failed.message.error) == ("pending", before, "")


def test_sent_again_to_the_address_that_was_put_right(council):
    council.announce()
    lost = recipient("町田")
    Message.objects.filter(pk=lost.message_id).update(state="bounced", settled_at=MONDAY)
    Member.objects.filter(pk=council.by_mail.pk).update(email="right@example.jp")
    notice_proof.retry(recipient=recipient("町田"), by=council.user, at=TUESDAY)
    again = NoticeRecipient.objects.get(pk=lost.pk)
    assert (again.message.recipient_email, again.message.state) == ("right@example.jp", "pending")
    assert list(again.message.files.values_list("name", flat=True)) == ["kaigi.ics"]
    assert [each.recipient_email for each in notice_proof.earlier_attempts(again)] == ["machiko@example.jp"]


def test_a_mail_is_not_handed_over(council):
    council.announce()
    with pytest.raises(WrongStateError):
        notice_proof.hand_over(recipient=recipient("町田"), by=council.user, at=TUESDAY)


def test_who_joined_later_does_not_make_the_notice_late(council, serve):
    council.announce()
    serve(MONDAY)
    assert notice_day(council) == date(2026, 11, 9)
    Member.objects.create(
        facility=council.facility, category="other", name="新任 次郎", joined_on=TUESDAY.date()
    )
    notice_changes.tell_newcomers(participation=council.part, by=council.user, at=TUESDAY)
    assert notice_day(council) == date(2026, 11, 9)


def test_a_change_that_replaces_a_letter_serves_as_well(council):
    council.announce()
    mails_are_out()
    council.meeting.place = "区民館"
    council.meeting.save()
    part = Participation.objects.get(pk=council.part.pk)
    notice_changes.tell_change(participation=part, by=None, at=MONDAY)
    Message.objects.filter(state="to_hand").update(state="handed_over", settled_at=TUESDAY)
    assert notice_day(council) == date(2026, 11, 10)


def test_a_day_told_by_a_ledger_stays(council):
    Participation.objects.filter(pk=council.part.pk).update(notice_on=date(2026, 11, 1))
    assert notice_day(council) == date(2026, 11, 1)


def test_what_exactly_was_sent_is_kept_when_the_record_changes(council, serve):
    council.announce()
    serve(EARLY)
    council.by_mail.name = "改姓 町子"
    council.by_mail.save()
    council.meeting.place = "区民館"
    council.meeting.save()
    message = recipient("町田").message
    assert ("町田 町子 様" in message.text, "ひなたの間" in message.html) == (True, True)
