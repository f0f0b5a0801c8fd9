"""The office's list of requests, and what it does with them by hand."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from meetings.enums import FollowUpState
from meetings.follow_up_list import months_between
from meetings.minutes_content import Item
from meetings.models import FollowUp
from meetings.services import follow_up_acts
from operators.models import HistoryEntry
from tests.follow_ups.conftest import ASKED, AT, Council
from tests.makers import follow_up_of, meeting

LIST = "/office/offices/1392000011/32/follow-ups/"


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@pytest.fixture
def office(client, council: Council) -> Council:
    """Two requests of June, one told of in August and closed in October; the office is signed in."""
    council.settle(council.june, ASKED, Item("x2", "避難訓練", advice="夜間にも"))
    drill = FollowUp.objects.get(title="避難訓練")
    council.tell(drill, "9月に行います。")
    council.tell(drill, "夜間に行いました。", closed=True, at="october")
    client.force_login(council.by)
    return council


def titles(page) -> list[str]:
    return [line.follow_up.title for line in page.context["lines"]]


def test_open_requests_come_first_with_age_meeting_and_course(client, office):
    page = client.get(LIST)
    open_line, closed = page.context["lines"]
    assert (open_line.follow_up.title, open_line.age_words, open_line.raised_on) == (
        "地域交流", "5か月", date(2026, 6, 20),
    )  # fmt: skip
    assert [(each.words, each.held_on) for each in closed.told] == [
        ("9月に行います。", date(2026, 8, 20)),
        ("夜間に行いました。", date(2026, 10, 20)),
    ]
    assert "こかげの要望" not in page.content.decode()


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        pytest.param("", ["地域交流", "避難訓練"], id="all"),
        pytest.param("open", ["地域交流"], id="open"),
        pytest.param("closed", ["避難訓練"], id="closed"),
        pytest.param("<b>", ["地域交流", "避難訓練"], id="nonsense"),
    ],
)
def test_the_filter_in_the_address(client, office, state, shown):
    assert titles(client.get(LIST, {"state": state})) == shown
    table = client.get(LIST.removesuffix("/") + ".csv", {"state": state}).content.decode("utf-8-sig")
    assert [row.split(",")[1] for row in table.splitlines() if row.startswith("2026-06-20,")] == shown


def test_a_cell_that_would_be_calculated_is_text(client, office):
    follow_up_of(office.june, title="=1+1")
    assert "'=1+1" in client.get(LIST.removesuffix("/") + ".csv").content.decode("utf-8-sig")


def test_what_people_wrote_is_no_markup(client, office):
    follow_up_of(office.june, title="<img src=x>", words="<script>alert(1)</script>")
    body = client.get(LIST).content.decode()
    assert ("<img src=x>" in body, "<script>alert" in body) == (False, False)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


def test_closing_by_hand_keeps_the_words_and_the_history(client, office):
    asked = FollowUp.objects.get(title="地域交流")
    answer = client.post(
        f"/office/follow-ups/{asked.pk}/close/", {"state": "done", "words": "配布しました。"}
    )
    asked.refresh_from_db()
    step = asked.steps.get()
    assert (answer.status_code, asked.state, asked.closed_in, asked.closed_by) == (
        302,
        "done",
        None,
        office.by,
    )
    assert (step.words, step.participation_id) == ("配布しました。", asked.raised_in_id)
    entry = HistoryEntry.objects.filter(verb="要望への対応の完了").get()
    assert entry.changes == {"state": ["open", "done"]}
    assert "会議" not in str(client.get(LIST, {"state": "closed"}).context["lines"][0].told[0].held_on or "")


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        pytest.param({"words": ""}, "state", id="nothing chosen"),
        pytest.param({"state": "dropped", "words": " "}, "words", id="dropped without a reason"),
        pytest.param({"state": "open"}, "state", id="no end"),
        pytest.param({"state": "done", "words": "あ" * 2001}, "words", id="too long"),
    ],
)
def test_what_is_missing_is_said_at_the_field(client, office, posted, field):
    asked = FollowUp.objects.get(title="地域交流")
    page = client.post(f"/office/follow-ups/{asked.pk}/close/", posted)
    asked.refresh_from_db()
    assert (page.status_code, list(page.context["form"].errors), asked.state) == (422, [field], "open")


def test_reopening_adds_a_line_to_the_words(client, office):
    asked = FollowUp.objects.get(title="地域交流")
    client.post(f"/office/follow-ups/{asked.pk}/close/", {"state": "dropped", "words": "予算がありません。"})
    client.post(f"/office/follow-ups/{asked.pk}/reopen/", {"words": "予算がつきました。"})
    asked.refresh_from_db()
    assert (asked.state, asked.closed_at, asked.steps.get().words) == (
        "open", None, "予算がありません。\n予算がつきました。",
    )  # fmt: skip


def test_two_at_once_are_told_calmly(client, office):
    asked = FollowUp.objects.get(title="地域交流")
    follow_up_acts.close(follow_up=asked, state=FollowUpState.DONE, words="", by=office.by, at=AT)
    page = client.post(f"/office/follow-ups/{asked.pk}/close/", {"state": "done"}, follow=True)
    assert [str(each) for each in page.context["messages"]] == ["「地域交流」は、すでに終わっています。"]


def test_what_was_closed_by_hand_stays_closed_when_minutes_are_corrected(office):
    asked = FollowUp.objects.get(title="地域交流")
    follow_up_acts.close(follow_up=asked, state=FollowUpState.DONE, words="", by=office.by, at=AT)
    office.tell(asked, "まだです。")
    office.settle(office.june)
    asked.refresh_from_db()
    assert asked.state == "done"


def test_adding_one_by_hand(client, office):
    form = client.get(f"{LIST}new/").context["form"]
    parts = [int(key) for key, _ in form.fields["meeting"].choices]
    assert parts == [office.october.pk, office.august.pk, office.june.pk]
    told = {"meeting": parts[0], "title": "送迎", "words": "雨の日の送迎を早めに"}
    assert client.post(f"{LIST}new/", told).status_code == 302
    made = FollowUp.objects.get(title="送迎")
    assert (made.raised_in, made.item_key, made.facility) == (office.october, "", office.facility)
    assert FollowUp.objects.open_titles(office.facility) == ["地域交流", "送迎"]


def test_a_strangers_meeting_cannot_be_chosen(client, office, itabashi):
    told = {"meeting": itabashi.participation.pk, "title": "送迎", "words": "早めに"}
    page = client.post(f"{LIST}new/", told)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["meeting"])


def test_a_meeting_that_was_not_held_asked_for_nothing(office):
    planned = meeting(date(2026, 12, 1), office.facility, status="planned")
    with pytest.raises(follow_up_acts.NotHeldHere):
        follow_up_acts.add(
            raised_in=planned.participations.get(), title="送迎", words="早めに", by=office.by, at=AT
        )


@pytest.mark.parametrize("more", [0, 2], ids=["one", "three"])
def test_queries_do_not_grow(client, office, django_assert_num_queries, more):
    for number in range(more):
        office.tell(follow_up_of(office.june, title=f"議題{number}"), "報告しました。")
    with django_assert_num_queries(8):
        client.get(LIST)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        pytest.param(date(2026, 6, 20), date(2026, 7, 19), 0, id="a day short"),
        pytest.param(date(2026, 6, 20), date(2026, 7, 20), 1, id="to the day"),
        pytest.param(date(2026, 6, 20), date(2027, 8, 1), 13, id="over a year"),
        pytest.param(date(2026, 6, 20), date(2026, 5, 1), 0, id="not yet"),
    ],
)
def test_the_age_in_whole_months(first, last, months):
    assert months_between(first, last) == months


@pytest.mark.parametrize(
    ("which", "fields"),
    [
        pytest.param("new", {"title": "避難訓練", "words": "雨の日にも"}, id="a new one"),
        pytest.param("close", {"state": "dropped", "words": "予算がありません。"}, id="how it ended"),
        pytest.param("reopen", {"words": "もう一度話します。"}, id="why it is open again"),
    ],
)
def test_what_was_typed_when_the_session_had_ended_is_there_until_it_is_noted(client, office, which, fields):
    asked = FollowUp.objects.get(
        facility=office.facility, title="避難訓練" if which == "reopen" else "地域交流"
    )
    address = f"{LIST}new/" if which == "new" else reverse(f"follow_up_{which}", args=[asked.pk])
    if which == "new":
        fields |= {"meeting": str(office.june.pk)}
    client.logout()
    assert client.post(address, fields).status_code == 302
    client.force_login(office.by)
    form = client.get(address).context["form"]
    assert {name: form[name].value() for name in fields} == fields
    assert (client.post(address, fields).status_code, client.session["kept_posts"]) == (302, {})
    assert client.get(address).context["form"]["words"].value() is None
