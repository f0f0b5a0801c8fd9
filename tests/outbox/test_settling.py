"""What may become of a message, step by step, and every step that may not be taken."""

from datetime import timedelta

import pytest

from outbox.enums import Channel, State
from outbox.models import Message
from outbox.services import (
    WrongStateError,
    hand_over,
    oldest_debt,
    record_bounce,
    retry,
    undo_hand_over,
    withdraw,
)
from tests.outbox.conftest import NOW

LATER = NOW + timedelta(hours=1)
UNSETTLED = {State.PENDING, State.SENDING, State.TO_HAND}
MAIL_STATES = set(State) - {State.TO_HAND, State.HANDED_OVER}
LETTER_STATES = {State.TO_HAND, State.HANDED_OVER, State.WITHDRAWN}
EVERY_CASE = [(Channel.EMAIL, state) for state in State if state in MAIL_STATES] + [
    (Channel.POST, state) for state in State if state in LETTER_STATES
]
ALLOWED = {
    "withdraw": {
        (Channel.EMAIL, State.PENDING): State.WITHDRAWN,
        (Channel.POST, State.TO_HAND): State.WITHDRAWN,
    },
    "hand_over": {(Channel.POST, State.TO_HAND): State.HANDED_OVER},
    "undo_hand_over": {(Channel.POST, State.HANDED_OVER): State.TO_HAND},
    "retry": {
        (Channel.EMAIL, State.FAILED): State.PENDING,
        (Channel.EMAIL, State.BOUNCED): State.PENDING,
    },
    "record_bounce": {
        (Channel.EMAIL, State.PENDING): State.BOUNCED,
        (Channel.EMAIL, State.SENDING): State.BOUNCED,
        (Channel.EMAIL, State.SENT): State.BOUNCED,
    },
}
STEPS = {
    "withdraw": lambda message, by: withdraw(message=message, by=by, at=LATER),
    "hand_over": lambda message, by: hand_over(message=message, by=by, at=LATER),
    "undo_hand_over": lambda message, by: undo_hand_over(message=message, by=by, at=LATER),
    "retry": lambda message, by: retry(message=message, by=by, at=LATER),
    "record_bounce": lambda message, by: record_bounce(message=message, reason="理由", at=LATER),
}


def standing(owe_mail, channel: Channel, state: State) -> Message:
    """A message that stands in this state."""
    message = owe_mail(channel=channel)
    settled_at = None if state in UNSETTLED else NOW
    Message.objects.filter(pk=message.pk).update(state=state, settled_at=settled_at)
    message.refresh_from_db()
    return message


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("channel", "state"), EVERY_CASE, ids=[f"{c}-{s}" for c, s in EVERY_CASE])
def test_each_step_is_taken_only_where_it_may_be(owe_mail, nerima, step, channel, state):
    message = standing(owe_mail, channel, state)
    outcome = ALLOWED[step].get((channel, state))
    if outcome is None:
        with pytest.raises(WrongStateError) as refusal:
            STEPS[step](message, nerima.operator)
        assert refusal.value.args == (state,)
    else:
        STEPS[step](message, nerima.operator)
    assert (message.state, Message.objects.get().state) == ((outcome or state),) * 2


def test_an_object_that_is_out_of_date_decides_nothing(owe_letter, nerima):
    letter = owe_letter()
    stale = Message.objects.get()
    hand_over(message=letter, by=nerima.operator, at=LATER)
    with pytest.raises(WrongStateError):
        withdraw(message=stale, by=nerima.operator, at=LATER)
    assert (letter.state, letter.settled_by, letter.settled_at) == (
        State.HANDED_OVER,
        nerima.operator,
        LATER,
    )


def test_a_slip_of_the_hand_is_mended(owe_letter, nerima):
    letter = owe_letter()
    hand_over(message=letter, by=nerima.operator, at=LATER)
    undo_hand_over(message=letter, by=nerima.operator, at=LATER)
    assert (letter.state, letter.settled_by, letter.settled_at) == (State.TO_HAND, None, None)


def test_a_second_try_is_the_same_mail_with_fresh_patience(owe_mail, nerima):
    message = owe_mail()
    name = message.message_id
    Message.objects.update(state=State.FAILED, settled_at=NOW, attempts=16, error="理由")
    retry(message=message, by=nerima.operator, at=LATER)
    assert (message.message_id, message.attempts, message.error, message.send_after) == (name, 0, "", LATER)


@pytest.mark.django_db
def test_a_bounce_is_kept_with_its_reason(owe_mail):
    message = owe_mail()
    record_bounce(message=message, reason="宛先が見つかりません。", at=LATER)
    assert (message.error, message.settled_at, message.served) == ("宛先が見つかりません。", LATER, False)


@pytest.mark.parametrize(
    ("debts", "age"),
    [
        pytest.param([], None, id="nothing owed"),
        pytest.param([{}], timedelta(hours=1), id="one since an hour"),
        pytest.param([{"send_after": LATER + timedelta(days=1)}], None, id="not due yet"),
        pytest.param([{"send_after": LATER - timedelta(minutes=5)}], timedelta(minutes=5), id="due later"),
        pytest.param([{"send_after": LATER}, {}], timedelta(hours=1), id="the oldest counts"),
        pytest.param([{"channel": Channel.POST}], None, id="a letter waits for people"),
    ],
)
@pytest.mark.django_db
def test_how_long_mail_has_waited(owe_mail, debts, age):
    for number, debt in enumerate(debts):
        owe_mail(str(number), **debt)
    assert oldest_debt(at=LATER) == age
