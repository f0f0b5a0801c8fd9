"""What final minutes do to the requests of the council."""

from datetime import date

import pytest

from meetings.enums import Standing
from meetings.minutes_content import Content, Item, Progress
from meetings.models import FollowUp, FollowUpStep, Minutes
from meetings.services.follow_ups import open_progress, settle_follow_ups
from operators.models import HistoryEntry
from tests.follow_ups.conftest import ASKED, AT, Council
from tests.makers import meeting, minutes_of, office, part_of


def own(council: Council) -> list[tuple[str, str, str]]:
    rows = FollowUp.objects.filter(facility=council.facility).order_by("pk")
    return list(rows.values_list("title", "words", "state"))


def test_a_point_that_asks_opens_a_request(council):
    council.settle(council.june, ASKED)
    assert own(council) == [("地域交流", "広報紙を町会にも\n子ども会にも", "open")]


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(Item("x1", "地域交流", report="祭りに出ました。"), id="nothing was asked"),
        pytest.param(Item("x1", "地域交流", request="  \n "), id="only spaces"),
        pytest.param(Item("x1", "地域交流", request="広報紙を町会にも", follow=False), id="not to follow"),
    ],
)
def test_other_points_open_none(council, item):
    council.settle(council.june, item)
    assert own(council) == []


def test_settling_again_changes_nothing(council):
    council.settle(council.june, ASKED)
    entries = HistoryEntry.objects.count()
    council.settle(council.june, ASKED)
    assert (len(own(council)), HistoryEntry.objects.count()) == (1, entries)


def test_a_correction_updates_the_words(council):
    first = council.ask()
    council.settle(council.june, Item("x1", "地域との交流", request="広報紙を自治会にも"))
    assert own(council) == [("地域との交流", "広報紙を自治会にも", "open")]
    assert FollowUp.objects.get(facility=council.facility).pk == first.pk


def test_what_is_not_asked_any_more_is_taken_back(council):
    council.settle(council.june, ASKED, Item("x2", "避難訓練", advice="夜間にも"))
    council.settle(council.june, Item("x2", "避難訓練", advice="夜間にも"))
    assert own(council) == [("避難訓練", "夜間にも", "open")]


def test_what_something_was_told_of_stays(council):
    council.tell(council.ask(), "配り始めました。")
    council.settle(council.june)
    assert own(council) == [("地域交流", "広報紙を町会にも\n子ども会にも", "open")]


def test_a_meeting_tells_of_a_request_once_and_corrects_it(council):
    asked = council.ask()
    council.tell(asked, "検討中です。")
    council.tell(asked, "7月号から配りました。")
    council.tell(asked, "子ども会にも配りました。", at="october")
    assert list(asked.steps.values_list("participation", "words")) == [
        (council.august.pk, "7月号から配りました。"),
        (council.october.pk, "子ども会にも配りました。"),
    ]


@pytest.mark.parametrize("progress", ["blank", "left out"])
def test_what_a_correction_does_not_tell_is_gone(council, progress):
    asked = council.ask()
    council.tell(asked, "検討中です。")
    if progress == "blank":
        council.tell(asked, " ")
    else:
        council.settle(council.august)
    assert not FollowUpStep.objects.exists()


def test_closing_and_a_correction_that_opens_again(council):
    asked = council.ask()
    council.tell(asked, "配りました。", closed=True)
    asked.refresh_from_db()
    assert (asked.state, asked.closed_in, asked.closed_at) == ("done", council.august, AT)
    council.tell(asked, "まだ配っていません。")
    asked.refresh_from_db()
    assert (asked.state, asked.closed_in, asked.closed_at, asked.closed_by) == ("open", None, None, None)


def test_a_later_meeting_does_not_open_what_an_earlier_one_closed(council):
    asked = council.ask()
    council.tell(asked, closed=True)
    council.tell(asked, "その後も続けています。", at="october")
    asked.refresh_from_db()
    assert (asked.state, asked.closed_in) == ("done", council.august)


