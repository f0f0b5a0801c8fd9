"""A part that would grow without end: refused in words, with what was typed still there."""

import pytest

from meetings.forms.minutes_limits import LONGEST_TEXT, MOST
from meetings.models import AgendaItem, Minutes
from meetings.services import minutes as service
from tests.minutes.conftest import MORNING
from tests.minutes.test_pages import edit, typed

TEXT = "あ" * 10_000


@pytest.fixture
def at_desk(client, desk):
    """The first person, signed in."""
    client.force_login(desk.first)
    return client


def points(keys: list[str], words: str = "話") -> dict:
    """What the browser posts of points of one's own."""
    return {
        "key": keys,
        **{f"{key}-title": key for key in keys},
        **{f"{key}-report": words for key in keys},
    }


def kept(minutes: Minutes) -> list[str]:
    return [item.key for item in service.content_of(Minutes.objects.get(pk=minutes.pk)).items]


def test_as_many_points_as_can_be_read_and_not_one_more(at_desk, desk):
    """The points of the agenda come on top; however many posts it takes, it is no more."""
    minutes = desk.open()
    agenda, own = typed(desk, 0)["key"], [f"x{number}" for number in range(1, MOST + 1)]
    whole = typed(desk, 0, report="9名", more=points([*agenda, *own]))
    assert at_desk.post(edit(minutes), whole).status_code == 302
    assert kept(minutes) == [*agenda, *own]
    answer = at_desk.post(edit(minutes), typed(desk, 1, more=points(["x81"], "あと一つ")))
    page = answer.content.decode()
    assert (answer.status_code, "議題にない話題は80件までです（いま81件）。" in page) == (422, True)
    assert (">\nあと一つ</textarea>" in page, kept(minutes)) == (True, [*agenda, *own])


def test_the_script_is_told_too(at_desk, desk):
    minutes = desk.open()
    post = typed(desk, 0, "auto", more=points([f"x{number}" for number in range(1, MOST + 2)]))
    answer = at_desk.post(edit(minutes), post)
    assert (answer.status_code, "80件までです" in answer.json()["error"]) == (422, True)


def test_as_long_as_can_be_read_and_not_one_character_more(at_desk, desk):
    minutes = desk.open()
    titles = sum(len(point.title) for point in desk.points)
    keys = [f"x{number}" for number in range(1, 31)]
    fields = points(keys, TEXT)
    rest = LONGEST_TEXT - 29 * len(TEXT) - titles - sum(map(len, keys))
    fields["x30-report"] = "い" * rest
    over = at_desk.post(edit(minutes), typed(desk, 0, more=fields | {"closing": "う"}))
    page = over.content.decode()
    assert (over.status_code, "全体で300,000文字までです（いま300,001文字）。" in page) == (422, True)
    assert (f"{'い' * rest}</textarea>" in page, Minutes.objects.get().revision) == (True, 0)
    assert at_desk.post(edit(minutes), typed(desk, 0, more=fields)).status_code == 302


def test_points_of_another_agenda_are_not_taken(at_desk, desk, itabashi):
    """What left the own agenda meanwhile keeps its words (test_pages); what stands on another one is no point here."""
    minutes = desk.open()
    theirs = AgendaItem.objects.create(meeting=itabashi.meeting, title="こかげの議題")
    wide = f"a{desk.points[0].pk}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    keys = typed(desk, 0)["key"]
    post = typed(desk, 0, report="9名", more=points([*keys, f"a{theirs.pk}", wide]))
    assert (at_desk.post(edit(minutes), post).status_code, kept(minutes)) == (302, keys)


def test_a_point_of_the_other_office_is_not_taken_into_the_common_part(client, joint):
    common = service.open_part(meeting=joint.meeting, participation=None, by=joint.at_host, at=MORNING)
    own = AgendaItem.objects.get(participation=joint.partner)
    client.force_login(joint.at_host)
    answer = client.post(edit(common), {"base": 0, "act": "save", **points([f"a{own.pk}", "x1"])})
    assert (answer.status_code, [key for key in kept(common) if key != f"a{own.pk}"]) == (302, kept(common))
