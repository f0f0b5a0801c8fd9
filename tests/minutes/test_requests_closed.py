"""A request was closed elsewhere while the editor was open: what is told of it stays."""

from datetime import date

import pytest

from meetings.models import FollowUp, Minutes
from tests.makers import follow_up_of, meeting
from tests.minutes.conftest import MORNING
from tests.minutes.test_pages import at_desk, edit, typed  # noqa: F401 - a fixture among them


@pytest.fixture
def dropped(desk) -> FollowUp:
    """A request of an earlier meeting, dropped by hand after the editor was opened."""
    earlier = meeting(date(2026, 4, 20), desk.facility).participations.get()
    return follow_up_of(earlier, state="dropped", closed_at=MORNING, closed_by=desk.second)


def told(minutes: Minutes) -> list[tuple[int, str]]:
    """What is stored of requests."""
    rows = Minutes.objects.get(pk=minutes.pk).content["progress"]
    return [(row["follow_up"], row["words"]) for row in rows]


def post(client, desk, minutes: Minutes, base: int, **words: str):
    """Save the editor with what was typed of requests: ``p12=`` and the like."""
    fields = typed(desk, base)
    fields["key"] = [*fields["key"], *words]
    return client.post(edit(minutes), fields | {f"{key}-words": text for key, text in words.items()})


def test_what_was_typed_of_it_is_stored_and_stays_with_the_next_save(at_desk, desk, dropped):  # noqa: F811
    minutes = desk.open()
    key = f"p{dropped.pk}"
    assert post(at_desk, desk, minutes, 0, **{key: "町会に配りました。"}).status_code == 302
    assert told(minutes) == [(dropped.pk, "町会に配りました。")]
    assert "町会に配りました。</textarea>" in at_desk.get(edit(minutes)).content.decode()
    assert FollowUp.objects.get(pk=dropped.pk).state == "dropped"


def test_nothing_was_typed_of_it_and_nothing_stands_there(at_desk, desk, dropped):  # noqa: F811
    minutes = desk.open()
    post(at_desk, desk, minutes, 0, **{f"p{dropped.pk}": " "})
    assert told(minutes) == []


@pytest.mark.parametrize("whose", ["a stranger's", "of this meeting", "nobody's"])
def test_of_other_requests_nothing_can_be_told(at_desk, desk, itabashi, whose):  # noqa: F811
    raised = {"a stranger's": itabashi.participation, "of this meeting": desk.part}
    key = follow_up_of(raised[whose]).pk if whose in raised else 987654
    minutes = desk.open()
    post(at_desk, desk, minutes, 0, **{f"p{key}": "余計な文"})
    assert told(minutes) == []
