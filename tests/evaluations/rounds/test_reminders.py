"""Each step reminds the office once ahead of its day and once after it, and nobody else."""

from datetime import UTC, date, datetime, timedelta

from evaluations.models import Round
from evaluations.services.evaluation_reminders import remind_all_staff, remind_rounds
from evaluations.services.rounds_meeting import choose_meeting
from evaluations.services.staff_sending import link_key
from meetings.services.office_mail import people_of
from operators.models import Facility
from outbox.models import Message
from tests.evaluation_makers import round_of, staff_sheet_of
from tests.evaluations.rounds.conftest import NOW
from tests.makers import meeting, part_of

DAY = date(2026, 12, 20)
"""The staff are asked by 16 October, their sheets close by 30 October, the notice goes by 20 November."""


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


def test_a_step_is_reminded_of_in_its_window_and_once_when_it_is_late(home, itabashi):
    which = round_of(home.facility, planned_on=DAY, started_at=NOW)
    sent = {}
    for day in (
        date(2026, 10, 8),
        date(2026, 10, 9),
        date(2026, 10, 16),
        date(2026, 10, 17),
        date(2026, 12, 15),
    ):
        sent[day.isoformat()] = (remind_rounds(at=at(day)), remind_rounds(at=at(day)))
    people = len(people_of(home.facility))
    assert list(sent.values()) == [(0, 0), (people, 0), (0, 0), (people, 0), (0, 0)]
    mails = Message.objects.order_by("pk")
    assert {mail.recipient_email for mail in mails} == {home.operator.email}
    assert mails[0].subject == f"【外部評価】スタッフに個別評価を依頼する（{home.facility.name}）"
    assert ("過ぎています" in mails[0].text, "過ぎています" in mails[1].text) == (False, True)
    assert f"/office/evaluations/{which.pk}/" in mails[0].text


def test_nobody_is_reminded_who_has_just_begun_is_done_or_is_closed(home):
    late = date(2026, 10, 20)
    which = round_of(home.facility, planned_on=DAY, started_at=at(late) - timedelta(days=1))
    assert remind_rounds(at=at(late)) == 0
    Round.objects.filter(pk=which.pk).update(started_at=NOW)
    Facility.objects.filter(pk=home.facility.pk).update(closed_on=late)
    assert remind_rounds(at=at(late)) == 0
    Facility.objects.filter(pk=home.facility.pk).update(closed_on=None)
    Round.objects.filter(pk=which.pk).update(disposed_on=late)
    assert remind_rounds(at=at(late)) == 0
    Round.objects.filter(pk=which.pk).update(disposed_on=None)
    assert remind_rounds(at=at(late)) == 1


def test_once_a_meeting_is_chosen_its_own_reminders_speak_of_it(home):
    which = round_of(
        home.facility,
        planned_on=DAY,
        started_at=NOW,
        self_finalised_at=NOW,
        self_finalised_by=home.operator,
    )
    due = at(date(2026, 11, 10))
    part = part_of(meeting(DAY, home.facility, status="planned"), home.facility)
    choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    assert remind_rounds(at=due) == 0


def test_the_staff_who_had_the_link_are_asked_again_before_their_deadline(home):
    which = round_of(home.facility, planned_on=DAY, staff_closes_on=date(2026, 9, 6))
    sheet = staff_sheet_of(which, email="shokuin@example.jp")
    staff_sheet_of(which, email="shinjin@example.jp")
    Message.objects.create(
        key=link_key(sheet),
        channel="email",
        state="sent",
        recipient_name="職員 様",
        recipient_email=sheet.email,
        subject="個別評価のお願い",
        text="お願いします。",
        message_id="<staff-1@example.jp>",
        prepared_at=NOW - timedelta(days=5),
        settled_at=NOW - timedelta(days=5),
    )
    Facility.objects.filter(pk=home.facility.pk).update(closed_on=NOW.date())
    assert remind_all_staff(at=NOW) == 0
    Facility.objects.filter(pk=home.facility.pk).update(closed_on=None)
    assert (remind_all_staff(at=NOW), remind_all_staff(at=NOW)) == (1, 0)
    assert remind_all_staff(at=at(date(2026, 9, 7))) == 0
