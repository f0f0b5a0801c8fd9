"""Who can answer what, with what consent and until when; and that an answer keeps its history."""

from datetime import date, datetime

import pytest

from meetings.enums import Answer, Via
from meetings.models import Meeting, Reply, VideoConsent
from meetings.services.replies import (
    AnsweredMeanwhile,
    AnswersClosed,
    ConsentMissing,
    NotTheOfficesAnswer,
    Said,
    Ticked,
    WayNotOffered,
    answer,
    record,
)
from meetings.services.reply_links import renew_link, revoke
from operators.models import HistoryEntry
from tests.replies.conftest import JAPAN, NOW

COME, VIDEO, ABSENT = Said(Answer.COME), Said(Answer.VIDEO), Said(Answer.ABSENT)


def ticked(reply: Reply, said: Said | None, via: Via = Via.PHONE) -> Ticked:
    return Ticked(reply, said, via, reply.answered_at)


@pytest.mark.parametrize("category", ["user", "family", "community", "municipality", "expert", "staff"])
@pytest.mark.parametrize(
    ("mode", "said", "taken"),
    [
        pytest.param("in_person", COME, True, id="comes to a room"),
        pytest.param("in_person", ABSENT, True, id="absent from a room"),
        pytest.param("in_person", VIDEO, False, id="no video in a room"),
        pytest.param("hybrid", COME, True, id="comes to a hybrid one"),
        pytest.param("hybrid", VIDEO, True, id="video at a hybrid one"),
        pytest.param("hybrid", ABSENT, True, id="absent from a hybrid one"),
        pytest.param("web", VIDEO, True, id="video on the Web"),
        pytest.param("web", ABSENT, True, id="absent from the Web"),
        pytest.param("web", COME, False, id="nowhere to come to on the Web"),
        pytest.param("written", COME, True, id="takes part in writing"),
        pytest.param("written", VIDEO, False, id="no video in writing"),
    ],
)
def test_what_can_be_answered(invited, mode, category, said, taken):
    reply = invited(category, mode=mode)
    said = Said(said.answer, consent=True)
    if taken:
        assert answer(reply=reply, said=said, at=NOW).answer == said.answer
    else:
        with pytest.raises(WayNotOffered):
            answer(reply=reply, said=said, at=NOW)
        reply.refresh_from_db()
        assert (reply.answer, VideoConsent.objects.count()) == ("", 0)


@pytest.mark.parametrize("category", ["user", "family"])
def test_users_and_families_consent_to_video(invited, category):
    reply = invited(category, mode="hybrid")
    with pytest.raises(ConsentMissing):
        answer(reply=reply, said=VIDEO, at=NOW)
    answer(reply=reply, said=Said(Answer.VIDEO, consent=True), at=NOW)
    consent = VideoConsent.objects.get()
    assert (consent.member, consent.given_on, consent.via, consent.recorded_by) == (
        reply.member,
        date(2026, 11, 22),
        Via.LINK,
        None,
    )


@pytest.mark.parametrize(
    "category", ["community", "municipality", "support_center", "expert", "staff", "other"]
)
def test_nobody_else_is_asked_to_consent(invited, category):
    answer(reply=invited(category, mode="web"), said=Said(Answer.VIDEO, consent=True), at=NOW)
    assert VideoConsent.objects.count() == 0


def test_a_consent_in_force_is_enough(invited):
    reply = invited("family", mode="web")
    VideoConsent.objects.create(member=reply.member, given_on=date(2026, 4, 1), via=Via.PAPER)
    assert answer(reply=reply, said=VIDEO, at=NOW).answer == Answer.VIDEO
    assert VideoConsent.objects.count() == 1


def test_a_withdrawn_consent_is_none(invited):
    reply = invited("family", mode="web")
    days = {"given_on": date(2026, 4, 1), "withdrawn_on": date(2026, 5, 1)}
    VideoConsent.objects.create(member=reply.member, via=Via.PAPER, **days)
    with pytest.raises(ConsentMissing):
        answer(reply=reply, said=VIDEO, at=NOW)


