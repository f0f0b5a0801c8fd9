"""A ledger that is imported after the office published on the portal, or noted a way of publication."""

from datetime import UTC, date, datetime

import pytest

from evaluations.models import Evaluation, EvaluationWay
from meetings.models import PublishedWay
from publication.models import PublicRecord
from tests.evaluation_makers import round_of
from tests.importing.ledger_rows import HELD, part
from tests.makers import public_record_of

pytestmark = pytest.mark.django_db

PUBLISHED_ON = date(2025, 11, 10)


@pytest.fixture
def published(home, ledger):
    """The record of the ledger's meeting, before the public since 10 November."""
    ledger(HELD)
    known = part(home)
    known.published_on = PUBLISHED_ON
    known.save()
    at = datetime(2025, 11, 10, 3, tzinfo=UTC)
    PublishedWay.objects.create(participation=known, way="portal", done_on=PUBLISHED_ON, at=at)
    return public_record_of(
        home, date(2025, 10, 20), source=f"participation/{known.pk}", published_on=PUBLISHED_ON
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param("", PUBLISHED_ON, id="the ledger does not know"),
        pytest.param("2025-11-20", PUBLISHED_ON, id="the ledger tells a later day"),
        pytest.param("2025-11-01", date(2025, 11, 1), id="it was on the board before"),
    ],
)
def test_the_earliest_day_stands_here_and_before_the_public(home, ledger, published, told, expected):
    ledger(HELD | {"公表日": told})
    record = PublicRecord.objects.get(pk=published.pk)
    assert part(home).published_on == expected
    assert (record.published_on, record.keep_until) == (expected, expected.replace(year=2027))


@pytest.mark.parametrize(
    ("told", "warned"),
    [
        pytest.param({"区分": "未開催", "備考": "感染症のため"}, [2], id="not held"),
        pytest.param({"区分": "中止"}, [2], id="called off"),
        pytest.param({}, [], id="held"),
    ],
)
def test_a_ledger_that_says_it_was_not_held_is_told_of_the_published_record(
    home, ledger, published, told, warned
):
    report = ledger(HELD | told).report
    assert [warning["row"] for warning in report["warnings"] if "公表" in warning["message"]] == warned


@pytest.mark.parametrize("route", ["council", "agency"])
def test_a_ledger_does_not_undo_what_an_evaluation_made_here_knows(home, ledger, route):
    told = HELD | {"外部評価": {"council": "有", "agency": "評価機関"}[route]}
    told |= {"公表日": "2025-12-01", "備考": "評価機関による評価"}
    ledger(told)
    known = Evaluation.objects.get()
    assert (known.published_on, known.ledger_published_on) == (date(2025, 12, 1),) * 2

    at = datetime(2025, 11, 10, 3, tzinfo=UTC)
    of = round_of(home, fiscal_year=2025, route=route, evaluation=known)
    EvaluationWay.objects.create(evaluation=known, way="portal", done_on=PUBLISHED_ON, at=at)
    Evaluation.objects.update(published_on=PUBLISHED_ON, public_evaluator="written", report_submitted_on=at)
    record = public_record_of(
        home, date(2025, 10, 20), source=f"evaluation/{of.pk}", published_on=PUBLISHED_ON
    )

    ledger(told | {"公表日": "2025-11-01", "結果報告書提出日": ""})
    known.refresh_from_db()
    assert (known.published_on, known.ledger_published_on) == (date(2025, 11, 1),) * 2
    assert (known.public_evaluator, known.report_submitted_on) == ("written", PUBLISHED_ON)
    assert PublicRecord.objects.get(pk=record.pk).published_on == date(2025, 11, 1)

    ledger(told | {"公表日": ""} | ({"外部評価": ""} if route == "council" else {}))
    known.refresh_from_db()
    assert (known.published_on, known.ledger_published_on) == (PUBLISHED_ON, None)
