"""Reminders of minutes: by windows of days, once each, until they are out; to nobody whom it does not concern."""

from datetime import date

import pytest
from django.db.models import QuerySet

from meetings.models import CouncilHabit, Meeting, Member, Participation
from meetings.services import copies_proof
from meetings.services.minutes_reminders import remind_minutes_due
from operators.models import Corporation, OperatorAssignment, User
from outbox.models import Message
from tests import makers
from tests.copies.conftest import at


@pytest.fixture(autouse=True)
def nobody_else(itabashi):
    """The ward next door has its own overdue minutes; its people hear of theirs only."""
    Meeting.objects.filter(pk=itabashi.meeting.pk).update(held_on=date(2026, 10, 20))


def run(text: str) -> int:
    """How many mails a run at this moment adds for the office; a stranger's are not counted."""
    before = mine().count()
    remind_minutes_due(at=at(text))
    return mine().count() - before


def mine() -> QuerySet[Message]:
    return Message.objects.filter(key__startswith="remind-", recipient_email="operator@nerima.example.jp")


def part_is(council, **fields) -> None:
    Participation.objects.filter(pk=council.part.pk).update(**fields)


@pytest.mark.parametrize(
    ("moment", "mails"),
    [
        pytest.param("2026-10-20 17:00", 0, id="the day of the meeting"),
        pytest.param("2026-11-12 23:59", 0, id="eight days before the last day"),
        pytest.param("2026-11-13 00:00", 1, id="seven days before"),
        pytest.param("2026-11-20 23:59", 1, id="the last day"),
        pytest.param("2026-11-21 00:00", 1, id="the day after"),
        pytest.param("2027-05-19 23:59", 1, id="180 days after"),
        pytest.param("2027-05-20 00:00", 0, id="then the ward's list says it"),
    ],
)
def test_the_window(council, moment, mails):
    assert run(moment) == mails


def test_once_ahead_however_often_it_runs(council):
    days = [f"2026-11-{day} {hour}:35" for day in range(13, 21) for hour in ("09", "17")]
    assert [run(day) for day in days] == [1] + [0] * 15


def test_every_three_days_afterwards_and_a_run_that_was_missed_is_caught_up(council):
    days = [21, 22, 23, 24, 25, 26, 27]
    assert [run(f"2026-11-{day} 09:35") for day in days] == [1, 0, 0, 1, 0, 0, 1]


@pytest.mark.parametrize("back_on", ["2026-11-24", "2026-11-25", "2026-11-26"])
def test_after_days_without_a_run_one_mail_and_not_three(council, back_on):
    assert run("2026-11-21 09:35") == 1
    assert (run(f"{back_on} 09:35"), run(f"{back_on} 10:35")) == (1, 0)


def test_nothing_is_lost_when_no_run_was_ahead(council):
    assert run("2026-11-25 09:35") == 1
    assert "期限（令和8年11月20日(金)）を過ぎています" in mine().get().text


def test_the_offices_own_days(council):
    CouncilHabit.objects.update(remind_minutes_days=2, remind_minutes_every=0)
    days = ["2026-11-17", "2026-11-18", "2026-11-21", "2026-11-30"]
    assert [run(f"{day} 09:35") for day in days] == [0, 1, 0, 0]


def test_another_pace_later_on_begins_at_once_with_its_own_days(council):
    assert [run(f"2026-11-{day} 09:35") for day in (21, 24)] == [1, 1]
    CouncilHabit.objects.update(remind_minutes_every=7)
    assert [run(f"2026-11-{day} 09:35") for day in (25, 27)] == [0, 0]
    assert run("2026-11-28 09:35") == 1


def test_an_office_without_habits_is_reminded_by_the_usual_ones(council):
    CouncilHabit.objects.all().delete()
    assert [run(f"2026-11-{day} 09:35") for day in (12, 13, 21)] == [0, 1, 1]


def test_it_ends_once_submitted(council):
    assert run("2026-11-21 09:35") == 1
    part_is(council, submitted_on=date(2026, 11, 23))
    assert run("2026-11-24 09:35") == 0