def test_the_editor_is_offered_what_is_open_and_what_this_meeting_closed(council):
    council.settle(council.june, ASKED, Item("x2", "避難訓練", advice="夜間にも"))
    first, second = FollowUp.objects.filter(facility=council.facility).order_by("pk")
    council.tell(first, "配りました。", closed=True)
    assert open_progress(council.june) == ()
    assert open_progress(council.august) == (
        Progress(first.pk, "地域交流", "広報紙を町会にも\n子ども会にも", "配りました。", True),
        Progress(second.pk, "避難訓練", "夜間にも"),
    )
    assert open_progress(council.october) == (Progress(second.pk, "避難訓練", "夜間にも"),)


def test_a_strangers_request_cannot_be_told_of(council, itabashi):
    stranger = FollowUp.objects.get(facility=itabashi.facility)
    council.tell(stranger, "閉じます。", closed=True)
    stranger.refresh_from_db()
    assert (stranger.state, stranger.steps.count()) == ("open", 0)


def joint(council: Council, *, host: bool) -> Minutes:
    """The common part of a meeting with a neighbour whose number comes later."""
    partner = office("community_day", "1392000029", municipality=council.facility.municipality)
    held = meeting(date(2026, 11, 1), partner, council.facility)
    if host:
        held.participations.filter(facility=partner).update(standing=Standing.HOST)
    minutes_of(part_of(held, council.facility), final=council.by, content=Content(items=(ASKED,)).as_json())
    settle_follow_ups(minutes=Minutes.objects.get(meeting=held), by=council.by, at=AT)
    item = Item("x1", "合同の訓練", request="来年も合同で")
    content = Content(items=(item,), progress=(Progress(FollowUp.objects.first().pk, "", "", "x", True),))
    return Minutes.objects.create(meeting=held, content=content.as_json())


@pytest.mark.parametrize("host", [True, False], ids=["the host", "the first office of an old ledger"])
def test_what_the_common_part_asks_is_followed_by(council, host):
    row = joint(council, host=host)
    settle_follow_ups(minutes=row, by=council.by, at=AT)
    settle_follow_ups(minutes=row, by=council.by, at=AT)
    made = FollowUp.objects.get(title="合同の訓練")
    assert (made.facility.number == "1392000029") is host
    assert FollowUp.objects.filter(title="地域交流").count() == 1
    assert not FollowUpStep.objects.exists()


def test_the_own_part_does_not_take_back_what_the_common_part_asked(council):
    row = joint(council, host=False)
    settle_follow_ups(minutes=row, by=council.by, at=AT)
    council.settle(part_of(row.meeting, council.facility))
    assert list(FollowUp.objects.filter(raised_in__meeting=row.meeting).values_list("title", flat=True)) == [
        "合同の訓練"
    ]


def test_the_next_agenda_carries_over_what_is_open(council):
    council.settle(council.june, ASKED, Item("x2", "避難訓練", advice="夜間にも"))
    council.settle(council.august, Item("x1", "避難訓練", request="雨の日にも"))
    asked = FollowUp.objects.get(title="地域交流")
    assert FollowUp.objects.open_titles(council.facility) == ["地域交流", "避難訓練"]
    council.tell(asked, closed=True, at="october")
    assert FollowUp.objects.open_titles(council.facility) == ["避難訓練"]


def test_the_meeting_form_offers_it(client, council):
    council.settle(council.june, ASKED)
    client.force_login(council.by)
    page = client.get("/office/meetings/new/")
    assert page.context["form"]["follow_ups"].value() == "地域交流"


def test_the_history_counts_and_names_nobody(council):
    council.settle(council.june, ASKED)
    entry = HistoryEntry.objects.filter(verb="要望への対応の更新").latest("pk")
    assert (entry.changes, entry.facility) == ({"opened": [None, 1]}, council.facility)


def test_what_was_dropped_by_hand_is_not_done_by_minutes_that_close_it(council):
    asked = council.ask()
    FollowUp.objects.filter(pk=asked.pk).update(state="dropped", closed_at=AT, closed_by=council.by)
    council.tell(asked, "町会に配りました。", closed=True)
    asked.refresh_from_db()
    assert (asked.state, asked.closed_in, asked.steps.get().words) == ("dropped", None, "町会に配りました。")
