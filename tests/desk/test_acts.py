"""Accepting, returning, taking back: who is told what, and what two colleagues at once get."""

from datetime import date

import pytest

from meetings.models import DeskEvent
from meetings.services import desk
from operators.models import HistoryEntry, OperatorAssignment
from outbox.models import Message
from tests.desk.conftest import LATER, another_version, version_of
from tests.makers import meeting, office, submission_of

MARKS = {"attendance": "家族の方の出欠を", "item-a1": " 数を確かめてください ", "agenda": "  "}


def test_accepting_and_taking_it_back(submission, nerima, colleague):
    version = version_of(submission)
    desk.accept(version=version, by=nerima.ward, at=LATER)
    desk.reopen(version=version, by=colleague, at=LATER)
    submission.refresh_from_db()
    assert submission.state == "received"
    assert list(submission.events.values_list("verb", "by__name")) == [
        ("accept", nerima.ward.name),
        ("reopen", "同僚"),
    ]
    assert Message.objects.count() == 0


def test_a_return_tells_everyone_of_the_office_why(submission, nerima, itabashi):
    event = desk.send_back(
        version=version_of(submission), reason=" 数が違います ", marks=MARKS, by=nerima.ward, at=LATER
    )
    assert (event.reason, event.marks) == (
        "数が違います",
        {"attendance": "家族の方の出欠を", "item-a1": "数を確かめてください"},
    )
    mail = Message.objects.get()
    assert (mail.recipient_email, mail.subject) == (
        nerima.operator.email,
        "【差戻し】6月20日の会議（グループホームひなた）",
    )
    said = [words in mail.text for words in ("数が違います", submission.receipt, "2件", nerima.ward.name)]
    assert said == [True, True, True, False]
    assert f"/office/submissions/{submission.pk}/" in mail.text
    assert "数が違います" in mail.html


def test_the_people_of_the_corporation_get_the_mail_too(submission, nerima, itabashi):
    OperatorAssignment.objects.create(user=itabashi.operator, corporation=nerima.corporation)
    desk.send_back(version=version_of(submission), reason="数", marks={}, by=nerima.ward, at=LATER)
    assert set(Message.objects.values_list("recipient_email", flat=True)) == {
        nerima.operator.email,
        itabashi.operator.email,
    }


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_return_without_a_reason_is_refused(submission, nerima, reason):
    with pytest.raises(desk.ReasonMissing):
        desk.send_back(version=version_of(submission), reason=reason, marks=MARKS, by=nerima.ward, at=LATER)
    assert (DeskEvent.objects.count(), Message.objects.count()) == (0, 0)


def test_of_two_colleagues_one_wins_and_the_other_is_told(submission, nerima, colleague):
    mine, theirs = version_of(submission), version_of(submission)
    desk.accept(version=mine, by=nerima.ward, at=LATER)
    with pytest.raises(desk.Refused) as refused:
        desk.send_back(version=theirs, reason="数が違います", marks={}, by=colleague, at=LATER)
    assert refused.value.words == "すでに受理されています。ほかの方が先に操作したか、画面が古くなっています。"
    assert list(submission.events.values_list("verb", flat=True)) == ["accept"]
    assert Message.objects.count() == 0


def test_who_read_an_older_version_is_told_of_the_newer_one(submission, nerima):
    older = version_of(submission)
    another_version(submission)
    with pytest.raises(desk.Refused) as refused:
        desk.accept(version=older, by=nerima.ward, at=LATER)
    assert refused.value.words == "事業所から新しい版が届いています。新しい版を読んでから操作してください。"


def test_many_are_accepted_together_and_the_rest_is_told(submission, nerima, colleague):
    more = [
        submission_of(meeting(day, office(number=number)).participations.get())
        for day, number in ((date(2026, 5, 10), "1372000011"), (date(2026, 5, 11), "1372000029"))
    ]
    desk.accept(version=version_of(more[0]), by=colleague, at=LATER)
    outcome = desk.bulk_accept(
        versions=[version_of(each) for each in (more[1], more[0], submission)], by=nerima.ward, at=LATER
    )
    assert set(outcome.accepted) == {submission, more[1]}
    assert [(each.pk, words[:11]) for each, words in outcome.refused] == [
        (more[0].pk, "すでに受理されています")
    ]
    assert HistoryEntry.objects.filter(verb="受理", by=nerima.ward).count() == 2


def test_assigning_is_told_once_and_without_names(submission, nerima, colleague):
    desk.assign(submission=submission, to=colleague, by=nerima.ward, at=LATER)
    desk.assign(submission=submission, to=colleague, by=nerima.ward, at=LATER)
    desk.assign(submission=submission, to=None, by=nerima.ward, at=LATER)
    submission.refresh_from_db()
    assert submission.assigned_to is None
    entries = HistoryEntry.objects.filter(verb="担当の変更").order_by("pk")
    assert [entry.changes["assigned_to"] for entry in entries] == [[None, colleague.pk], [colleague.pk, None]]


@pytest.mark.parametrize("who", ["stranger", "operator", "inactive"])
def test_only_a_colleague_can_be_given_a_submission(submission, nerima, itabashi, who):
    person = {"stranger": itabashi.ward, "operator": nerima.operator, "inactive": nerima.inactive}[who]
    with pytest.raises(desk.NotAColleague):
        desk.assign(submission=submission, to=person, by=nerima.ward, at=LATER)
    submission.refresh_from_db()
    assert submission.assigned_to is None


def test_a_note_says_something_and_the_history_does_not_say_what(submission, nerima):
    made = desk.add_note(submission=submission, words=" 電話で確認 ", by=nerima.ward, at=LATER)
    with pytest.raises(desk.WordsMissing):
        desk.add_note(submission=submission, words=" ", by=nerima.ward, at=LATER)
    assert list(submission.notes.values_list("words", "by")) == [("電話で確認", nerima.ward.pk)]
    entry = HistoryEntry.objects.get(verb="内部メモの追加")
    assert entry.changes == {"desk_note": [None, made.pk]}


def test_who_opened_a_version_first_stays_written_down(submission, nerima, colleague):
    assert desk.mark_read(submission=submission, by=nerima.ward, at=LATER)
    assert not desk.mark_read(submission=submission, by=colleague, at=LATER)
    newer = another_version(submission)
    assert desk.mark_read(submission=submission, by=colleague, at=LATER)
    newer.refresh_from_db()
    first = submission.versions.get(number=1)
    assert (first.read_by, newer.read_by) == (nerima.ward, colleague)