@pytest.mark.parametrize(
    ("meeting", "mails"),
    [
        pytest.param({"status": "held"}, 1, id="held"),
        pytest.param({"status": "planned"}, 1, id="over, and nobody said whether it was held"),
        pytest.param({"status": "cancelled"}, 0, id="cancelled"),
        pytest.param({"status": "not_held", "not_held_reason": "台風"}, 0, id="not held"),
        pytest.param({"status": "draft"}, 0, id="a draft"),
        pytest.param({"held_on": date(2025, 9, 1)}, 0, id="long ago"),
    ],
)
def test_which_meetings(council, meeting, mails):
    Meeting.objects.filter(pk=council.meeting.pk).update(**meeting)
    assert run("2026-11-21 09:35") == mails


def test_a_meeting_that_was_moved_has_its_own_days(council):
    assert run("2026-11-13 09:35") == 1
    Meeting.objects.filter(pk=council.meeting.pk).update(held_on=date(2026, 10, 27))
    assert [run(f"2026-11-{day} 09:35") for day in (19, 20)] == [0, 1]


def test_an_office_that_declined_a_joint_meeting_hears_nothing(council):
    part_is(council, standing="declined")
    assert run("2026-11-21 09:35") == 0


def test_everyone_who_works_for_the_office_and_nobody_else(council, nerima):
    def person(name: str, **fields) -> User:
        return User.objects.create_user(f"{name}@example.jp", name=name, role="operator", **fields)

    other = Corporation.objects.create(name="よその法人")
    OperatorAssignment.objects.create(user=person("houjin"), corporation=nerima.corporation)
    OperatorAssignment.objects.create(user=person("yoso"), corporation=other)
    OperatorAssignment.objects.create(user=person("yameta", is_active=False), facility=council.facility)
    remind_minutes_due(at=at("2026-11-13 09:35"))
    about = Message.objects.filter(subject__contains="グループホームひなた")
    assert set(about.values_list("recipient_email", flat=True)) == {
        "operator@nerima.example.jp",
        "houjin@example.jp",
    }


def test_an_office_where_nobody_has_an_account(council):
    OperatorAssignment.objects.all().delete()
    assert remind_minutes_due(at=at("2026-11-21 09:35")) == 0


@pytest.mark.parametrize(
    ("state", "words"),
    [
        pytest.param("final", "議事録は確定しています。区への提出が残っています。", id="final"),
        pytest.param("draft", "議事録は「作成中」です。", id="draft"),
        pytest.param("", "議事録は、まだ作られていません。", id="none"),
    ],
)
def test_the_mail_says_how_far_it_is(council, state, words):
    if state != "final":
        council.part.minutes.delete()
    if state == "draft":
        makers.minutes_of(Participation.objects.get(pk=council.part.pk))
    run("2026-11-13 09:35")
    message = mine().get()
    assert message.subject == "【議事録の期限】10月20日の会議（グループホームひなた）"
    assert words in message.text
    assert f"/office/meetings/{council.meeting.pk}/" in message.text


def test_letters_that_wait_are_reminded_of_until_they_are_ticked(council, mails_go_out):
    council.owe()
    mails_go_out(at("2026-11-02 15:01"))
    assert [run(f"2026-11-{day} 09:35") for day in (12, 13, 14, 21, 23, 24)] == [0, 1, 0, 1, 0, 1]
    message = mine().last()
    assert message.subject == "【議事録の送付】10月20日の会議（グループホームひなた）"
    assert "渡していない手紙が2通あります。" in message.text
    assert f"/copies/?facility={council.facility.pk}" in message.text
    copies_proof.hand_over_all(participation=council.part, by=council.user, at=at("2026-11-25 10:00"))
    assert run("2026-11-27 09:35") == 0


def test_a_mail_that_came_back_is_reminded_of(council, mails_go_out):
    Member.objects.exclude(delivery="email").delete()
    council.owe()
    Message.objects.filter(recipient_email="machiko@example.jp").update(
        state="bounced", settled_at=at("2026-11-02 15:01")
    )
    run("2026-11-13 09:35")
    assert "届かなかったメールが1通あります。" in mine().get().text


def test_mails_that_are_just_going_out_are_no_reason(council):
    Member.objects.exclude(delivery="email").delete()
    council.owe()
    assert run("2026-11-13 09:35") == 0


def test_what_a_ledger_or_paper_says_was_submitted_is_no_reason(council):
    part_is(council, submitted_on=date(2026, 11, 1), delivered=False)
    assert run("2026-11-21 09:35") == 0
