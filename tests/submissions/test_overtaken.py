"""A colleague submitted while the page was open: one's own words are not lost."""

import pytest

from meetings.enums import DeskVerb
from meetings.models import Submission
from tests.submissions.conftest import at
from tests.submissions.test_pages import ask, returned, signed_in, summer, text_of  # noqa: F401 - fixtures

MINE, THEIRS = "別の言葉で答えます。", "直しました。"
COLLEAGUE = at("2026-07-01 09:55")


def test_words_that_are_nowhere_yet_stay_and_go_with_the_next_click(signed_in, ask, ready, returned):  # noqa: F811
    ready.submit(COLLEAGUE, words=THEIRS, after=1)
    answer = signed_in.post(ask, {"after": "1", "words": MINE})
    body = text_of(answer)
    assert (answer.status_code, f"{MINE}</textarea>" in body, 'name="after" value="2"' in body) == (
        422,
        True,
        True,
    )
    assert "ほかの方が先に提出したため、この文はまだ提出していません。" in body
    assert signed_in.post(ask, {"after": "2", "words": MINE}).status_code == 302
    last = Submission.objects.get().versions.latest("number")
    assert (last.number, last.words) == (3, MINE)


@pytest.mark.parametrize("words", [pytest.param("", id="none"), pytest.param(THEIRS, id="the same")])
def test_other_words_lead_to_the_receipt(signed_in, ask, ready, words):  # noqa: F811
    ready.submit(COLLEAGUE, words=THEIRS, after=0)
    answer = signed_in.post(ask, {"after": "0", "words": words}, follow=True)
    assert "ほかの方がすでに提出しました。" in text_of(answer)
    assert Submission.objects.get().versions.count() == 1


def test_words_can_still_be_read_when_the_ward_has_accepted_meanwhile(signed_in, ask, ready):  # noqa: F811
    ready.submit(COLLEAGUE, words=THEIRS, after=0)
    ready.desk(DeskVerb.ACCEPT, at("2026-07-01 09:58"))
    answer = signed_in.post(ask, {"after": "0", "words": MINE})
    assert (answer.status_code, f"{MINE}</blockquote>" in text_of(answer)) == (422, True)