def test_a_consent_late_in_the_evening_is_of_that_day_in_japan(invited):
    reply = invited("user", mode="web")
    late = datetime(2026, 11, 22, 23, 30, tzinfo=JAPAN)
    answer(reply=reply, said=Said(Answer.VIDEO, consent=True), at=late)
    assert VideoConsent.objects.get().given_on == date(2026, 11, 22)


def test_an_answer_can_be_changed_and_the_history_names_nobody(invited):
    reply = invited()
    answer(reply=reply, said=COME, at=NOW)
    changed = answer(reply=reply, said=Said(Answer.ABSENT, "法事のため", "訓練は夜に"), at=NOW)
    assert (changed.answer, changed.words, changed.opinion, changed.via) == (
        Answer.ABSENT,
        "法事のため",
        "訓練は夜に",
        Via.LINK,
    )
    first, second = HistoryEntry.objects.filter(subject=f"reply {reply.pk}").order_by("pk")
    assert first.changes == {"answer": ["", "come"], "via": ["", "link"]}
    assert second.changes == {
        "answer": ["come", "absent"],
        "words": [False, True],
        "opinion": [False, True],
    }
    assert (second.by, second.via, second.facility) == (None, "通知のリンク", reply.participation.facility)


def test_the_same_answer_twice_is_one_answer(invited):
    reply = invited()
    answer(reply=reply, said=COME, at=NOW)
    again = answer(reply=reply, said=COME, at=datetime(2026, 11, 23, tzinfo=JAPAN))
    assert again.answered_at == NOW
    assert HistoryEntry.objects.filter(subject=f"reply {reply.pk}").count() == 1


@pytest.mark.parametrize(
    ("moment", "link_open", "office_open"),
    [
        pytest.param(datetime(2026, 12, 24, 13, 59, tzinfo=JAPAN), True, True, id="a minute before"),
        pytest.param(datetime(2026, 12, 24, 14, 0, tzinfo=JAPAN), False, True, id="as it begins"),
        pytest.param(datetime(2026, 12, 24, 23, 59, tzinfo=JAPAN), False, True, id="in the evening"),
        pytest.param(datetime(2026, 12, 25, 0, 0, tzinfo=JAPAN), False, False, id="the day after"),
    ],
)
def test_until_when(nerima, invited, moment, link_open, office_open):
    reply = invited()
    if link_open:
        answer(reply=reply, said=COME, at=moment)
    else:
        with pytest.raises(AnswersClosed):
            answer(reply=reply, said=COME, at=moment)
    reply.refresh_from_db()
    if office_open:
        record(ticked=[ticked(reply, ABSENT)], by=nerima.operator, at=moment)
    else:
        with pytest.raises(AnswersClosed):
            record(ticked=[ticked(reply, ABSENT)], by=nerima.operator, at=moment)


def test_a_meeting_without_hours_takes_answers_all_day(invited):
    reply = invited(starts_at=None, ends_at=None)
    assert answer(reply=reply, said=COME, at=datetime(2026, 12, 24, 20, tzinfo=JAPAN)).answer == Answer.COME


@pytest.mark.parametrize("status", ["draft", "held", "cancelled"])
def test_only_a_planned_meeting_takes_answers(nerima, invited, status):
    reply = invited()
    Meeting.objects.filter(pk=reply.participation.meeting_id).update(status=status)
    with pytest.raises(AnswersClosed):
        answer(reply=reply, said=COME, at=NOW)
    with pytest.raises(AnswersClosed):
        record(ticked=[ticked(reply, COME)], by=nerima.operator, at=NOW)


