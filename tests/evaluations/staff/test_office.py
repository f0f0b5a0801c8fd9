"""The office asks, sees how far everybody is, and reads nobody's answers."""

from datetime import date, timedelta

import pytest

from evaluations.enums import StaffRole
from evaluations.models import Round, StaffSheet
from evaluations.services import staff_closing, staff_people, staff_sending
from evaluations.services.round_errors import DeadlineOutside
from evaluations.services.staff_errors import CountStands, SelfIsFinal, StaffClosed
from evaluations.staff_sheets.asked import CARDS_PRINTED
from evaluations.staff_sheets.rollup import RollUp
from meetings.models import Meeting
from operators.models import HistoryEntry
from outbox.models import Message
from tests.evaluation_makers import round_of
from tests.evaluations.staff.conftest import chosen
from tests.makers import NOON


def history(asking) -> list[tuple[str, dict]]:
    rows = HistoryEntry.objects.filter(subject=f"evaluation {asking.round.pk}").order_by("pk")
    return list(rows.values_list("verb", "changes"))


def test_the_list_tells_how_far_and_never_what(client, asking, django_assert_max_num_queries):
    client.force_login(asking.by)
    asking.filled("c", "夜がつらい", label="見本 花子")
    with django_assert_max_num_queries(30) as one:
        page = client.get(asking.address("evaluation_staff")).content.decode()
    begun = asking.sheet(label="見本 次郎", email="jiro@example.jp")
    asking.save(begun, asking.rows[0].key, {"rating": "d"})
    asking.sheet(label="12番", role="nurse")
    with django_assert_max_num_queries(len(one)):
        page = client.get(asking.address("evaluation_staff")).content.decode()
    told = [
        word in page
        for word in ("1/3名", f"記入中 1/{len(asking.rows)}項目", "提出済み", "未着手", "カードを渡す")
    ]
    assert told == [True] * 5
    assert [word in page for word in ("夜がつらい", "こかげ", "/s/")] == [False] * 3
    person = client.get(asking.address("evaluation_staff_person", begun.pk)).content.decode()
    assert ("あまりできていない" in person, "ほとんどできていない" in person) == (False, False)


def test_people_are_added_pasted_and_taken_over_from_the_last_round(client, asking):
    client.force_login(asking.by)
    address = asking.address("evaluation_staff_add")
    wrong = client.post(address, {"act": "many", "lines": "見本 花子\n見本 太郎, 宇宙飛行士\n見本 花子"})
    page = wrong.content.decode()
    assert (wrong.status_code, "2行目：" in page, "3行目：" in page, "宇宙飛行士" in page) == (
        422,
        True,
        True,
        True,
    )
    assert not asking.round.staff_sheets.exists()
    client.post(address, {"act": "many", "lines": "見本 花子, 看護, hanako@example.jp\n12番"})
    again = client.post(address, {"act": "one", "label": "12番", "role": "carer"})
    assert (again.status_code, asking.round.staff_sheets.count()) == (422, 2)
    next_year = round_of(asking.world.facility, fiscal_year=2027, by=asking.by)
    client.post(f"/office/evaluations/{next_year.pk}/staff/add/", {"act": "last"})
    copied = next_year.staff_sheets.order_by("pk").values_list("label", "role", "email")
    assert list(copied) == [("見本 花子", "nurse", "hanako@example.jp"), ("12番", "carer", "")]
    assert history(asking) == [("個別評価の依頼", {"staff": [0, 2]})]


def test_taking_somebody_off_deletes_the_answers_and_leaves_numbers_only(client, asking):
    client.force_login(asking.by)
    sheet = asking.filled("d", "夜がつらい", label="見本 花子", email="hanako@example.jp")
    waiting = asking.sheet(label="見本 次郎", email="jiro@example.jp")
    staff_sending.send_links(round=asking.round, by=asking.by, at=NOON)
    asked = client.get(asking.address("evaluation_staff_remove", sheet.pk)).content.decode()
    assert ("提出された答えを削除します" in asked, StaffSheet.objects.filter(pk=sheet.pk).exists()) == (
        True,
        True,
    )
    for each in (sheet, waiting):
        client.post(asking.address("evaluation_staff_remove", each.pk))
    assert not asking.round.staff_sheets.exists()
    assert Message.objects.get(recipient_email="jiro@example.jp").state == "withdrawn"
    assert [changes for verb, changes in history(asking) if verb == "個別評価の依頼の取消し"] == [
        {"staff": [2, 1], "answers_deleted": [None, True]},
        {"staff": [1, 0], "answers_deleted": [None, False]},
    ]
    assert client.post(asking.address("evaluation_staff_remove", sheet.pk)).status_code == 404


