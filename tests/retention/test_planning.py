"""Clocks follow what is known: started by publication, by 年度 of receipt, by the end of a contract; again and again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Material, Meeting, Participation
from meetings.services.retention.acts import hold
from meetings.services.retention.planning import plan_clocks
from publication.models import Retention
from tests.makers import material_of, meeting, office, part_of, public_record_of, submission_of
from tests.retention.aged import moment
from tests.retention.conftest import clock_of, published

TODAY = date(2026, 11, 22)


def plan(today: date = TODAY) -> int:
    return plan_clocks(today=today, at=moment(today))


def clocks(holder: str) -> list[tuple[date | None, date | None]]:
    rows = Retention.objects.filter(holder=holder).order_by("pk")
    return list(rows.values_list("started_on", "keep_until"))


@pytest.mark.parametrize(
    ("published_on", "last"),
    [
        pytest.param(date(2026, 7, 10), date(2028, 7, 10), id="two years on, the day itself inside"),
        pytest.param(date(2024, 2, 29), date(2026, 2, 28), id="29 February"),
        pytest.param(None, None, id="unpublished: the clock stands"),
    ],
)
def test_a_record_from_its_publication(nerima, itabashi, published_on, last):
    part = published(nerima, date(2024, 2, 1), published_on)
    row = clock_of(part, TODAY)
    assert (row.started_on, row.keep_until, row.facility) == (published_on, last, nerima.facility)
    assert (row.title, row.rule) == (
        "令和6年2月1日の会議の記録",
        "公表の日（完結の日）から2年間（指定地域密着型サービスの事業の人員、設備及び運営に関する基準（平成18年厚生労働省令第34号） 第36条第2項（記録の整備））",
    )


@pytest.mark.parametrize(
    ("held_on", "status", "standing", "has_clock"),
    [
        pytest.param(date(2026, 10, 1), "held", "confirmed", True, id="held"),
        pytest.param(date(2026, 10, 1), "planned", "confirmed", True, id="planned, and its day is over"),
        pytest.param(TODAY, "planned", "confirmed", False, id="planned for today"),
        pytest.param(date(2026, 10, 1), "cancelled", "confirmed", False, id="called off"),
        pytest.param(date(2026, 10, 1), "held", "declined", False, id="somebody else's meeting"),
    ],
)
def test_which_meetings_have_a_clock(nerima, held_on, status, standing, has_clock):
    made = meeting(held_on, nerima.facility, status=status, standing=standing)
    plan()
    source = f"participation/{part_of(made, nerima.facility).pk}"
    assert Retention.objects.filter(source=source).exists() == has_clock


def test_a_meeting_that_was_called_off_after_all_loses_its_clock(nerima):
    part = published(nerima, date(2026, 10, 1), None, status="planned")
    clock_of(part, TODAY)
    part.meeting.status = "cancelled"
    part.meeting.save()
    plan()
    assert not Retention.objects.filter(source=f"participation/{part.pk}").exists()


def test_what_is_held_back_or_before_the_public_keeps_its_clock(nerima, clerk):
    held = published(nerima, date(2026, 6, 15), date(2026, 7, 10))
    public = published(nerima, date(2026, 6, 16), date(2026, 7, 10))
    hold(
        retention=clock_of(held, TODAY),
        reason="運営指導のため",
        until=None,
        by=clerk,
        at=moment(TODAY),
        today=TODAY,
    )
    public_record_of(nerima.facility, date(2026, 6, 16), source=f"participation/{public.pk}")
    Meeting.objects.update(status="not_held", not_held_reason="感染症のため")
    plan()
    kept = [f"participation/{part.pk}" for part in (held, public)]
    assert list(Retention.objects.order_by("pk").values_list("source", flat=True)) == kept


@pytest.mark.parametrize(
    ("years", "last"),
    [pytest.param(5, date(2032, 3, 31), id="as usual"), pytest.param(1, date(2028, 3, 31), id="one year")],
)
def test_the_wards_copy_from_the_april_after_its_year(nerima, itabashi, years, last):
    nerima.municipality.copy_years = years
    nerima.municipality.save()
    submission_of(nerima.participation, fiscal_year=2026)
    plan()
    assert clocks("ward") == [(date(2027, 4, 1), last)]


def test_a_case_paper_from_the_end_of_the_contract_whoever_keeps_it(nerima, itabashi):
    both = meeting(date(2026, 10, 1), nerima.facility, itabashi.facility)
    host = part_of(both, itabashi.facility)
    Participation.objects.filter(pk=host.pk).update(standing="host")
    own = material_of(nerima.participation, case_paper=True, contract_ended_on=date(2026, 8, 31))
    common = Material.objects.create(
        meeting=both, case_paper=True, title="共通.pdf", size=1, uploaded_at=moment(TODAY), file="materials/x"
    )
    material_of(nerima.participation)
    plan()
    rows = Retention.objects.filter(holder="case")
    assert {row.source: (row.facility, row.keep_until) for row in rows} == {
        f"material/{own.pk}": (nerima.facility, date(2028, 8, 31)),
        f"material/{common.pk}": (itabashi.facility, None),
    }
    assert not any("pdf" in row.title for row in rows)  # names of files may name people


def test_planning_again_changes_nothing(nerima):
    published(nerima, date(2026, 6, 1), date(2026, 7, 1))
    submission_of(nerima.participation)
    assert (plan(), plan(), plan(date(2026, 12, 24))) == (3, 0, 0)


def test_the_number_of_queries_does_not_grow_with_the_papers(nerima):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            plan()
        return len(seen)

    def more(count: int) -> None:
        for number in range(count):
            facility = office(number=f"13929{Participation.objects.count():05}")
            part = part_of(meeting(date(2026, 6, 1 + number), facility), facility)
            material_of(part, case_paper=True)
            submission_of(part)

    more(2)
    first = queries()
    more(9)
    assert queries() == first
    Participation.objects.update(published_on=date(2026, 7, 1))
    changed = queries()
    assert changed <= first + 2  # one update more, however many moved
