"""Numbers nobody types: the pages answer as to any other that is not theirs, and nothing is written."""

import pytest
from django.urls import reverse

from meetings.models import Material, Minutes, MinutesCopy
from meetings.views.numbers import number_of, numbers_of
from tests.minutes.conftest import Desk

LONG = "9" * 5000


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("12", 12, id="a number"),
        pytest.param("0", 0, id="zero"),
        pytest.param("999999999", 999_999_999, id="nine digits"),
        pytest.param("1000000000", -1, id="ten digits"),
        pytest.param(LONG, -1, id="thousands of digits"),
        pytest.param("-3", -1, id="below zero"),
        pytest.param("１２", -1, id="wide digits"),
        pytest.param("²", -1, id="a digit that is no decimal"),
        pytest.param("", -1, id="nothing"),
        pytest.param(None, -1, id="not sent"),
    ],
)
def test_what_is_a_number(text, number):
    assert (number_of(text, otherwise=-1), numbers_of([text or ""])) == (
        number,
        [number] if number >= 0 else [],
    )


def _finalise(desk: Desk) -> tuple[str, dict[str, str]]:
    return reverse("minutes_finalise", args=[desk.open().pk]), {"act": "final", "base": LONG}


def _begin(desk: Desk) -> tuple[str, dict[str, str]]:
    return reverse("minutes_open", args=[desk.meeting.pk]), {"part": LONG}


def _put_away(desk: Desk) -> tuple[str, dict[str, str]]:
    return reverse("meeting_materials", args=[desk.meeting.pk]), {"remove": LONG}


def _restore(desk: Desk) -> tuple[str, dict[str, str]]:
    minutes = desk.write(desk.open(), report="9名")
    return reverse("minutes_restore", args=[minutes.pk, minutes.revision]), {"base": LONG}


def _copies(desk: Desk) -> tuple[str, dict[str, str]]:
    return reverse("minutes_copies", args=[desk.meeting.pk]), {"hand_over": "9" * 25}


def _notices(desk: Desk) -> tuple[str, dict[str, str]]:
    return reverse("meeting_notice", args=[desk.meeting.pk]), {"hand_over": "9" * 25}


@pytest.mark.parametrize(
    ("page", "status"),
    [
        pytest.param(_finalise, 422, id="the revision to make final"),
        pytest.param(_begin, 404, id="the part to begin"),
        pytest.param(_put_away, 404, id="the file to take away"),
        pytest.param(_restore, 302, id="the revision to go back from, when nothing would change"),
        pytest.param(_copies, 302, id="the copy that was handed over"),
        pytest.param(_notices, 302, id="the notice that was handed over"),
    ],
)
def test_a_number_nobody_types_is_no_error(client, desk, page, status):
    client.force_login(desk.first)
    address, posted = page(desk)
    assert client.post(address, posted).status_code == status
    finals = Minutes.objects.filter(state="final").count()
    assert (finals, Material.objects.count(), MinutesCopy.objects.count()) == (0, 0, 0)
