"""The desk's list: what is there, in which order, filtered, counted, in a file; and never a stranger's."""

import csv
import io
from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from meetings.models import SubmissionVersion
from operators.models import Municipality
from tests.desk.conftest import LATER, another_version, filled, version_of
from tests.makers import meeting, office, place, submission_of

TODAY = datetime.fromisoformat("2026-11-22T10:00+09:00")


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def inbox(client, nerima, itabashi):
    """The list as the ward sees it under these filters."""
    filled(itabashi)

    def look(name: str = "ward_inbox", **filters):
        client.force_login(nerima.ward)
        return client.get(reverse(name), filters)

    return look


def came(day: date, number: str, name: str, **fields):
    """Minutes of one more office, with the day of the meeting; ``read`` marks them as opened."""
    read, area, service = (
        fields.pop("read", False),
        fields.pop("area", ""),
        fields.pop("service", "group_home"),
    )
    ward = Municipality.objects.get(code="131202")
    made = submission_of(
        meeting(day, office(service, number, area, name=name, municipality=ward)).participations.get(),
        **fields,
    )
    if read:
        made.versions.update(read_at=LATER)
    return made


@pytest.fixture
def three(inbox):
    """Three at the desk, one of them opened."""
    return (
        came(date(2026, 6, 20), "1372000011", "あさひ", read=True, area="石神井"),
        came(date(2026, 8, 20), "1372000029", "ひばり", service="community_day"),
        came(date(2026, 7, 20), "1372000037", "みどり", state="returned"),
    )


def names(answer) -> list[str]:
    return [row.submission.facility.name for row in answer.context["rows"]]


def numbers(answer) -> dict[str, int]:
    return {tab.key: tab.number for tab in answer.context["tabs"]}


def test_unread_first_then_by_the_day_of_the_meeting(inbox, three):
    came(date(2026, 7, 1), "1372000045", "わかば")
    assert names(inbox()) == ["わかば", "ひばり", "あさひ"]


def test_the_tabs_count_and_narrow(inbox, three):
    assert numbers(inbox()) == {"open": 2, "returned": 1, "accepted": 0, "all": 3}
    assert names(inbox(tab="returned")) == ["みどり"]
    assert names(inbox(tab="nonsense")) == names(inbox(tab="open")) == ["ひばり", "あさひ"]


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        pytest.param({"q": "あさひ"}, ["あさひ"], id="a name"),
        pytest.param({"q": "アサヒ"}, ["あさひ"], id="another spelling"),
        pytest.param({"q": "1372000029"}, ["ひばり"], id="a number"),
        pytest.param({"q": "防災 訓練"}, ["みどり"], id="words of the minutes"),
        pytest.param({"q": "防災 あさひ"}, [], id="words that are nowhere together"),
        pytest.param({"q": "こかげ"}, [], id="a stranger's name"),
        pytest.param({"service": "community_day"}, ["ひばり"], id="service"),
        pytest.param({"service": "nonsense"}, ["ひばり", "あさひ", "みどり"], id="a service there is not"),
        pytest.param({"who": "mine"}, ["あさひ"], id="mine"),
        pytest.param({"who": "nobody"}, ["ひばり", "みどり"], id="nobody's"),
        pytest.param({"year": "2026"}, ["ひばり", "あさひ", "みどり"], id="the year"),
        pytest.param({"year": "2025"}, [], id="another year"),
        pytest.param({"kind": "evaluation"}, [], id="evaluations"),
        pytest.param({"q": "%"}, [], id="a sign of the database"),
    ],
)
def test_filters(inbox, three, nerima, filters, shown):
    SubmissionVersion.objects.filter(submission=three[2]).update(folded_text="防災 訓練をした")
    three[0].assigned_to = nerima.ward
    three[0].save()
    answer = inbox(tab="all", **filters)
    assert names(answer) == shown
    assert numbers(answer)["all"] == len(shown)


def test_the_care_area_is_that_of_today(inbox, three, nerima):
    moved = three[1].facility
    place(moved, "大泉", since=date(2026, 4, 1))
    place(moved, "石神井", since=date(2027, 4, 1))
    areas = {area.name: area.pk for area in nerima.municipality.care_areas.all()}
    assert names(inbox(area=areas["石神井"])) == ["あさひ"]
    assert names(inbox(area=areas["大泉"])) == ["ひばり"]