def test_links_go_by_mail_once_and_anew_when_the_link_or_the_address_changes(client, asking):
    client.force_login(asking.by)
    sheet = asking.sheet(label="見本 花子", email="hanako@example.jp")
    asking.sheet(label="12番")
    asking.filled(label="見本 次郎", email="jiro@example.jp")
    for _ in range(2):
        client.post(asking.address("evaluation_staff_send"))
    first = Message.objects.get()
    assert (first.recipient_email, first.subject) == (
        "hanako@example.jp",
        f"【個別評価のお願い】{asking.world.facility.name}",
    )
    client.post(asking.address("evaluation_staff_link", sheet.pk))
    client.post(asking.address("evaluation_staff_send"))
    first.refresh_from_db()
    second = Message.objects.exclude(pk=first.pk).get()
    assert (first.state, second.state, first.text == second.text) == ("withdrawn", "pending", False)
    Message.objects.filter(pk=second.pk).update(state="bounced", error="宛先がありません。", settled_at=NOON)
    page = client.get(asking.address("evaluation_staff")).content.decode()
    assert ("宛先に届きませんでした" in page, "宛先がありません。" in page) == (True, True)
    client.post(asking.address("evaluation_staff_send"))
    assert Message.objects.get(pk=second.pk).state == "pending"
    right, wrong = (
        {"label": sheet.label, "role": sheet.role, "email": email}
        for email in (sheet.email, "someone.else@example.jp")
    )
    for told in (wrong, right):  # nobody else gets the link, and who was meant gets it after all
        client.post(asking.address("evaluation_staff_person", sheet.pk), told)
        client.post(asking.address("evaluation_staff_send"))
    states = Message.objects.order_by("pk").values_list("recipient_email", "state")
    assert list(states)[1:] == [
        (right["email"], "withdrawn"),
        (wrong["email"], "withdrawn"),
        (right["email"], "pending"),
    ]


def test_the_staff_are_asked_by_printing_their_cards_once_and_not_by_opening_the_address(client, asking):
    client.force_login(asking.by)
    sheet = asking.sheet(label="見本 花子")
    cards, printed = asking.address("evaluation_staff_cards"), HistoryEntry.objects.filter(verb=CARDS_PRINTED)
    opened = client.get(cards)  # a prefetch asks nobody
    assert (opened.url, printed.count()) == (asking.address("evaluation_staff"), 0)
    for _ in range(2):
        paper = client.post(cards, {"sheet": sheet.pk})
        assert (paper["Content-Type"], paper.content[:4]) == ("application/pdf", b"%PDF")
    assert printed.count() == 1


def test_a_reminder_is_offered_only_while_somebody_who_is_behind_has_mail(client, asking):
    client.force_login(asking.by)
    sheet = asking.sheet(label="見本 花子", email="hanako@example.jp")
    client.post(asking.address("evaluation_staff_send"))
    offered = []
    for email in (sheet.email, ""):
        StaffSheet.objects.filter(pk=sheet.pk).update(email=email)
        page = client.get(asking.address("evaluation_staff")).content.decode()
        offered.append(asking.address("evaluation_staff_remind") in page)
    assert offered == [True, False]


