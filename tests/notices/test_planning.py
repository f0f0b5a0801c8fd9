"""The month-ahead run and the reminders: by window, once, to nobody whom it does not concern. [TRAPS 1, 3, 5]"""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Meeting, Member, Notice, Participation, Reply
from meetings.notice_text import told_of
from meetings.services import notice_planning
from meetings.services.answer_reminders import remind_no_answer
from meetings.services.notice_reminders import remind_notice_due
from operators.models import HistoryEntry, OperatorAssignment, User
from outbox.models import Message
from tests.notices.conftest import EARLY, HELD_ON, at

IN_WINDOW = at("2026-11-17 09:05")


@pytest.fixture
def automatic(council):
    council.meeting.auto_notice = True
    council.meeting.save()
    return council


def plan(moment, write=True) -> list[tuple[str, int, str]]:
    return [
        (done.what, done.recipients, done.refused) for done in notice_planning.plan(at=moment, write=write)
    ]


def quiet(moment) -> list[tuple[str, int]]:
    return [(d.what, d.recipients) for d in notice_planning.tell_quiet_changes(at=moment, write=True)]


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        pytest.param("2026-11-16 23:59", 0, id="before the window"),
        pytest.param("2026-11-17 00:00", 1, id="three days before the last day"),
        pytest.param("2026-11-20 23:59", 1, id="the last day"),
        pytest.param("2026-11-24 09:00", 1, id="a run that was missed is caught up"),
        pytest.param("2026-12-20 09:00", 0, id="the day of the meeting"),
    ],
)
def test_the_window(automatic, moment, found):
    assert len(plan(at(moment))) == Notice.objects.count() == found


def test_caught_up_late_says_so(automatic):
    plan(at("2026-11-24 09:00"))
    assert Notice.objects.get().late_reason == "期限までに自動で送れなかったため、遅れてお知らせします。"


def test_a_second_run_and_a_second_scheduler_tell_nobody_twice(automatic):
    assert plan(IN_WINDOW) == [("開催通知", 5, "")]
    assert plan(IN_WINDOW) == plan(IN_WINDOW + timedelta(hours=1)) == []
    assert Message.objects.count() == 5


@pytest.mark.parametrize("status", ["draft", "cancelled", "held", "not_held"])
def test_nothing_of_a_meeting_that_is_not_planned(automatic, status):
    Meeting.objects.exclude(status="held").update(status=status, not_held_reason="感染症")
    assert (plan(IN_WINDOW), Message.objects.count()) == ([], 0)


def test_only_by_wish(council):
    assert plan(IN_WINDOW) == []


def test_a_meeting_moved_out_of_the_window_waits(automatic):
    Meeting.objects.exclude(status="held").update(held_on=date(2027, 1, 20))
    assert plan(IN_WINDOW) == []


def test_a_copied_meeting_has_its_own_time(automatic):
    plan(IN_WINDOW)
    copy = Meeting.objects.get(pk=automatic.meeting.pk)
    copy.pk, copy.uid, copy.held_on = None, "5f0c2a52-5a5e-4a0c-9d6e-0d0c5b1f0e11", date(2027, 2, 20)
    copy.save()
    Participation.objects.create(meeting=copy, facility=automatic.facility, standing="host")
    assert (plan(IN_WINDOW), Message.objects.count()) == ([], 5)


def test_what_is_in_the_way_is_told_and_the_others_go_on(automatic):
    automatic.facility.municipality.desk_email = ""
    automatic.facility.municipality.save()
    ((_, _, refused),) = plan(IN_WINDOW)
    assert "練馬区の担当の係のメールアドレスが登録されていません。" in refused
    assert Message.objects.count() == 0


def test_a_dry_run_writes_nothing(automatic):
    assert (plan(IN_WINDOW, write=False), Message.objects.count()) == ([("開催通知", 5, "")], 0)


