"""Two at the same moment: two clicks of one office, two offices of one ward, an office and a correction of its minutes."""

from functools import partial

import pytest

from meetings.enums import DeskVerb
from meetings.models import Submission, SubmissionVersion
from meetings.services import submissions
from meetings.services.submitting import errors
from outbox.models import Message
from tests.fixtures.together import together as at_the_same_moment
from tests.submissions.conftest import FIRST, at

pytestmark = pytest.mark.django_db(transaction=True)


together = partial(at_the_same_moment, refusal=errors.SubmissionRefused)


def test_two_clicks_make_one_submission(ready):
    refused = together(*[lambda: ready.submit(after=0)] * 3)
    assert sorted(refused) == ["", "Overtaken", "Overtaken"]
    assert (Submission.objects.count(), SubmissionVersion.objects.count(), Message.objects.count()) == (
        1,
        1,
        4,
    )


def test_two_answers_make_one_version(ready):
    ready.submit()
    ready.desk(DeskVerb.RETURN, at("2026-07-02 09:00"), reason="確認を")
    later = at("2026-07-03 09:00")
    refused = together(
        lambda: ready.submit(later, words="直しました。", after=1),
        lambda: ready.submit(later, words="こう直しました。", after=1),
    )
    assert sorted(refused) == ["", "Overtaken"]
    assert list(SubmissionVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_two_offices_of_a_ward_get_two_numbers(ready, partner, common_part):
    common_part()
    refused = together(
        ready.submit, lambda: submissions.submit(participation=partner, by=ready.user, at=FIRST)
    )
    assert refused == ["", ""]
    assert sorted(each.receipt for each in Submission.objects.all()) == ["R8-0001", "R8-0002"]
