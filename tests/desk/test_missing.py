"""Minutes that have not come: of every office, with the last reminder; never a stranger's."""

from datetime import date, datetime

import pytest
import time_machine
from django.urls import reverse

from operators.models import Municipality
from outbox.models import Message
from tests.evaluation_makers import agency_evaluation_of, evaluation_of, round_of
from tests.makers import meeting, office, part_of

NOW = datetime.fromisoformat("2026-11-22T10:00+09:00")


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def missing(client, nerima, itabashi):
    """The list as the ward sees it."""

    def look(name="ward_missing"):
        client.force_login(nerima.ward)
        return client.get(reverse(name))

    return look


def rows(answer) -> list[tuple[str, date, int]]:
    return [(row.facility.name, row.on, row.days) for row in answer.context["page"]]


@pytest.mark.parametrize(
    ("held_on", "fields", "listed"),
    [
        pytest.param(date(2026, 10, 14), {}, True, id="eight days past due"),
        pytest.param(date(2026, 10, 15), {}, False, id="seven days past due"),
        pytest.param(date(2026, 3, 1), {}, True, id="of last year"),
        pytest.param(date(2026, 10, 14), {"submitted_on": date(2026, 11, 20)}, False, id="late but here"),
        pytest.param(date(2026, 10, 14), {"status": "planned"}, True, id="nobody told whether it was held"),
        pytest.param(date(2026, 10, 14), {"status": "cancelled"}, False, id="called off"),
        pytest.param(date(2026, 10, 14), {"status": "draft"}, False, id="only a draft"),
        pytest.param(date(2026, 12, 14), {"status": "planned"}, False, id="still to come"),
    ],
)
def test_which_meetings_are_listed(missing, nerima, held_on, fields, listed):
    meeting(held_on, office(name="だまり", municipality=nerima.municipality), **fields)
    assert ("だまり" in [name for name, _, _ in rows(missing())]) == listed


@pytest.mark.parametrize(("days", "listed"), [(7, True), (124, True), (125, False)])
def test_the_ward_says_how_long_it_waits(missing, nerima, days, listed):
    Municipality.objects.filter(pk=nerima.municipality.pk).update(minutes_chase_days=days)
    found = [("グループホームひなた", date(2026, 6, 20), 125)] if listed else []
    assert rows(missing()) == found


def test_the_last_reminder_is_told(missing, nerima):
    part = nerima.participation
    for number, settled in enumerate(("2026-07-10T09:35+09:00", "2026-08-01T09:35+09:00", None)):
        Message.objects.create(
            key=f"remind-minutes/{part.pk}/2026-07-20/{number}/1", channel="email",
            state="sent" if settled else "pending", recipient_name="ひなた", recipient_email="a@example.jp",
            subject="期限", text="期限", message_id=f"<{number}@example.jp>", prepared_at=NOW, settled_at=settled,
        )  # fmt: skip
    row = missing().context["page"][0]
    assert row.reminded_at == datetime.fromisoformat("2026-08-01T09:35+09:00")


@pytest.mark.parametrize(
    ("state", "counts"),
    [("sent", True), ("handed_over", True), ("failed", False), ("bounced", False), ("withdrawn", False)],
)
def test_only_a_mail_that_arrived_is_a_reminder(missing, nerima, state, counts):
    settled = datetime.fromisoformat("2026-08-01T09:35+09:00")
    Message.objects.create(
        key=f"remind-minutes/{nerima.participation.pk}/2026-07-20/1/1",
        channel="hand" if state == "handed_over" else "email",
        state=state, recipient_name="ひなた", recipient_email="a@example.jp", subject="期限",
        text="期限", message_id="<1@example.jp>", prepared_at=NOW, settled_at=settled,
    )  # fmt: skip
    assert missing().context["page"][0].reminded_at == (settled if counts else None)


def test_reports_of_evaluation_are_listed_with_their_kind(missing, nerima, itabashi):
    day = date(2026, 9, 1)
    councils, agencys, near, strange = (
        office("group_home", f"139200006{number}", municipality=world.municipality)
        for number, world in enumerate((nerima, nerima, nerima, itabashi))
    )
    for each in (councils, strange):
        part = part_of(meeting(day, each, submitted_on=date(2026, 9, 20)), each)
        evaluation_of(part)
    done = part_of(meeting(date(2026, 8, 1), near, submitted_on=date(2026, 8, 20)), near)
    evaluation_of(done, report_submitted_on=date(2026, 8, 30))
    made = round_of(agencys, route="agency", evaluation=agency_evaluation_of(agencys, date(2026, 10, 14)))
    agency_evaluation_of(near, date(2026, 10, 15))
    Message.objects.create(
        key=f"remind-evaluation/{made.pk}/publish/2026-11-14/ahead/1", channel="email", state="sent",
        recipient_name="ひなた", recipient_email="a@example.jp", subject="期限", text="期限",
        message_id="<9@example.jp>", prepared_at=NOW, settled_at="2026-11-08T09:50+09:00",
    )  # fmt: skip
    page = missing()
    found = [row for row in page.context["page"] if row.kind == "evaluation"]
    assert [(row.facility.pk, row.on, row.due, row.days, bool(row.reminded_at)) for row in found] == [
        (councils.pk, day, date(2026, 10, 1), 52, False),
        (agencys.pk, date(2026, 10, 14), date(2026, 11, 14), 8, True),
    ]
    text = page.content.decode()
    assert reverse("ward_report_register_office", args=[councils.number, councils.kind.code]) in text
    assert "、10月14日の評価・評価の結果報告）" in text


def test_the_file_says_the_same(missing, nerima):
    text = missing("ward_missing_csv").content.decode()
    line = text.splitlines()[1].split(",")
    assert (line[1], line[4:]) == ("グループホームひなた", ["議事録", "2026-06-20", "2026-07-20", "125", ""])
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow(missing, nerima, django_assert_num_queries, number):
    for each in range(number):
        made = office(number=f"13720{each:05}", municipality=nerima.municipality)
        meeting(date(2026, 9, 1), made)
        meeting(date(2026, 2, 1), made)
    missing()
    with django_assert_num_queries(26):
        missing()
