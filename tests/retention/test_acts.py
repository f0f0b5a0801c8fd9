"""Holding back is anybody's of the office, letting go a 管理者's; the ward acts on its copies; a moved day is refused."""

from datetime import date

import pytest

from meetings.services.retention import NotTheirs, ReasonNamesPeople, approve, hold, release, take_back
from operators.models import HistoryEntry
from publication.models import Retention
from publication.services.retention import AlreadyGone, Moved, NotYet
from tests.makers import submission_of
from tests.retention.aged import moment
from tests.retention.conftest import clock_of, published

LAST = date(2028, 7, 10)
SOON = date(2028, 6, 1)


@pytest.fixture
def row(nerima, itabashi) -> Retention:
    return clock_of(published(nerima, date(2026, 6, 15), date(2026, 7, 10)), SOON)


def let_go(row: Retention, by, *, day: date = SOON, seen: date | None = LAST) -> None:
    approve(retentions=[row], seen={row.pk: seen}, by=by, at=moment(day), today=day)
    row.refresh_from_db()


def held(row: Retention, by, until: date | None = None) -> None:
    hold(retention=row, reason="運営指導", until=until, by=by, at=moment(SOON), today=SOON)
    row.refresh_from_db()


def test_a_manager_lets_go_and_takes_it_back(row, nerima):
    let_go(row, nerima.operator)
    assert (row.approved_by, row.approved_at) == (nerima.operator, moment(SOON))
    let_go(row, nerima.operator, day=date(2028, 6, 2))
    assert row.approved_at == moment(SOON)  # twice is once
    take_back(retention=row, by=nerima.operator, at=moment(SOON))
    row.refresh_from_db()
    assert (row.approved_by, row.approved_at) == (None, None)
    verbs = HistoryEntry.objects.filter(subject=f"retention {row.pk}").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["削除の承認", "削除の承認の取消し"]


@pytest.mark.parametrize(
    ("day", "seen", "error"),
    [
        pytest.param(date(2028, 5, 10), LAST, NotYet, id="61 days ahead"),
        pytest.param(SOON, date(2028, 7, 9), Moved, id="the day they saw is not the day"),
        pytest.param(SOON, None, Moved, id="no day seen"),
    ],
)
def test_what_is_refused(row, nerima, day, seen, error):
    with pytest.raises(error):
        let_go(row, nerima.operator, day=day, seen=seen)
    assert Retention.objects.get(pk=row.pk).approved_at is None


def test_60_days_ahead_is_early_enough(row, nerima):
    let_go(row, nerima.operator, day=date(2028, 5, 11))
    assert row.approved_at is not None


@pytest.mark.parametrize("who", ["clerk", "ward", "stranger"])
def test_who_may_not_let_go(row, nerima, itabashi, clerk, who):
    by = {"clerk": clerk, "ward": nerima.ward, "stranger": itabashi.operator}[who]
    with pytest.raises(NotTheirs):
        let_go(row, by)


def test_a_clerk_holds_back_and_releases_and_the_approval_falls(row, nerima, clerk):
    let_go(row, nerima.operator)
    held(row, clerk)
    assert (row.held_by, row.hold_reason, row.approved_at) == (clerk, "運営指導", None)
    with pytest.raises(NotYet):
        let_go(row, nerima.operator)
    release(retention=row, by=clerk, at=moment(SOON))
    let_go(row, nerima.operator)
    assert (row.held_on, row.hold_reason, row.approved_by) == (None, "", nerima.operator)
    told = HistoryEntry.objects.filter(subject=f"retention {row.pk}")
    assert not any("運営指導" in str(entry.changes) for entry in told)  # words of people are not for ever


def test_a_reason_that_names_somebody_is_refused(row, nerima):
    for reason in ("練馬町子さんの骨折の件で裁判のため", "花沢花子様の骨折の件"):
        with pytest.raises(ReasonNamesPeople):
            hold(retention=row, reason=reason, until=None, by=nerima.operator, at=moment(SOON), today=SOON)
    assert Retention.objects.get(pk=row.pk).held_on is None
    held(row, nerima.operator)
    assert row.held_on == SOON


def test_strangers_and_the_ward_hold_nothing_of_the_office(row, nerima, itabashi):
    for by in (nerima.ward, itabashi.operator, itabashi.ward):
        with pytest.raises(NotTheirs):
            held(row, by)


def test_the_ward_acts_on_its_copies_and_the_office_does_not(nerima, itabashi):
    copy = submission_of(nerima.participation, fiscal_year=2020)
    clock_of(nerima.participation, SOON)
    row = Retention.objects.get(holder="ward", source=f"submission/{copy.pk}")
    last = date(2026, 3, 31)
    for by in (nerima.operator, itabashi.ward):
        with pytest.raises(NotTheirs):
            let_go(row, by, seen=last)
    let_go(row, nerima.ward, seen=last)
    assert row.approved_by == nerima.ward


def test_all_or_none(row, nerima):
    other = clock_of(published(nerima, date(2026, 6, 16), None), SOON)
    with pytest.raises(NotYet):
        approve(
            retentions=[row, other],
            seen={row.pk: LAST, other.pk: None},
            by=nerima.operator,
            at=moment(SOON),
            today=SOON,
        )
    assert Retention.objects.filter(approved_at__isnull=False).count() == 0


def test_what_is_gone_is_left_alone(row, nerima):
    Retention.objects.filter(pk=row.pk).update(
        approved_at=moment(SOON), approved_by=nerima.operator, disposed_at=moment(SOON)
    )
    with pytest.raises(AlreadyGone):
        held(row, nerima.operator)
    with pytest.raises(AlreadyGone):
        release(retention=row, by=nerima.operator, at=moment(SOON))
    with pytest.raises(AlreadyGone):
        take_back(retention=row, by=nerima.operator, at=moment(SOON))
    with pytest.raises(AlreadyGone):
        let_go(row, nerima.operator)
