"""The same receipt, the next version: an answer to a return, and a correction by the office itself."""

from datetime import date

import pytest

from meetings.enums import DeskVerb
from meetings.models import MinutesCopy, SubmissionVersion
from meetings.services.submitting import errors
from outbox.models import Message
from tests.makers import material_of, submission_of
from tests.submissions.conftest import at

SECOND = at("2026-07-05 10:00")
THIRD = at("2026-07-25 10:00")


@pytest.fixture
def returned(ready):
    """The ward has sent the first version back."""
    ready.submit()
    ready.desk(DeskVerb.RETURN, SECOND, reason="出席者の区分が違います。", marks={"attendance": "確認を"})
    return ready


def verbs(submission) -> list[str]:
    return list(submission.events.order_by("pk").values_list("verb", flat=True))


def copies_by_version() -> list[int]:
    rows = MinutesCopy.objects.values_list("version__number", flat=True)
    return sorted(rows)


def test_a_corrected_version_answers_the_return(returned):
    returned.say("出席者の区分を直しました。")
    submission = returned.submit(THIRD, words="家族の区分に直しました。", after=1)
    last = submission.versions.latest("number")
    returned.part.refresh_from_db()
    assert (submission.receipt, submission.state, submission.received_on) == (
        "R8-0001",
        "received",
        date(2026, 7, 1),
    )
    assert verbs(submission) == ["submit", "return", "resubmit"]
    assert (last.number, last.words, last.record["correction"]) == (
        2,
        "家族の区分に直しました。",
        "書き間違い",
    )
    assert returned.part.submitted_on == date(2026, 7, 1)
    assert copies_by_version() == [1, 1, 1, 1, 2, 2, 2, 2]


def test_an_answer_alone_needs_no_new_copies(returned):
    submission = returned.submit(THIRD, words="区分は届出のとおりです。")
    assert (submission.state, submission.versions.count()) == ("received", 2)
    assert copies_by_version() == [1, 1, 1, 1]


@pytest.mark.parametrize("words", ["", "  \n　"])
def test_a_return_is_not_resubmitted_without_an_answer(returned, words):
    returned.say("直しました。")
    with pytest.raises(errors.AnswerMissing):
        returned.submit(THIRD, words=words)
    assert SubmissionVersion.objects.count() == 1


def test_minutes_reopened_after_a_return_must_be_final_again(returned):
    returned.minutes.state, returned.minutes.finalised_at, returned.minutes.finalised_by = "draft", None, None
    returned.minutes.save()
    with pytest.raises(errors.MinutesNotFinal):
        returned.submit(THIRD, words="直しています。")


def test_a_second_click_after_a_return_makes_no_third_version(returned):
    returned.submit(THIRD, words="直しました。")
    with pytest.raises(errors.NothingChanged):
        returned.submit(THIRD, words="直しました。")


def test_a_colleague_was_quicker(returned):
    returned.submit(THIRD, words="直しました。", after=1)
    with pytest.raises(errors.Overtaken):
        returned.submit(THIRD, words="別の言葉で直しました。", after=1)


def test_the_office_corrects_what_the_ward_has_not_read(ready):
    ready.submit()
    ready.say("直した報告")
    submission = ready.submit(SECOND)
    last = submission.versions.latest("number")
    assert (verbs(submission), last.words) == (["submit", "resubmit"], "書き間違い")
    assert copies_by_version() == [1, 1, 1, 1, 2, 2, 2, 2]


def test_words_alone_go_to_a_ward_that_has_not_decided(ready):
    ready.submit()
    submission = ready.submit(SECOND, words="議題2の資料は当日配布のみです。")
    assert (submission.versions.count(), copies_by_version()) == (2, [1, 1, 1, 1])


def test_what_was_accepted_is_opened_again_by_a_correction(ready):
    ready.submit()
    ready.desk(DeskVerb.ACCEPT, SECOND)
    with pytest.raises(errors.NothingChanged):
        ready.submit(THIRD, words="言葉だけ")
    ready.say("直した報告")
    submission = ready.submit(THIRD)
    assert (submission.state, verbs(submission)) == ("received", ["submit", "accept", "resubmit"])


def test_finalising_again_without_a_change_is_no_correction(ready):
    ready.submit()
    ready.minutes.finalised_at, ready.minutes.correction_reason = SECOND, "直すつもりだった"
    ready.minutes.save()
    with pytest.raises(errors.NothingChanged):
        ready.submit(THIRD)


def test_another_paper_is_a_change(ready):
    ready.submit()
    added = material_of(ready.part, title="追加の資料.pdf")
    last = ready.submit(SECOND).versions.latest("number")
    assert set(last.materials.all()) == {ready.paper, added}


def test_copies_of_the_first_version_that_were_not_sent_are_taken_back(ready):
    ready.submit()
    ready.say("直した報告")
    ready.submit(SECOND)
    states = Message.objects.values_list("minutes_copy__version__number", "state")
    assert sorted(states) == sorted([(1, "withdrawn")] * 4 + [(2, "pending")] * 2 + [(2, "to_hand")] * 2)


def test_what_the_ward_registered_from_paper_is_followed_by_the_portal(ready):
    registered = submission_of(ready.part)
    registered.versions.update(way="paper")
    submission = ready.submit(SECOND)
    ways = list(submission.versions.order_by("number").values_list("number", "way"))
    assert (submission.pk, ways) == (registered.pk, [(1, "paper"), (2, "portal")])
    assert copies_by_version() == [2, 2, 2, 2]
