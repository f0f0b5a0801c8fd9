"""The record of an evaluation under its clock: who is told, who lets it go, what goes, what stays. [N §8, ADR 0022]"""

from collections import Counter
from datetime import date

import pytest
from django.urls import reverse

from compliance.facts import load
from evaluations.models import Evaluation, EvaluationWay, PublicSheet, Relief, ReportDelivery, Round
from meetings.services.disposal import dispose, preview
from meetings.services.retention import approve
from meetings.services.retention.planning import plan_clocks
from meetings.services.retention_daily import keep_time
from operators.models import Facility
from publication.models import PublicRecord, Retention
from rules.assess import judge
from rules.fiscal_year import FiscalYear
from tests.evaluation_makers import (
    agency_evaluation_of,
    delivery_of,
    entry_of,
    evaluation_of,
    opinion_of,
    round_of,
    staff_sheet_of,
)
from tests.makers import NOON, public_record_of
from tests.retention.aged import SECRET, message, moment, rows, telling

PUBLISHED = date(2026, 7, 10)
OVER = date(2028, 7, 11)


def aged(world) -> Round:
    """A round with everything that can hang on it, its result published."""
    part = world.participation
    evaluation = evaluation_of(part, published_on=PUBLISHED, report_submitted_on=PUBLISHED, note=SECRET)
    row = round_of(
        world.facility,
        by=world.operator,
        participation=part,
        evaluation=evaluation,
        staff_result={"respondents": 7, "comments": {"a": {"good": [SECRET]}}},
    )
    staff_sheet_of(row, answers={"a": {"good": SECRET}})
    entry_of(row, "office", "a", good=SECRET)
    opinion_of(row, world.member, words=SECRET)
    message(f"staff/{row.pk}/1/link")
    message(f"remind-evaluation/{row.pk}/staff/2026-05-01/ahead/1")
    source = f"evaluation/{row.pk}"
    record = public_record_of(world.facility, world.meeting.held_on, source=source, kind="evaluation")
    PublicSheet.objects.create(
        round=row, record=record, fields={"a": {"text": SECRET}}, made_at=NOON, made_by=world.operator
    )
    EvaluationWay.objects.create(
        evaluation=evaluation, way="board", done_on=PUBLISHED, note=SECRET, at=NOON, by=world.operator
    )
    return row


def clock_of(source: str, today: date) -> Retention:
    plan_clocks(today=today, at=moment(today))
    return Retention.objects.get(source=source)


def let_go(clock: Retention, by, on: date) -> None:
    approve(retentions=[clock], seen={clock.pk: clock.keep_until}, by=by, at=moment(on), today=on)


def judged(facility: Facility) -> object:
    record = load(Facility.objects.filter(pk=facility.pk), FiscalYear(2026))[0]
    return judge(record.facts, date(2030, 1, 1), record.rulebook)


def test_a_record_goes_two_years_after_its_publication_and_days_and_numbers_stay(nerima, itabashi, client):
    row, strange = aged(nerima), aged(itabashi)
    verdict, before = judged(nerima.facility), rows()
    clock = clock_of(f"evaluation/{row.pk}", date(2028, 6, 1))
    let_go(clock, nerima.operator, date(2028, 7, 10))
    promised = preview([clock], at=moment(OVER))
    assert not dispose(pk=clock.pk, at=moment(date(2028, 7, 10), 6))
    assert dispose(pk=clock.pk, at=moment(OVER))
    clock.refresh_from_db()
    assert clock.disposed == promised == {
        "スタッフ個別評価": 1, "評価の記入": 1, "構成員の意見": 1, "公表用の文": 1, "個別評価の集計": 1, "備考": 1,
        "メール・手紙の控え": 2, "公開ページ": 1,
    }  # fmt: skip
    assert clock.statistics == {"スタッフ個別評価": {"提出": 7}, "構成員の意見": {"提出": 1}}
    gone = before - rows()
    assert gone == Counter(StaffSheet=1, Entry=1, Opinion=1, PublicSheet=1, Message=2)
    row.refresh_from_db()
    assert (row.disposed_on, row.evaluation.note, row.staff_result) == (OVER, "", {})
    assert PublicRecord.objects.get(source=f"evaluation/{row.pk}").state == "disposed"
    assert judged(nerima.facility) == verdict
    assert strange.entries.count() == 1
    client.force_login(nerima.operator)
    tomb = client.get(reverse("office_clock", args=[clock.pk])).content.decode()
    assert "スタッフ個別評価：提出 7名" in tomb
    assert clock_of(f"evaluation/{row.pk}", OVER).disposed_at == moment(OVER)