def test_closing_counts_what_was_handed_in_once_and_never_again(client, asking):
    client.force_login(asking.by)
    for answer in "aab":
        asking.filled(answer)
    begun = asking.sheet()
    asking.save(begun, asking.rows[0].key, {"rating": "d"})
    asked = client.get(asking.address("evaluation_staff_close")).content.decode()
    assert ("途中までの答えは集計しません" in asked, "受付は再開できません" in asked) == (True, True)
    client.post(asking.address("evaluation_staff_close"))
    counted = asking.fresh().staff_result
    told = RollUp.from_json(counted).count(asking.rows[0].key, "rating")
    assert (told, asking.round.staff_closed_by) == ({"a": 2, "b": 1, "c": 0, "d": 0}, asking.by)
    with pytest.raises(StaffClosed):
        asking.filled()
    assert (
        asking.address("evaluation_staff_reopen")
        not in client.get(asking.address("evaluation_staff")).content.decode()
    )
    page = client.get(asking.address("evaluation_staff_reopen")).content.decode()
    assert (CountStands.words in page, "再開する</button>" in page) == (True, False)
    client.post(asking.address("evaluation_staff_reopen"))
    assert asking.fresh().staff_closed_at is not None
    # However it came to be open again: one person's answers are no difference of two counts.
    Round.objects.filter(pk=asking.round.pk).update(staff_closed_at=None, staff_closed_by=None)
    for sheet in asking.round.staff_sheets.order_by("pk")[:2]:
        asking.save(sheet, asking.rows[0].key, {"rating": "c"})
    asking.filled("d", "所長がこわい")
    client.post(asking.address("evaluation_staff_close"))
    assert asking.fresh().staff_result == counted


def test_two_sheets_are_nobody_and_a_third_makes_a_count(asking):
    for answer in "ab":
        asking.filled(answer, "夜がつらい")
    staff_closing.close(round=asking.round, by=asking.by, at=NOON)
    told = RollUp.from_json(asking.fresh().staff_result)
    assert (told.respondents, told.counts, told.comments) == (2, {}, {})
    staff_closing.reopen(round=asking.round, by=asking.by, at=NOON)
    asking.filled("c")
    staff_closing.close(round=asking.round, by=asking.by, at=NOON)
    assert RollUp.from_json(asking.fresh().staff_result).told


def test_the_deadline_lies_before_the_evaluation(asking):
    Round.objects.filter(pk=asking.round.pk).update(planned_on=date(2027, 2, 10))
    for day in (NOON.date() - timedelta(days=1), date(2027, 2, 10)):
        with pytest.raises(DeadlineOutside):
            staff_closing.set_deadline(round=asking.fresh(), closes_on=day, by=asking.by, at=NOON)
    staff_closing.set_deadline(round=asking.round, closes_on=date(2027, 2, 9), by=asking.by, at=NOON)
    assert asking.fresh().staff_closes_on == date(2027, 2, 9)
    Meeting.objects.filter(pk=asking.world.meeting.pk).update(status="cancelled", held_on=date(2027, 1, 10))
    Round.objects.filter(pk=asking.round.pk).update(participation=asking.world.participation)
    staff_closing.set_deadline(round=asking.round, closes_on=date(2027, 2, 8), by=asking.by, at=NOON)
    assert asking.fresh().staff_closes_on == date(2027, 2, 8)
    Round.objects.filter(pk=asking.round.pk).update(self_finalised_at=NOON, self_finalised_by=asking.by)
    with pytest.raises(SelfIsFinal):
        staff_closing.set_deadline(round=asking.round, closes_on=None, by=asking.by, at=NOON)


def test_somebody_of_the_office_fills_a_sheet_signed_in_and_reads_it_anywhere(client, asking, holder):
    client.force_login(asking.by)
    made = client.post(asking.address("own_staff_sheet"), {"role": "manager"})
    sheet = asking.round.staff_sheets.get()
    assert (sheet.user, sheet.role) == (asking.by, "manager")
    assert client.get(asking.address("own_staff_sheet")).url == made.url
    again = {"round": asking.round, "user": asking.by, "role": StaffRole.CARER, "at": NOON}
    assert staff_people.sheet_for(**again) == sheet
    holder(sheet, client)("staff_sheet_step", 1, data=chosen(asking.rows[0], "c"))
    client.cookies.clear()
    client.force_login(asking.by)
    assert "checked" in holder(sheet, client)("staff_sheet_step", 1).content.decode()
    assert "checked" not in holder(sheet)("staff_sheet_step", 1).content.decode()
    assert client.post(asking.address("evaluation_staff_cards")).status_code == 302  # nobody gets a card
