"""From confirmed words to the public page, its days, and back; as the rules see it. [N 評価§6②, ADR 0018]"""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.assessments import judge_offices
from evaluations.form import FieldKind
from evaluations.models import EvaluationWay, PublicSheet
from evaluations.services import public_sheets, publishing, results
from meetings.enums import PublicationWay, PublicTextState
from meetings.models import CouncilHabit
from operators.models import Facility, HistoryEntry, OperatorAssignment, User
from publication.enums import RecordState, WithdrawnWhy
from rules.findings import Code
from rules.fiscal_year import FiscalYear
from tests.evaluations.publishing.conftest import NOON, Desk
from tests.evaluations.publishing.finished import said

pytestmark = pytest.mark.django_db

BOARD, SITE, HANDED = PublicationWay.BOARD, PublicationWay.SITE, PublicationWay.HANDED


@pytest.fixture
def ready(desk):
    """Everything decided and confirmed."""
    desk.replace_all()
    desk.confirm()
    return desk


def way(desk: Desk, which: PublicationWay, day: date, **more: Any) -> None:
    """Note a way."""
    publishing.record_way(of=desk.round, way=which, done_on=day, by=desk.by, at=NOON, **more)


def test_it_is_published_once_corrected_taken_back_and_published_again(ready):
    with pytest.raises(publishing.PublishingError, match="内容が変わりました"):
        ready.publish(base_revision=0)
    record = ready.publish()
    assert (record.kind, record.source) == ("evaluation", f"evaluation/{ready.round.pk}")
    assert (record.published_on, record.keep_until) == (date(2026, 7, 10), date(2028, 7, 10))
    assert ready.evaluation.published_on == date(2026, 7, 10)
    assert ready.publish().edition == 1

    sheet = ready.sheet
    key = next(iter(sheet.fields))
    sheet = public_sheets.save_fields(
        public_text=sheet,
        texts={key: "短くした。"},
        shown={},
        base_revision=sheet.revision,
        by=ready.by,
        at=NOON,
    )
    with pytest.raises(publishing.PublishingError, match="確認がまだ"):
        ready.publish()
    ready.confirm()
    later = NOON + timedelta(days=5)
    record = ready.publish(at=later)
    assert (record.edition, record.published_on, record.corrected_on) == (
        2,
        date(2026, 7, 10),
        date(2026, 7, 15),
    )

    record = publishing.withdraw(public_text=sheet, why=WithdrawnWhy.PERSON, by=ready.by, at=later)
    assert (record.state, record.content) == (RecordState.WITHDRAWN, {})
    assert (ready.evaluation.published_on, PublicSheet.objects.get().state) == (None, "draft")
    ready.confirm()
    again = ready.publish(at=later)
    assert (again.key, ready.evaluation.published_on) == (record.key, date(2026, 7, 15))
    words = [str(each.changes) for each in HistoryEntry.objects.filter(facility=ready.world.facility)]
    assert [text for text in words if ready.world.member.name in text or "佐久間" in text] == []


def test_the_earliest_day_that_counts_is_the_day_of_publication(ready):
    way(ready, HANDED, date(2026, 6, 21))
    assert ready.evaluation.published_on is None
    way(ready, BOARD, date(2026, 6, 25))
    record = ready.publish()
    assert record.published_on == ready.evaluation.published_on == date(2026, 6, 25)
    way(ready, BOARD, date(2026, 6, 23))
    record.refresh_from_db()
    assert (record.published_on, record.keep_until) == (date(2026, 6, 23), date(2028, 6, 23))
    publishing.withdraw(public_text=ready.sheet, why=WithdrawnWhy.ERROR, by=ready.by, at=NOON)
    assert ready.evaluation.published_on == date(2026, 6, 23)
    publishing.remove_way(of=ready.round, way=BOARD, by=ready.by, at=NOON)
    assert ready.evaluation.published_on is None
    assert [row.way for row in EvaluationWay.objects.all()] == ["handed"]


def test_days_that_cannot_be_and_pages_without_an_address_are_refused(desk):
    for which, day, more in (
        (BOARD, date(2026, 7, 11), {}),
        (BOARD, date(2026, 6, 19), {}),
        (SITE, date(2026, 7, 1), {"url": "ftp://example.jp/"}),
        (PublicationWay.PORTAL, date(2026, 7, 1), {}),
    ):
        with pytest.raises(publishing.PublishingError):
            way(desk, which, day, **more)
    assert not EvaluationWay.objects.exists()