def test_what_the_office_heard(nerima, invited):
    reply = invited("family", mode="hybrid")
    said = Said(Answer.VIDEO, "孫と一緒に", "", consent=True)
    (kept,) = record(ticked=[ticked(reply, said, Via.FAX)], by=nerima.operator, at=NOW)
    assert (kept.answer, kept.words, kept.via, kept.recorded_by, kept.answered_at) == (
        Answer.VIDEO,
        "孫と一緒に",
        Via.FAX,
        nerima.operator,
        NOW,
    )
    consent = VideoConsent.objects.get()
    assert (consent.via, consent.recorded_by) == (Via.FAX, nerima.operator)
    assert HistoryEntry.objects.get(subject=f"reply {reply.pk}").by == nerima.operator


def test_empty_boxes_of_the_office_keep_what_the_member_wrote(nerima, invited):
    reply = answer(reply=invited(), said=Said(Answer.ABSENT, "法事のため", "訓練は夜に"), at=NOW)
    (same,) = record(ticked=[ticked(reply, ABSENT)], by=nerima.operator, at=NOW)
    assert (same.words, same.opinion) == ("法事のため", "訓練は夜に")
    (comes,) = record(ticked=[ticked(same, COME)], by=nerima.operator, at=NOW)
    assert (comes.words, comes.opinion) == ("", "訓練は夜に")


def test_an_answer_that_came_meanwhile_is_not_overwritten_and_nothing_is_kept(nerima, invited):
    first, second = invited(), invited(name="見本 次郎", held_on=date(2027, 1, 20))
    stale = ticked(second, ABSENT)
    answer(reply=second, said=COME, at=NOW)
    with pytest.raises(AnsweredMeanwhile) as raised:
        record(ticked=[ticked(first, COME), stale], by=nerima.operator, at=NOW)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (raised.value.reply, first.answer, second.answer) == (second, "", Answer.COME)


def test_the_office_takes_back_only_its_own_entry(nerima, invited):
    reply = invited()
    (reply,) = record(ticked=[ticked(reply, COME)], by=nerima.operator, at=NOW)
    (reply,) = record(ticked=[ticked(reply, None)], by=nerima.operator, at=NOW)
    assert (reply.answer, reply.via, reply.answered_at) == ("", "", None)
    reply = answer(reply=reply, said=COME, at=NOW)
    with pytest.raises(NotTheOfficesAnswer):
        record(ticked=[ticked(reply, None)], by=nerima.operator, at=NOW)


def test_a_void_link_takes_no_answer_but_the_office_still_can(nerima, invited):
    reply = revoke(reply=invited(), by=nerima.operator, at=NOW)
    with pytest.raises(AnswersClosed):
        answer(reply=reply, said=COME, at=NOW)
    assert record(ticked=[ticked(reply, COME)], by=nerima.operator, at=NOW)[0].answer == Answer.COME


def test_links_taken_back_and_given_anew_have_their_history(nerima, invited):
    reply = answer(reply=invited(), said=COME, at=NOW)
    for _ in range(2):
        revoke(reply=reply, by=nerima.operator, at=NOW)
    anew = renew_link(reply=reply, by=nerima.operator, at=NOW)
    verbs = HistoryEntry.objects.filter(subject=f"reply {reply.pk}").order_by("pk").values_list("verb", "by")
    assert list(verbs) == [
        ("出欠の回答", None),
        ("回答リンクの無効化", nerima.operator.pk),
        ("回答リンクの再発行", nerima.operator.pk),
    ]
    assert (anew.answer, anew.revoked_at, anew.nonce == reply.nonce) == (Answer.COME, None, False)


def test_two_offices_of_a_joint_meeting_have_answers_of_their_own(nerima, itabashi, council):
    made = council(nerima.facility, itabashi.facility)
    ours = Reply.objects.get(participation__meeting=made, member=nerima.member)
    theirs = Reply.objects.get(participation__meeting=made, member=itabashi.member)
    answer(reply=ours, said=COME, at=NOW)
    theirs.refresh_from_db()
    assert theirs.answer == ""
