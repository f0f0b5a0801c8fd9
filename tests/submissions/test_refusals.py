"""What cannot be submitted: each with words that say what to do, and nothing is written."""

from datetime import date
from typing import Any

import pytest

from meetings.minutes_content import Content, Item
from meetings.models import Meeting, Minutes, Participation, Submission, SubmissionVersion
from meetings.services.submitting import errors
from meetings.services.submitting.checks import obstacles
from meetings.services.submitting.situation import situation_of
from operators.models import HistoryEntry
from outbox.models import Message
from tests.makers import material_of
from tests.submissions.conftest import FIRST, at


def refused(ready, error, moment=FIRST, **more) -> str:
    """Submit and be refused; nothing stands afterwards that did not before."""
    before = _written()
    with pytest.raises(errors.SubmissionRefused) as refusal:
        ready.submit(moment, **more)
    assert type(refusal.value) is error
    assert _written() == before
    return refusal.value.words


def _written() -> tuple[list[int], list[Any]]:
    models = (Submission, SubmissionVersion, Message, HistoryEntry)
    days = list(Participation.objects.order_by("pk").values_list("pk", "submitted_on"))
    return [model.objects.count() for model in models], days


def rewrite(ready, content: Content) -> None:
    Minutes.objects.filter(pk=ready.minutes.pk).update(content=content.as_json())


@pytest.mark.parametrize("standing", ["invited", "declined"])
def test_an_office_that_does_not_take_part(ready, standing):
    Participation.objects.filter(pk=ready.part.pk).update(standing=standing)
    assert "参加が決まっていない" in refused(ready, errors.NotTakingPart)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        pytest.param("planned", errors.NotRecordedAsHeld, id="still planned"),
        pytest.param("draft", errors.NotRecordedAsHeld, id="a draft"),
        pytest.param("cancelled", errors.CalledOff, id="called off"),
        pytest.param("not_held", errors.CalledOff, id="not held"),
    ],
)
def test_a_meeting_that_was_not_held(ready, status, error):
    Meeting.objects.update(status=status, not_held_reason="感染症")
    refused(ready, error)


def test_a_meeting_in_the_future(ready):
    words = refused(ready, errors.NotYetHeld, at("2026-06-19 23:59"))
    assert words == "開催日（令和8年(2026年)6月20日(土)）がまだ来ていません。会議のあとに提出できます。"


def test_attendance_that_is_not_closed(ready):
    Participation.objects.filter(pk=ready.part.pk).update(
        attendance_closed_at=None, attendance_closed_by=None
    )
    refused(ready, errors.AttendanceOpen)


def test_minutes_that_nobody_began(ready):
    ready.minutes.versions.all().delete()
    ready.minutes.delete()
    refused(ready, errors.MinutesMissing)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(Content(), id="nothing at all"),
        pytest.param(Content(opening=" \n　"), id="only spaces"),
        pytest.param(Content(items=(Item("x1", "議題だけ"),)), id="an item without words"),
        pytest.param(Content(counts={"users": 9}), id="only figures"),
        pytest.param(Content(nothing_said=True), id="nothing was said, and nothing reported"),
    ],
)
def test_minutes_that_say_nothing(ready, content):
    rewrite(ready, content)
    refused(ready, errors.MinutesEmpty)


def test_minutes_by_a_file_that_is_not_there(ready):
    rewrite(ready, Content(by_file=True, items=(Item("file", "", report="要点"),)))
    refused(ready, errors.FileMissing)
    material_of(ready.part, kind="minutes", title="議事録.docx", removed_at=FIRST)
    refused(ready, errors.FileMissing)
    material_of(ready.part, kind="minutes", title="議事録.docx")
    assert ready.submit().receipt == "R8-0001"


@pytest.mark.parametrize("state", ["draft", "check"])
def test_minutes_that_are_not_final(ready, state):
    Minutes.objects.filter(pk=ready.minutes.pk).update(state=state, finalised_at=None, finalised_by=None)
    refused(ready, errors.MinutesNotFinal)


def test_a_common_part_that_nobody_closed_is_the_hosts_to_close(ready, partner, common_part):
    assert "この事業所が確定してください" in refused(ready, errors.CommonPartNotFinal)
    common_part(final=False)
    assert "この事業所が確定してください" in refused(ready, errors.CommonPartNotFinal)
    found = obstacles(situation_of(partner), today=date(2026, 7, 1))
    assert [error.words for error in found] == [
        "合同開催の共通の部分が、まだ確定していません。主催のグループホームひなたが確定します。連絡してください。"
    ]


def test_without_a_host_any_office_may_close_the_common_part(ready, partner):
    Participation.objects.filter(standing="host").update(standing="confirmed")
    found = obstacles(situation_of(partner), today=date(2026, 7, 1))
    assert [error.words for error in found] == [
        "合同開催の共通の部分が、まだ確定していません。この事業所が確定してください。"
    ]


def test_an_office_that_was_only_asked_makes_no_meeting_joint(ready, partner):
    Participation.objects.filter(pk=partner.pk).update(standing="invited")
    assert ready.submit().receipt == "R8-0001"


def test_everything_that_is_missing_is_told_at_once(ready, partner):
    Participation.objects.filter(pk=ready.part.pk).update(
        attendance_closed_at=None, attendance_closed_by=None
    )
    Minutes.objects.filter(pk=ready.minutes.pk).update(state="draft", finalised_at=None, finalised_by=None)
    found = obstacles(situation_of(ready.part), today=date(2026, 7, 1))
    assert [type(error) for error in found] == [
        errors.AttendanceOpen,
        errors.MinutesNotFinal,
        errors.CommonPartNotFinal,
    ]


def test_a_second_click_on_the_first_submission(ready):
    ready.submit(after=0)
    refused(ready, errors.Overtaken, after=0)


def test_the_same_again_without_a_word(ready):
    ready.submit()
    refused(ready, errors.NothingChanged)


def test_the_same_words_again(ready):
    ready.submit(words="よろしくお願いします。")
    refused(ready, errors.NothingChanged, words="よろしくお願いします。")