def test_a_day_a_ledger_told_is_kept_when_everything_is_taken_back(ready):
    ready.evaluation.__class__.objects.update(
        ledger_published_on=date(2026, 7, 1), published_on=date(2026, 7, 1)
    )
    record = ready.publish()
    publishing.withdraw(public_text=ready.sheet, why=WithdrawnWhy.OTHER, by=ready.by, at=NOON)
    assert (record.published_on, ready.evaluation.published_on) == (date(2026, 7, 1), date(2026, 7, 1))


def test_the_rules_stop_asking_when_it_is_published_and_ask_again_when_it_is_not(ready):
    def unpublished() -> bool:
        office = Facility.objects.filter(pk=ready.world.facility.pk)
        (judged,) = judge_offices(office, FiscalYear(2026), date(2026, 12, 1))
        return Code.EVALUATION_UNPUBLISHED in {finding.code for finding in judged.judgement.findings}

    before = unpublished()
    ready.publish()
    published = unpublished()
    publishing.withdraw(public_text=ready.sheet, why=WithdrawnWhy.ERROR, by=ready.by, at=NOON)
    assert (before, published, unpublished()) == (True, False, True)


def test_results_that_are_open_again_or_a_meeting_to_come_are_not_published(ready):
    ready.round.results_finalised_at = ready.round.results_finalised_by = None
    ready.round.save()
    with pytest.raises(publishing.PublishingError, match="確定していません"):
        ready.publish()
    ready.world.meeting.status = "planned"
    ready.world.meeting.save()
    with pytest.raises(publishing.PublishingError, match="まだ開かれていない"):
        way(ready, BOARD, date(2026, 7, 1))


def test_an_office_that_wants_two_persons_has_somebody_else_confirm(desk):
    """As with minutes: who asked does not confirm. [issue 5]"""
    facility = desk.world.facility
    CouncilHabit.objects.create(facility=facility, second_person_publishes=True)
    other = User.objects.create_user("two@example.jp", "hinata-bokko-2026", name="別所", role="operator")
    OperatorAssignment.objects.create(user=other, facility=facility)
    desk.replace_all()
    told = {"public_text": desk.sheet, "base_revision": desk.sheet.revision, "at": NOON}
    with pytest.raises(public_sheets.PublicTextError, match="別の方"):
        public_sheets.confirm(by=desk.by, **told)
    asked = public_sheets.ask_second(by=desk.by, **told)
    assert (asked.state, asked.asked_by) == (PublicTextState.CHECK, desk.by)
    with pytest.raises(public_sheets.PublicTextError, match="別の方"):
        public_sheets.confirm(by=desk.by, **told)
    assert public_sheets.confirm(by=other, **told).state == PublicTextState.READY
    assert desk.publish().edition == 1


def test_when_results_are_opened_again_the_words_have_to_be_confirmed_anew(ready):
    """Ratings and numbers go public beside the words, and no revision tells of them."""
    assert ready.sheet.state == PublicTextState.READY
    results.reopen(round=ready.round, reason="人数の誤りを直すため", by=ready.by, at=NOON)
    assert (ready.sheet.state, ready.sheet.confirmed_by) == (PublicTextState.DRAFT, None)


def test_words_somebody_else_saved_meanwhile_are_not_overwritten(desk):
    sheet = desk.sheet
    key = said(desk.round, FieldKind.TEXT, "短い。")
    mine = {"public_text": sheet, "shown": {}, "base_revision": 0, "by": desk.by, "at": NOON}
    public_sheets.save_fields(texts={key: "一人目。"}, **mine)
    with pytest.raises(public_sheets.ChangedMeanwhile) as caught:
        public_sheets.save_fields(texts={key: "二人目。"}, **mine)
    assert (caught.value.keys, desk.sheet.fields[key]["text"]) == ((key,), "一人目。")
    assert desk.replace_all() == 0


def test_the_meeting_of_the_plan_is_locked_before_the_evaluation_as_papers_and_ledgers_do(ready):
    with CaptureQueriesContext(connection) as asked:
        ready.publish()
    tables = [re.sub(r'^SELECT .*? FROM "(\w+)".*', r"\1", each["sql"], flags=re.S) for each in asked]
    order = ["evaluations_round", "meetings_participation", "evaluations_evaluation"]
    assert [table for table in dict.fromkeys(tables) if table in order] == order