def test_changes_are_told_once_the_editing_is_over(council, serve):
    council.announce()
    serve(EARLY)
    Meeting.objects.exclude(status="held").update(place="区民館")
    HistoryEntry.objects.create(
        at=IN_WINDOW, via="画面", verb="変更", subject=f"meeting {council.meeting.pk}"
    )
    assert quiet(IN_WINDOW + timedelta(minutes=29)) == []
    assert quiet(IN_WINDOW + timedelta(minutes=31)) == [("変更の通知", 5)]
    assert quiet(IN_WINDOW + timedelta(minutes=40)) == []


def test_a_cancellation_is_told_by_itself(council, serve):
    council.announce()
    serve(EARLY)
    Meeting.objects.exclude(status="held").update(status="cancelled", cancelled_reason="台風")
    assert quiet(IN_WINDOW) == [("中止の通知", 5)]
    assert quiet(IN_WINDOW) == []


@pytest.mark.parametrize(
    ("status", "moment"),
    [
        pytest.param("held", IN_WINDOW, id="a meeting that was held"),
        pytest.param("planned", at("2026-12-21 09:00"), id="a meeting that is over"),
    ],
)
def test_nothing_is_told_of_what_is_past(council, serve, status, moment):
    council.announce()
    serve(EARLY)
    Meeting.objects.exclude(status="held").update(place="区民館", status=status)
    assert quiet(moment) == []


@pytest.mark.parametrize("meetings", [1, 3])
def test_looking_for_changes_asks_as_often_for_three_meetings_as_for_one(
    council, serve, meetings, django_assert_num_queries
):
    council.announce()
    for number in range(1, meetings):
        other = Meeting.objects.create(
            held_on=HELD_ON + timedelta(days=number), status="planned", participants_key=f"{number}"
        )
        part = Participation.objects.create(meeting=other, facility=council.facility, standing="host")
        told = told_of(part).as_json()
        Notice.objects.create(
            participation=part, edition=1, kind="announcement", told=told, prepared_at=EARLY
        )
    with django_assert_num_queries(5):
        assert quiet(IN_WINDOW) == []


def operators_told() -> list[str]:
    return list(
        Message.objects.filter(key__startswith="remind-notice").values_list("recipient_email", flat=True)
    )


@pytest.mark.parametrize(
    ("moment", "mails"),
    [
        pytest.param("2026-11-12 23:59", 0, id="not yet"),
        pytest.param("2026-11-13 00:00", 1, id="seven days before the last day"),
        pytest.param("2026-11-21 00:00", 1, id="overdue"),
        pytest.param("2026-12-21 00:00", 0, id="after the meeting"),
    ],
)
def test_the_office_is_reminded_in_time(council, moment, mails):
    assert remind_notice_due(at=at(moment)) == len(operators_told()) == mails


def test_the_office_is_reminded_once_before_and_once_after_the_day(council):
    days = ["2026-11-13", "2026-11-14", "2026-11-21", "2026-11-22"]
    assert [remind_notice_due(at=at(f"{day} 09:00")) for day in days] == [1, 0, 1, 0]


def test_the_office_sets_how_many_days_before(council):
    council.facility.council_habit.remind_notice_days = 14
    council.facility.council_habit.save()
    assert remind_notice_due(at=at("2026-11-06 09:00")) == 1


def test_everybody_who_works_for_the_office_is_reminded_and_nobody_else(council, nerima, itabashi):
    colleague = User.objects.create_user("c@nerima.example.jp", name="同僚", role="operator")
    OperatorAssignment.objects.create(user=colleague, corporation=nerima.corporation)
    gone = User.objects.create_user("g@nerima.example.jp", name="退職", role="operator", is_active=False)
    OperatorAssignment.objects.create(user=gone, facility=nerima.facility)
    remind_notice_due(at=at("2026-11-13 09:00"))
    assert sorted(operators_told()) == sorted([nerima.operator.email, colleague.email])


def test_an_office_whose_notice_goes_by_itself_is_reminded_only_when_it_cannot(automatic):
    assert remind_notice_due(at=at("2026-11-13 09:00")) == 0
    Meeting.objects.filter(pk=automatic.meeting.pk).update(place="")
    assert remind_notice_due(at=at("2026-11-13 10:00")) == 1
    assert "通知に書くことが会議に登録されていません：場所。" in Message.objects.get().text


