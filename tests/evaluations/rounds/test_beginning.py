"""An evaluation that nobody has begun: home, the list and one mail name the same day to begin, so that every step fits."""

from dataclasses import replace
from datetime import UTC, date, datetime

import time_machine

from compliance.facts import load
from compliance.services.evaluation_beginnings import forget_beginnings, remind_beginnings
from evaluations.course.beginning import begin_by_of
from evaluations.models import Evaluation, Relief
from operators.models import Facility, OperatorAssignment
from outbox.models import Message
from rules.evaluation import EvaluationState
from rules.fiscal_year import FiscalYear
from rules.view import YearView
from tests.evaluation_makers import agency_evaluation_of, round_of
from tests.evaluations.rounds.conftest import NOW
from tests.makers import meeting, office, part_of

WORDS = "外部評価を始める"


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


def begins(client) -> list[tuple[date, str]]:
    acts = client.get("/office/").context["acts"]
    return [(act.due, act.href) for act in acts if act.what == WORDS]


def cards(client) -> list[date | None]:
    return [line.begin_by for line in client.get("/office/evaluations/").context["lines"]]


def test_the_day_to_begin_is_counted_back_from_the_meeting_or_from_the_end_of_the_year(home, client):
    client.force_login(home.operator)
    start = f"/office/evaluations/offices/{home.facility.number}/32/start/"
    assert (begins(client), cards(client)) == ([(date(2027, 1, 24), start)], [date(2027, 1, 24)])
    planned = meeting(date(2027, 3, 3), home.facility, status="planned", carries_evaluation=True)
    assert (begins(client), cards(client)) == ([(date(2026, 12, 27), start)], [date(2026, 12, 27)])
    which = round_of(home.facility, planned_on=planned.held_on)
    assert (begins(client), cards(client)) == ([], [None])
    which.delete()
    Facility.objects.filter(pk=home.facility.pk).update(evaluation_route="agency")
    planned.delete()
    assert (begins(client), cards(client)) == ([(date(2027, 2, 17), start)], [date(2027, 2, 17)])
    (record,) = load(Facility.objects.filter(pk=home.facility.pk), FiscalYear(2026))
    agreed = YearView(replace(record.facts, agency_visit_on=date(2027, 3, 1)), NOW.date(), record.rulebook)
    home.facility.refresh_from_db()
    assert begin_by_of(home.facility, agreed, EvaluationState.PLANNED) == date(2027, 1, 18)
    Relief.objects.create(
        facility=home.facility,
        fiscal_year=2025,
        applied_on="2025-05-01",
        decided_on="2025-08-01",
        approved=True,
    )
    assert cards(client) == [date(2027, 2, 17)]
    agency_evaluation_of(home.facility, date(2025, 9, 1))
    assert (begins(client), cards(client)) == ([], [None])


def test_one_mail_a_year_tells_the_office_and_nobody_who_has_begun_or_is_done(home, itabashi):
    begun, done, closed = (
        office("group_home", f"139200005{number}", municipality=home.municipality) for number in range(3)
    )
    for each in (begun, done, closed):
        OperatorAssignment.objects.create(user=home.operator, facility=each)
    round_of(begun, planned_on=date(2027, 3, 3))
    part = part_of(meeting(date(2026, 8, 1), done, carries_evaluation=True), done)
    Evaluation.objects.create(
        facility=done,
        route="council",
        participation=part,
        public_evaluator="present",
        neutral_evaluator="present",
    )
    Facility.objects.filter(pk=closed.pk).update(closed_on=NOW.date())
    OperatorAssignment.objects.filter(user=itabashi.operator).delete()
    sent = []
    for day in (date(2027, 1, 16), date(2027, 1, 17), date(2027, 1, 25), date(2027, 2, 20)):
        with time_machine.travel(at(day), tick=False):
            sent.append((remind_beginnings(at=at(day)), remind_beginnings(at=at(day))))
    assert sent == [(0, 0), (1, 0), (0, 0), (0, 0)]
    mail = Message.objects.get(key__startswith="remind-evaluation-begin/")
    assert (mail.recipient_email, mail.subject) == (
        home.operator.email,
        f"【外部評価】{WORDS}（{home.facility.name}）",
    )
    assert "1月24日" in mail.text
    assert f"/office/evaluations/offices/{home.facility.number}/32/start/" in mail.text
    Message.objects.update(state="sent", settled_at=NOW)
    kept = [forget_beginnings(at=at(date(2028, month, day))) for month, day in ((3, 31), (4, 1))]
    assert (kept, Message.objects.count()) == ([0, 1], 0)  # two years on, without any evaluation begun
