"""Told 60, 30 and 7 days ahead: once each, in one mail per office and day, caught up with when a day was missed."""

from datetime import date, timedelta

import pytest

from meetings.models import Participation
from meetings.services.retention.acts import hold
from meetings.services.retention.planning import plan_clocks
from meetings.services.retention.warning import warn
from operators.models import OperatorAssignment, User
from outbox.models import Message
from publication.models import RetentionWarning
from tests.makers import submission_of
from tests.retention.aged import moment
from tests.retention.conftest import clock_of, published

LAST = date(2028, 7, 10)


def run(day: date) -> int:
    plan_clocks(today=day, at=moment(day))
    return warn(today=day, at=moment(day))


def ahead(days: int) -> date:
    return LAST - timedelta(days=days)


def told() -> list[tuple[str, int]]:
    return [(row.at.date().isoformat(), row.days) for row in RetentionWarning.objects.order_by("at", "pk")]


@pytest.fixture
def part(nerima, itabashi) -> Participation:
    return published(nerima, date(2026, 6, 15), date(2026, 7, 10))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([61], [], id="the day before"),
        pytest.param([60, 60, 59, 31], [60], id="once on the day, and not again"),
        pytest.param([60, 30, 7], [60, 30, 7], id="each step"),
        pytest.param([45], [60], id="a missed run is made up for"),
        pytest.param([20, 19], [30], id="the nearest step, not two mails"),
        pytest.param([3, 2], [7], id="only the last one"),
        pytest.param([-400, -401], [7], id="a last day long over is told of once"),
    ],
)
def test_each_step_once(part, days, expected):
    mails = [run(ahead(each)) for each in days]
    assert [row.days for row in RetentionWarning.objects.order_by("pk")] == expected
    assert sum(mails) == len(expected)


def test_a_clock_that_moved_is_announced_anew(part):
    run(ahead(60))
    Participation.objects.filter(pk=part.pk).update(published_on=date(2026, 7, 5))
    run(ahead(58))
    rows = RetentionWarning.objects.order_by("pk").values_list("days", "keep_until")
    assert list(rows) == [(60, LAST), (60, date(2028, 7, 5))]


def test_one_mail_for_all_records_of_an_office_with_days_and_no_names(nerima, itabashi, part):
    published(nerima, date(2026, 6, 17), date(2026, 7, 12))
    published(itabashi, date(2026, 6, 18), date(2026, 7, 12))
    run(ahead(58))
    mails = {each.recipient_email: each for each in Message.objects.all()}
    assert set(mails) == {nerima.operator.email, itabashi.operator.email}
    mail = mails[nerima.operator.email]
    assert mail.subject == f"【保存期限のお知らせ】まもなく削除できる記録 2件（{nerima.facility.name}）"
    for words in (
        "令和10年7月10日(月)",
        "令和10年7月12日(水)",
        "承認がないため、削除しません",
        "/office/retention/",
    ):
        assert (words, words in mail.text, words in mail.html) == (words, True, True)
    people = {nerima.member.name, nerima.operator.name, "こかげ"}
    assert [name for name in people if name in mail.text + mail.html + mail.subject] == []


def test_who_holds_it_back_is_not_told_and_who_joined_later_is(nerima, part, clerk):
    OperatorAssignment.objects.all().delete()
    assert run(ahead(30)) == 0  # nobody to tell: nothing is written down
    OperatorAssignment.objects.create(user=clerk, facility=nerima.facility)
    row = clock_of(part, ahead(29))
    hold(retention=row, reason="調査", until=ahead(20), by=clerk, at=moment(ahead(29)), today=ahead(29))
    assert [run(ahead(29)), run(ahead(20)), run(ahead(19))] == [0, 0, 1]
    assert User.objects.get(email=Message.objects.get().recipient_email) == clerk


def test_an_office_without_accounts_is_told_at_its_own_address(nerima, part):
    OperatorAssignment.objects.all().delete()
    nerima.facility.email = "hinata@example.jp"
    nerima.facility.save()
    assert run(ahead(30)) == 1
    assert Message.objects.get().recipient_email == "hinata@example.jp"


def test_the_ward_is_told_of_its_copies_at_its_desk(nerima, itabashi):
    submission_of(nerima.participation, fiscal_year=2026)
    day = date(2032, 3, 1)
    nerima.municipality.desk_email = "kaigo@nerima.example.jp"
    nerima.municipality.save()
    assert run(day) == 1
    mail = Message.objects.get()
    assert (mail.recipient_email, "令和14年3月31日(水)" in mail.text, "/ward/retention/" in mail.text) == (
        "kaigo@nerima.example.jp",
        True,
        True,
    )


def test_a_record_due_later_on_the_day_of_a_mail_is_told_to_everyone(nerima, part, clerk):
    """The morning's mail told of another record; a clerk who joined since gets a mail of their own."""
    OperatorAssignment.objects.filter(user=clerk).delete()
    run(ahead(60))
    OperatorAssignment.objects.create(user=clerk, facility=nerima.facility, level="clerk")
    other = published(nerima, date(2026, 6, 16), date(2026, 7, 10))
    assert run(ahead(60)) == 1  # the clerk's
    assert run(ahead(59)) == 2
    assert RetentionWarning.objects.filter(retention=clock_of(other, ahead(59))).count() == 1