def test_nothing_goes_without_an_approval_and_the_days_work_keeps_the_clock(nerima):
    row = aged(nerima)
    clock = clock_of(f"evaluation/{row.pk}", date(2028, 6, 1))
    assert (clock.started_on, clock.keep_until) == (PUBLISHED, date(2028, 7, 10))
    assert (clock.title, clock.held_meeting_on) == ("令和8年度の外部評価の記録", date(2026, 6, 20))
    keep_time(at=moment(OVER))
    assert clock_of(f"evaluation/{row.pk}", OVER).pk == clock.pk
    assert not dispose(pk=clock.pk, at=moment(OVER))
    row.refresh_from_db()
    assert (row.disposed_on, row.entries.count()) == (None, 1)


def test_a_result_that_is_not_published_stands_and_a_withdrawn_one_stands_again(nerima, client):
    row = aged(nerima)
    Evaluation.objects.update(published_on=None)
    clock = clock_of(f"evaluation/{row.pk}", date(2028, 6, 1))
    assert (clock.started_on, clock.keep_until) == (None, None)
    client.force_login(nerima.operator)
    page = client.get(reverse("office_retention"), {"show": "not_started"}).content.decode()
    assert "令和8年度の外部評価の記録" in page
    one = client.get(reverse("office_clock", args=[clock.pk])).content.decode()
    assert reverse("evaluation", args=[row.pk]) in one
    Evaluation.objects.update(published_on=PUBLISHED)
    assert clock_of(f"evaluation/{row.pk}", date(2028, 6, 1)).keep_until == date(2028, 7, 10)


def test_the_wards_copy_takes_the_support_centres_along(nerima, client):
    delivery = delivery_of(nerima.participation, nerima.center)
    of = delivery.version.submission
    clock = clock_of(f"submission/{of.pk}", date(2032, 3, 1))
    assert clock.keep_until == date(2032, 3, 31)
    let_go(clock, nerima.ward, date(2032, 3, 31))
    assert dispose(pk=clock.pk, at=moment(date(2032, 4, 1)))
    clock.refresh_from_db()
    assert clock.disposed["地域包括支援センターへの送付"] == 1
    assert not ReportDelivery.objects.exists()
    round_of(nerima.facility, participation=nerima.participation, submission=of)
    client.force_login(nerima.operator)
    page = client.get(reverse("submission", args=[of.pk])).content.decode()
    assert "区の控えは削除されました" in page
    assert ("届いた書類の写し" in page, "report.pdf" in page) == (False, False)


def test_words_of_reliefs_and_notes_go_with_the_wards_years_and_decisions_stay(nerima):
    relief = Relief.objects.create(
        facility=nerima.facility, fiscal_year=2026, applied_on=date(2026, 6, 1), words=SECRET, reason=SECRET,
        approved=True, decided_on=date(2026, 8, 1), told_on=date(2026, 8, 2),
    )  # fmt: skip
    message(f"relief/{relief.pk}/1/1")
    noted = agency_evaluation_of(nerima.facility, date(2026, 12, 1), note=SECRET)
    agency_evaluation_of(nerima.facility, date(2026, 12, 2))
    for source in (f"relief/{relief.pk}", f"evaluation-note/{noted.pk}"):
        clock = clock_of(source, date(2032, 3, 1))
        assert (clock.holder, clock.keep_until) == ("ward", date(2032, 3, 31))
        let_go(clock, nerima.ward, date(2032, 3, 31))
        assert dispose(pk=clock.pk, at=moment(date(2032, 4, 1)))
    assert telling() == set()
    relief.refresh_from_db()
    assert (relief.approved, relief.told_on, relief.reason) == (True, date(2026, 8, 2), "")
    assert Evaluation.objects.count() == 2
    plan_clocks(today=date(2032, 4, 2), at=moment(date(2032, 4, 2)))
    assert Retention.objects.gone().count() == 2


@pytest.mark.parametrize("kind", ["evaluation", "relief", "evaluation-note"])
def test_other_rooms_papers_have_their_keeper(kind):
    from meetings.services.retention.keepers import keeper_of

    assert keeper_of(f"{kind}/1").kind == kind
    assert keeper_of("participation/1") is None