@pytest.mark.parametrize("status", ["draft", "cancelled", "held"])
def test_no_reminder_of_what_is_not_planned(council, status):
    Meeting.objects.exclude(status="held").update(status=status)
    assert remind_notice_due(at=at("2026-11-21 09:00")) == 0


def test_a_reminder_says_what_is_left(council):
    council.announce()
    Message.objects.filter(recipient_name__startswith="町田").update(state="bounced", settled_at=EARLY)
    remind_notice_due(at=at("2026-11-13 09:00"))
    mail = Message.objects.get(key__startswith="remind-notice")
    assert mail.subject == "【開催通知の期限】12月20日の会議（グループホームひなた）"
    assert "まだ渡していない手紙が2通あります" in mail.text
    assert "届かなかったメールが1通あります" in mail.text
    assert f"/office/meetings/{council.meeting.pk}/notice/" in mail.text


@pytest.fixture
def known(council, serve):
    """Everybody has had the notice since 8 November; it is the tenth day before the meeting."""
    council.announce()
    serve(EARLY)
    return council


TENTH_DAY = at("2026-12-10 09:00")


def silent_told() -> list[str]:
    return list(
        Message.objects.filter(key__startswith="remind-answer").values_list("recipient_name", flat=True)
    )


def test_members_by_mail_who_are_silent_are_reminded_once(known):
    assert [remind_no_answer(at=TENTH_DAY), remind_no_answer(at=TENTH_DAY + timedelta(days=1))] == [1, 0]
    assert silent_told() == ["町田 町子 様"]
    assert Message.objects.get(key__startswith="remind-answer").subject == (
        "【出欠のご確認】運営推進会議 12月20日（グループホームひなた）"
    )


def answered(council):
    Reply.objects.filter(member=council.by_mail).update(answer="absent", answered_at=EARLY, via="link")


def revoked(council):
    Reply.objects.filter(member=council.by_mail).update(revoked_at=EARLY)


def gone(council):
    Member.objects.filter(pk=council.by_mail.pk).update(left_on=date(2026, 12, 1))


def called_off(council):
    Meeting.objects.exclude(status="held").update(status="cancelled")


def moved_untold(council):
    Meeting.objects.exclude(status="held").update(place="区民館")


def had_it_yesterday(council):
    Message.objects.update(settled_at=TENTH_DAY - timedelta(days=1))


def came_back(council):
    Message.objects.filter(channel="email").update(state="bounced")


@pytest.mark.parametrize(
    "happens", [answered, revoked, gone, called_off, moved_untold, had_it_yesterday, came_back]
)
def test_who_is_not_reminded_to_answer(known, happens):
    happens(known)
    assert (remind_no_answer(at=TENTH_DAY), silent_told()) == (0, [])


def test_who_joined_after_the_notice_is_not_reminded_of_it(known):
    new = Member.objects.create(
        facility=known.facility, category="other", name="新任 次郎", delivery="email", email="n@example.jp"
    )
    Reply.objects.create(participation=known.part, member=new)
    remind_no_answer(at=TENTH_DAY)
    assert silent_told() == ["町田 町子 様"]


def test_not_before_the_offices_day(known):
    assert remind_no_answer(at=at("2026-12-09 23:59")) == 0


def run(*words: str) -> str:
    out = StringIO()
    call_command("plan_notices", *words, stdout=out)
    return out.getvalue()


def test_the_command_says_what_it_would_do(automatic):
    assert run("--dry-run", "--today=2026-11-17") == (
        "開催通知  2026-12-20  1392000011/32 グループホームひなた（期限 令和8年11月20日）  5名へ\n"
        "通知 作る予定1件、できないもの0件\n"
    )
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--today=2026-11-17"], "--dry-run といっしょに", id="a false day"),
        pytest.param(["--dry-run", "--today=明日"], "2026-12-01 の形", id="no day"),
    ],
)
def test_the_command_refuses(automatic, words, message):
    with pytest.raises(CommandError, match=message):
        run(*words)
