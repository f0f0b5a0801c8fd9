"""Since when every member has the minutes: the last one's day; what a ledger said stays. [N §8]"""

from datetime import date

import pytest

from meetings.copies_state import CopiesState, state_of, states_of
from meetings.models import Participation
from meetings.services import copies_proof
from meetings.services.copies_delivery import settle_copies
from operators.models import HistoryEntry
from outbox.models import Message
from outbox.services import record_bounce
from tests import makers
from tests.copies.conftest import SUBMITTED, at

TUESDAY = at("2026-11-03 10:00")
FRIDAY = at("2026-11-06 10:00")
MONDAY = at("2026-11-09 10:00")


def delivery(council, moment=MONDAY) -> tuple[bool, date | None]:
    settle_copies(at=moment)
    part = Participation.objects.get(pk=council.part.pk)
    return part.delivered, part.delivered_on


def hand_over(council, *members, number=1, moment=FRIDAY) -> None:
    for member in members:
        copies_proof.hand_over(copy=council.copy(member, number), by=council.user, at=moment)


def test_complete_on_the_day_of_the_last_member(council, mails_go_out):
    council.owe()
    assert delivery(council) == (False, None)
    mails_go_out(SUBMITTED)
    hand_over(council, council.by_post, moment=TUESDAY)
    assert delivery(council) == (False, None)
    hand_over(council, council.by_hand, moment=FRIDAY)
    assert delivery(council) == (True, date(2026, 11, 6))


def test_the_centre_is_owed_a_copy_but_does_not_decide(council):
    council.owe()
    Message.objects.filter(pk=council.copy(council.by_mail).message_id).update(
        state="sent", settled_at=SUBMITTED
    )
    hand_over(council, council.by_post, council.by_hand)
    assert council.copy(None).message.state == "pending"
    assert delivery(council) == (True, date(2026, 11, 6))


def test_midnight_in_japan_begins_the_day(council):
    council.owe()
    Message.objects.filter(channel="email").update(state="sent", settled_at=at("2026-11-07 00:00"))
    hand_over(council, council.by_post, council.by_hand, moment=at("2026-11-06 23:59"))
    assert delivery(council) == (True, date(2026, 11, 7))


def test_a_bounce_and_a_tick_taken_back_undo_it_and_the_history_says_so(council, mails_go_out):
    council.owe()
    mails_go_out(SUBMITTED)
    hand_over(council, council.by_post, council.by_hand)
    record_bounce(message=council.copy(council.by_mail).message, reason="届きませんでした。", at=FRIDAY)
    assert delivery(council) == (False, None)
    copies_proof.send_by_letter(copy=council.copy(council.by_mail), by=council.user, at=FRIDAY)
    hand_over(council, council.by_mail, moment=MONDAY)
    assert delivery(council) == (True, date(2026, 11, 9))
    copies_proof.undo_hand_over(copy=council.copy(council.by_post), by=council.user, at=MONDAY)
    assert delivery(council) == (False, None)
    told = HistoryEntry.objects.filter(verb__startswith="議事録の送付の").order_by("pk")
    assert [entry.changes["delivered_on"] for entry in told] == [
        [None, "2026-11-06"],
        ["2026-11-06", None],
        [None, "2026-11-09"],
        ["2026-11-09", None],
    ]


def test_any_version_serves_who_was_owed_the_first(council, mails_go_out):
    council.owe()
    mails_go_out(SUBMITTED)
    hand_over(council, council.by_post, moment=TUESDAY)
    council.owe(2, when=FRIDAY)
    assert delivery(council) == (False, None)
    hand_over(council, council.by_hand, number=2, moment=MONDAY)
    assert delivery(council) == (True, date(2026, 11, 9))


def test_a_correction_does_not_make_late_what_had_arrived(council, mails_go_out):
    council.owe()
    mails_go_out(SUBMITTED)
    hand_over(council, council.by_post, council.by_hand, moment=TUESDAY)
    council.owe(2, when=MONDAY)
    assert delivery(council) == (True, date(2026, 11, 3))


def test_settling_again_changes_and_tells_nothing(council, mails_go_out):
    council.owe()
    mails_go_out(SUBMITTED)
    hand_over(council, council.by_post, council.by_hand)
    before = delivery(council), HistoryEntry.objects.count()
    assert (delivery(council), HistoryEntry.objects.count()) == before


@pytest.mark.parametrize("submitted", [False, True], ids=["nothing submitted", "a scan submitted"])
def test_what_a_ledger_says_of_a_part_without_copies_stays(council, submitted):
    Participation.objects.filter(pk=council.part.pk).update(
        delivered=True, delivered_on=date(2026, 10, 30), submitted_on=date(2026, 10, 30)
    )
    if submitted:
        makers.submission_of(council.part)
    assert delivery(council) == (True, date(2026, 10, 30))


def test_the_numbers_are_of_the_last_version(council, mails_go_out):
    assert state_of(council.part) == CopiesState()
    council.owe()
    assert state_of(council.part) == CopiesState(owed=4, served=0, letters=2, lost=0)
    assert state_of(council.part).on_its_way == 2
    mails_go_out(SUBMITTED)
    record_bounce(message=council.copy(None).message, reason="届きませんでした。", at=FRIDAY)
    assert state_of(council.part) == CopiesState(owed=4, served=1, letters=2, lost=1)
    council.owe(2, when=MONDAY)
    assert (state_of(council.part).owed, state_of(council.part).open) == (4, 4)


def test_the_numbers_of_many_parts_are_one_query(council, itabashi, django_assert_num_queries):
    council.owe()
    parts = [council.part, itabashi.participation]
    for some in (parts[:1], parts):
        with django_assert_num_queries(1):
            assert list(states_of(some)) == [council.part.pk]


def test_what_the_ledger_told_is_complete_and_stays_so(council):
    Participation.objects.filter(pk=council.part.pk).update(delivered=True)
    council.owe()
    assert delivery(council) == (True, None)