@pytest.mark.parametrize(
    ("sort", "shown"),
    [
        ("held", ["あさひ", "みどり", "ひばり"]),
        ("-held", ["ひばり", "みどり", "あさひ"]),
        ("office", ["あさひ", "ひばり", "みどり"]),
        ("-office", ["みどり", "ひばり", "あさひ"]),
        ("-unread", ["ひばり", "あさひ", "みどり"]),
        ("password", ["ひばり", "あさひ", "みどり"]),
    ],
)
def test_sorting(inbox, three, sort, shown):
    assert names(inbox(tab="all", sort=sort)) == shown


def test_a_row_says_what_the_machine_knows(inbox, nerima):
    made = filled(nerima, received_on=date(2026, 7, 25))
    nerima.participation.__class__.objects.filter(pk=nerima.participation.pk).update(
        notice_on=date(2026, 5, 1)
    )
    row = inbox().context["rows"][0]
    assert (row.submission, row.unread, row.number, row.present, row.absent) == (made, True, 1, 2, 1)
    assert (row.line.minutes_due, row.first_on, row.days_late) == (date(2026, 7, 20), date(2026, 7, 25), 5)
    codes = {finding.code.value for finding in row.findings}
    assert "MINUTES_LATE" in codes


def test_a_new_version_makes_it_unread_again(inbox, three):
    another_version(three[0])
    rows = inbox().context["rows"]
    assert [(row.submission.facility.name, row.number, row.unread) for row in rows] == [
        ("あさひ", 2, True),
        ("ひばり", 1, True),
    ]


def test_the_file_holds_what_the_list_shows_and_no_formula(inbox, three, nerima):
    three[0].facility.name = "=HYPERLINK(1)"
    three[0].facility.save()
    answer = inbox("ward_inbox_csv", tab="all")
    assert answer["Content-Disposition"] == 'attachment; filename="engawa-uketsuke-2026-11-22.csv"'
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff受付番号,")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [line["事業所名"] for line in lines] == ["ひばり", "'=HYPERLINK(1)", "みどり"]
    assert (lines[1]["受付日"], lines[1]["期限"], lines[1]["期限からの日数"], lines[1]["状態"]) == (
        "2026-06-25",
        "2026-07-20",
        "-25",
        "受付",
    )


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("name", "queries"), [("ward_inbox", 28), ("ward_inbox_csv", 25)])
def test_queries_do_not_grow(inbox, django_assert_num_queries, name, queries, number):
    for each in range(number):
        came(date(2026, 6, 20), f"13720{each:05}", f"事業所{each}")
    inbox()  # signed in from here on
    with django_assert_num_queries(queries):
        inbox(name, q="事業所")


def test_queries_do_not_grow_with_the_years(inbox, django_assert_num_queries):
    for each in range(8):
        came(date(2026 - each, 6, 20), f"13720{each:05}", f"事業所{each}")
    inbox()
    with django_assert_num_queries(
        30
    ):  # what stands on agendas, who came: asked of two years where there is any
        rows = inbox(sort="held").context["rows"]
    judged = [row.held_on.year for row in rows if row.line]
    assert judged == [2025, 2026]


@pytest.mark.parametrize("name", ["ward_inbox", "ward_inbox_csv", "ward_missing", "ward_missing_csv"])
def test_a_stranger_sees_nothing(client, nerima, itabashi, three, name):
    client.force_login(itabashi.ward)
    body = client.get(reverse(name), {"tab": "all", "q": "あさひ"}).content.decode()
    assert [word for word in ("ひばり", "みどり", *nerima.names) if word in body] == []


def test_the_navigation_counts_what_nobody_opened(inbox, three, nerima):
    assert "受付（未読1）" in inbox().content.decode()
    three[1].versions.update(read_at=LATER)
    assert "受付（未読" not in inbox().content.decode()


def test_neighbours_keep_their_places_when_a_row_was_opened(client, inbox, three, nerima):
    client.force_login(nerima.ward)
    seen = [
        client.get(reverse("ward_submission", args=[three[1].pk])).context[way] for way in ("before", "after")
    ]
    again = client.get(reverse("ward_submission", args=[three[1].pk])).context
    assert seen == [again["before"], again["after"]] == [reverse("ward_submission", args=[three[0].pk]), ""]
    filtered = client.get(reverse("ward_submission", args=[three[1].pk]), {"tab": "all"}).context
    assert filtered["before"] == reverse("ward_submission", args=[three[2].pk]) + "?tab=all"


def test_what_left_the_list_still_has_its_neighbours(client, inbox, three, nerima):
    client.force_login(nerima.ward)
    client.post(reverse("ward_submission_accept", args=[three[1].pk]))
    page = client.get(reverse("ward_submission", args=[three[1].pk])).context
    assert (page["before"], page["after"]) == (reverse("ward_submission", args=[three[0].pk]), "")
    assert version_of(three[1]).read_by == nerima.ward
