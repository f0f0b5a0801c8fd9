"""What a link opens, and each way in which it opens nothing."""

from datetime import date

import pytest

from meetings.models import Meeting, Member, Reply
from meetings.services.reply_links import renew_link, revoke
from meetings.tokens import (
    ExpiredToken,
    MeetingCalledOff,
    RevokedToken,
    WrongToken,
    link_for,
    reply_of,
    token_for,
)
from tests.replies.conftest import NOW, part

TODAY = NOW.date()


def cancelled(reply: Reply, by) -> None:
    Meeting.objects.update(status="cancelled")


def not_held(reply: Reply, by) -> None:
    Meeting.objects.update(status="not_held", not_held_reason="感染症のため")


def back_to_draft(reply: Reply, by) -> None:
    Meeting.objects.update(status="draft")


def taken_back(reply: Reply, by) -> None:
    revoke(reply=reply, by=by, at=NOW)


def replaced(reply: Reply, by) -> None:
    renew_link(reply=reply, by=by, at=NOW)


def office_declined(reply: Reply, by) -> None:
    part(reply, standing="declined")


def member_left(reply: Reply, by) -> None:
    Member.objects.filter(pk=reply.member_id).update(left_on=date(2026, 12, 23))


def minutes_delivered(reply: Reply, by) -> None:
    part(reply, delivered=True, delivered_on=date(2026, 11, 21))


def minutes_delivered_some_day(reply: Reply, by) -> None:
    part(reply, delivered=True)


def left_on_the_day(reply: Reply, by) -> None:
    Member.objects.filter(pk=reply.member_id).update(left_on=date(2026, 12, 24))


def minutes_delivered_today(reply: Reply, by) -> None:
    part(reply, delivered=True, delivered_on=TODAY)


@pytest.mark.parametrize(
    ("happened", "refusal"),
    [
        pytest.param(cancelled, MeetingCalledOff, id="meeting cancelled"),
        pytest.param(not_held, MeetingCalledOff, id="meeting not held"),
        pytest.param(back_to_draft, RevokedToken, id="meeting a draft again"),
        pytest.param(taken_back, RevokedToken, id="link taken back"),
        pytest.param(replaced, RevokedToken, id="link replaced"),
        pytest.param(office_declined, RevokedToken, id="office no longer in the joint meeting"),
        pytest.param(member_left, RevokedToken, id="member left the day before"),
        pytest.param(minutes_delivered, ExpiredToken, id="minutes delivered yesterday"),
        pytest.param(minutes_delivered_some_day, ExpiredToken, id="minutes delivered, day unknown"),
    ],
)
def test_a_link_that_no_longer_opens(nerima, invited, happened, refusal):
    reply = invited()
    token = token_for(reply)
    happened(reply, nerima.operator)
    with pytest.raises(refusal) as raised:
        reply_of(token, today=TODAY)
    assert raised.type is refusal


@pytest.mark.parametrize("happened", [left_on_the_day, minutes_delivered_today])
def test_a_link_that_still_opens(nerima, invited, happened):
    reply = invited()
    happened(reply, nerima.operator)
    assert reply_of(token_for(reply), today=TODAY) == reply


def test_a_new_link_opens(nerima, invited):
    reply = renew_link(reply=revoke(reply=invited(), by=nerima.operator, at=NOW), by=nerima.operator, at=NOW)
    assert reply_of(token_for(reply), today=TODAY) == reply


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda token, other: "", id="empty"),
        pytest.param(lambda token, other: token[:-1], id="cut off"),
        pytest.param(lambda token, other: token.swapcase(), id="upper and lower case changed"),
        pytest.param(
            lambda token, other: f"{other.pk}.{token.partition('.')[2]}", id="another meeting's number"
        ),
        pytest.param(lambda token, other: f"{token}0", id="one character more"),
        pytest.param(lambda token, other: "１.あ~い", id="Japanese characters"),
    ],
)
def test_a_link_that_never_was_ours(invited, spoil):
    reply = invited()
    other = invited(name="別会 次郎", held_on=date(2027, 2, 24))
    with pytest.raises(WrongToken):
        reply_of(spoil(token_for(reply), other), today=TODAY)


def test_an_invitation_that_is_gone(invited):
    reply = invited()
    token = token_for(reply)
    reply.delete()
    with pytest.raises(WrongToken):
        reply_of(token, today=TODAY)


def test_links_outlive_a_change_of_the_key(invited, settings):
    reply = invited()
    token, old = token_for(reply), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a-new-key-of-the-portal", [old]
    assert reply_of(token, today=TODAY) == reply
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(WrongToken):
        reply_of(token, today=TODAY)


def test_the_address_is_absolute_and_short_enough_for_a_qr_code(invited, settings):
    settings.BASE_URL = "https://engawa.example.jp"
    reply = invited()
    link = link_for(reply)
    assert link == f"https://engawa.example.jp/r/{token_for(reply)}/"
    assert len(link) < 120
