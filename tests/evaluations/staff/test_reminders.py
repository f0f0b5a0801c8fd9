"""Who is reminded, when, and only once; and what is deleted when nobody needs it any more. [TRAPS 1]"""

from datetime import UTC, date, datetime, timedelta

import pytest

from evaluations.models import Evaluation, Round, StaffSheet
from evaluations.services.staff_closing import close, reopen
from evaluations.services.staff_errors import CountStands, SelfIsFinal
from evaluations.services.staff_keeping import forget_due, forget_staff
from evaluations.services.staff_people import add
from evaluations.services.staff_reminders import remind_now, remind_staff
from evaluations.services.staff_sending import send_links
from evaluations.staff_sheets.lines import Person
from operators.models import HistoryEntry
from outbox.models import Message
from tests.makers import NOON

CLOSES = date(2026, 12, 10)
WEEK, EVE = date(2026, 12, 4), date(2026, 12, 9)


def test_those_who_had_the_link_are_reminded_once_in_each_window(asking):
    Round.objects.filter(pk=asking.round.pk).update(staff_closes_on=CLOSES)
    asking.fresh()
    asking.sheet(label="見本 花子", email="hanako@example.jp")
    asking.sheet(label="12番")
    handed_in = asking.sheet(label="見本 次郎", email="jiro@example.jp")
    asking.sheet(label="見本 三郎", email="saburo@example.jp")
    send_links(round=asking.round, by=asking.by, at=NOON)
    Message.objects.update(state="sent", settled_at=NOON)
    Message.objects.filter(recipient_email="saburo@example.jp").update(settled_at=NOON + timedelta(days=9))
    asking.sheet(label="見本 四郎", email="shiro@example.jp")  # added, the link not sent yet
    StaffSheet.objects.filter(pk=handed_in.pk).update(submitted_at=NOON)
    at = NOON + timedelta(days=10)

    def reminded(today: date) -> int:
        return remind_staff(round=asking.round, today=today, at=at)

    days = [
        CLOSES - timedelta(days=8),
        WEEK,
        WEEK + timedelta(days=1),
        EVE,
        CLOSES,
        CLOSES + timedelta(days=1),
    ]
    assert [reminded(day) for day in days] == [0, 1, 0, 1, 0, 0]
    mails = Message.objects.filter(key__contains="/remind/")
    assert set(mails.values_list("recipient_email", "subject")) == {
        ("hanako@example.jp", f"【個別評価のご確認】{asking.world.facility.name}")
    }
    many = [remind_now(round=asking.round, today=EVE, by=asking.by, at=at) for _ in range(2)]
    assert many == [3, 0]
    close(round=asking.round, by=asking.by, at=at)
    assert remind_staff(round=asking.round, today=WEEK, at=at) == 0


def test_single_sheets_go_when_the_results_stand_and_what_they_said_together_stays(asking):
    for answer in "abc":
        asking.filled(answer, "夜がつらい", email="hanako@example.jp")
    asking.sheet(label="見本 次郎", email="jiro@example.jp")
    send_links(round=asking.round, by=asking.by, at=NOON)
    close(round=asking.round, by=asking.by, at=NOON)
    assert (forget_staff(round=asking.round, at=NOON), forget_due(at=NOON)) == (0, 0)
    Round.objects.filter(pk=asking.round.pk).update(
        self_finalised_at=NOON,
        self_finalised_by=asking.by,
        results_finalised_at=NOON,
        results_finalised_by=asking.by,
    )
    assert (forget_due(at=NOON), forget_due(at=NOON)) == (4, 0)
    assert StaffSheet.objects.count() == 1  # the stranger's round goes on
    assert Message.objects.count() == 0
    assert asking.fresh().staff_result["respondents"] == 3
    Round.objects.filter(pk=asking.round.pk).update(results_finalised_at=None, results_finalised_by=None)
    Round.objects.filter(pk=asking.round.pk).update(self_finalised_at=None, self_finalised_by=None)
    with pytest.raises(CountStands):
        reopen(round=asking.round, by=asking.by, at=NOON)
    entry = HistoryEntry.objects.get(verb="個別評価の削除")
    assert (entry.by, entry.changes) == (None, {"staff": [4, 0]})


def test_sheets_go_with_the_report_and_of_an_unfinished_round_two_years_after_its_year(asking, holder):
    waiting = holder(asking.sheet(label="見本 花子"))
    asking.filled(label="見本 次郎")
    assert [forget_due(at=datetime(year, 4, 1, tzinfo=UTC)) for year in (2027, 2028)] == [0, 0]
    result = Evaluation.objects.create(
        facility=asking.world.facility, route="agency", evaluated_on=EVE, agency_name="評価の会"
    )
    Round.objects.filter(pk=asking.round.pk).update(route="agency", evaluation=result)
    assert (forget_due(at=NOON), waiting("staff_sheet").status_code) == (0, 200)
    Evaluation.objects.update(report_submitted_on=EVE)
    assert waiting("staff_sheet").status_code == 410
    with pytest.raises(SelfIsFinal):
        add(round=asking.round, people=[Person("13番")], by=asking.by, at=NOON)
    assert (forget_due(at=NOON), StaffSheet.objects.count()) == (2, 1)
    assert forget_due(at=datetime(2029, 3, 30, tzinfo=UTC)) == 0
    assert forget_due(at=datetime(2029, 4, 1, tzinfo=UTC)) == 1  # the stranger's, never finished
