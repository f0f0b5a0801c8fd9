"""A report that came on paper of an office that never signs in: noted once, never over what the office told. [N 評価§6]"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from compliance.facts import load
from evaluations.council.proposal import Eyes
from evaluations.models import Evaluation
from evaluations.services import evaluators, paper_reports
from evaluations.services import paper_report_errors as errors
from evaluations.services.paper_report_choices import choices_of
from evaluations.services.paper_reports import PaperReport
from meetings.models import Participation
from operators.models import Facility
from rules.assess import judge
from rules.fiscal_year import FiscalYear
from rules.kinds import Presence
from tests.evaluation_makers import agency_evaluation_of, evaluation_of, round_of
from tests.fixtures.people import World
from tests.makers import NOON, meeting, part_of, submission_of

TODAY = date(2026, 8, 1)
REPORTED = date(2026, 7, 10)
TOLD = PaperReport(REPORTED, date(2026, 7, 1), "present", "written", "1010001000001")


def noted(part: Participation, world: World, told: PaperReport = TOLD) -> Evaluation:
    return paper_reports.note_council(part=part, told=told, by=world.ward, at=NOON, today=TODAY)


def test_a_paper_makes_the_meeting_an_evaluation_that_counts(nerima: World) -> None:
    part = nerima.participation
    made = noted(part, nerima)
    part.refresh_from_db()
    assert part.carries_evaluation
    assert (made.report_submitted_on, made.published_on, made.ledger_published_on) == (
        REPORTED,
        date(2026, 7, 1),
        date(2026, 7, 1),
    )
    (record,) = load(Facility.objects.filter(pk=nerima.facility.pk), FiscalYear(2026))
    assert judge(record.facts, TODAY, record.rulebook).evaluation.value == "done"
    assert noted(part, nerima, PaperReport(REPORTED, None, "present", "none")).pk == made.pk
    made.refresh_from_db()
    assert (made.published_on, made.neutral_evaluator) == (None, "none")


def test_days_come_one_after_the_other_and_a_report_sent_here_is_not_noted_twice(nerima: World) -> None:
    part = nerima.participation
    for told, field in (
        (PaperReport(date(2026, 8, 2)), "reported_on"),
        (PaperReport(date(2026, 6, 19)), "reported_on"),
        (PaperReport(REPORTED, date(2026, 6, 19)), "published_on"),
    ):
        with pytest.raises(errors.PaperReportError) as caught:
            noted(part, nerima, told)
        assert caught.value.field == field
    submission_of(part, kind="evaluation")
    with pytest.raises(errors.ReportedHere):
        noted(part, nerima)
    assert not Evaluation.objects.exists()


def test_what_the_office_recorded_here_stands(nerima: World) -> None:
    part = nerima.participation
    known = evaluation_of(part, published_on=date(2026, 6, 30))
    round_of(nerima.facility, by=nerima.operator, participation=part, evaluation=known)
    noted(part, nerima, PaperReport(REPORTED, None, "none", "none"))
    known.refresh_from_db()
    assert (known.public_evaluator, known.neutral_evaluator) == ("present", "present")
    assert (known.report_submitted_on, known.published_on) == (REPORTED, date(2026, 6, 30))
    known.published_ways.create(way="board", done_on=date(2026, 6, 28), at=NOON)
    for typed, ledgers in ((date(2026, 6, 28), None), (date(2026, 6, 26), date(2026, 6, 26))):
        noted(
            part, nerima, PaperReport(REPORTED, typed)
        )  # a way's own day is no ledger's: the way may be taken back
        known.refresh_from_db()
        assert (known.published_on, known.ledger_published_on) == (typed, ledgers)


def test_what_the_office_recorded_while_its_round_runs_stands_however_often_paper_comes(
    nerima: World,
) -> None:
    part = nerima.participation
    row = round_of(nerima.facility, by=nerima.operator, participation=part)
    eyes = Eyes(Presence.PRESENT, Presence.WRITTEN, "1010001000001")
    known = evaluators.record(round=row, eyes=eyes, by=nerima.operator, at=NOON)
    for told in (PaperReport(REPORTED, None, "none", "none"), PaperReport(TODAY, None, "", "present", "")):
        assert noted(part, nerima, told).pk == known.pk
        known.refresh_from_db()
        assert (known.public_evaluator, known.neutral_evaluator) == ("present", "written")
        assert (known.neutral_corporation_number, known.recorded_by) == ("1010001000001", nerima.operator)
    assert known.report_submitted_on == TODAY  # the day on paper is the ward's to put right
    row.refresh_from_db()
    assert (row.participation, row.results_finalised_at) == (part, None)


def test_the_ward_chooses_among_this_and_last_years_and_finds_what_is_known(
    nerima: World,
    itabashi: World,
    client: Client,
) -> None:
    office = nerima.facility
    old = part_of(meeting(date(2025, 5, 1), office, carries_evaluation=True), office)
    part_of(meeting(date(2025, 3, 31), office), office)
    known = agency_evaluation_of(office, date(2026, 5, 1), agency_name="見本評価機関")
    keys = [choice.key for choice in choices_of(office, TODAY)]
    assert keys == [f"a{known.pk}", f"m{old.pk}", f"m{nerima.participation.pk}"]
    client.force_login(nerima.ward)
    found = client.get(reverse("ward_report_register"), {"q": "ｸﾞﾙｰﾌﾟﾎｰﾑ"}).content.decode()
    assert (office.name in found, itabashi.facility.name in found) == (True, False)
    page = reverse("ward_report_register_office", args=[office.number, office.kind.code])
    assert client.get(page, {"what": f"m{itabashi.participation.pk}"}).status_code == 404
    assert "見本評価機関" in client.get(page, {"what": f"a{known.pk}"}).content.decode()
    told = {"agency_name": "見本評価機関", "reported_on": "令和8年5月20日", "published_on": "きのう"}
    assert client.post(f"{page}?what=a{known.pk}", told).status_code == 422
    assert client.post(f"{page}?what=a{known.pk}", told | {"published_on": ""}).status_code == 302
    new = told | {"published_on": "", "evaluated_on": "令和8年5月2日"}
    assert client.post(f"{page}?what=new", new).status_code == 302
    days = Evaluation.objects.filter(route="agency").values_list("evaluated_on", "report_submitted_on")
    assert sorted(days) == [(date(2026, 5, 1), date(2026, 5, 20)), (date(2026, 5, 2), date(2026, 5, 20))]
