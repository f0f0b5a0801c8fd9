"""Every state by every verb: the steps that are possible, and every one that is not. [issue 4, the ward's desk]"""

import pytest

from meetings.enums import DeskVerb, SubmissionState
from meetings.models import DeskEvent
from meetings.services.desk.transitions import WrongStepError, step
from operators.models import HistoryEntry
from tests.desk.conftest import LATER, another_version, version_of

POSSIBLE = {
    ("received", "submit"): "received",
    ("received", "resubmit"): "received",
    ("received", "accept"): "accepted",
    ("received", "return"): "returned",
    ("returned", "resubmit"): "received",
    ("returned", "reopen"): "received",
    ("accepted", "resubmit"): "received",
    ("accepted", "reopen"): "received",
}
FORBIDDEN = [
    (state, verb)
    for state in SubmissionState.values
    for verb in DeskVerb.values
    if (state, verb) not in POSSIBLE
]


def put(submission, state: str) -> None:
    submission.state = state
    submission.save()


def take(submission, verb: str, by) -> DeskEvent:
    return step(version=version_of(submission), verb=DeskVerb(verb), by=by, at=LATER, reason="直してください")


def test_there_are_seven_forbidden_steps():
    assert FORBIDDEN == [
        ("received", "reopen"),
        ("accepted", "submit"),
        ("accepted", "accept"),
        ("accepted", "return"),
        ("returned", "submit"),
        ("returned", "accept"),
        ("returned", "return"),
    ]


@pytest.mark.parametrize(("state", "verb", "after"), [(*key, after) for key, after in POSSIBLE.items()])
def test_a_possible_step_is_taken_and_written_down(submission, nerima, state, verb, after):
    put(submission, state)
    event = take(submission, verb, nerima.ward)
    submission.refresh_from_db()
    assert (submission.state, submission.state_at) == (after, LATER)
    assert (event.verb, event.version, event.by, event.at) == (
        verb,
        version_of(submission),
        nerima.ward,
        LATER,
    )
    entry = HistoryEntry.objects.get(subject=f"submission {submission.pk}")
    assert (entry.verb, entry.facility) == (DeskVerb(verb).label, nerima.facility)
    assert entry.changes == {"state": [state, after], "version": [None, 1]}


@pytest.mark.parametrize(("state", "verb"), FORBIDDEN)
def test_a_forbidden_step_changes_nothing(submission, nerima, state, verb):
    put(submission, state)
    before = submission.state_at
    with pytest.raises(WrongStepError) as refused:
        take(submission, verb, nerima.ward)
    submission.refresh_from_db()
    assert refused.value.state == state
    assert (submission.state, submission.state_at) == (state, before)
    assert list(DeskEvent.objects.all()) == []
    assert not HistoryEntry.objects.filter(subject=f"submission {submission.pk}").exists()


@pytest.mark.parametrize(("state", "verb"), POSSIBLE)
def test_no_step_is_taken_on_an_older_version(submission, nerima, state, verb):
    older = version_of(submission)
    another_version(submission)
    put(submission, state)
    with pytest.raises(WrongStepError):
        step(version=older, verb=DeskVerb(verb), by=nerima.ward, at=LATER, reason="直してください")
    submission.refresh_from_db()
    assert submission.state == state
