"""A change or a cancellation: told once, to everybody who had the notice, with what changed. [TRAPS 3]"""

from datetime import date, time

import pytest
from icalendar import Calendar

from meetings.models import AgendaItem, Meeting, Member, Notice, NoticeRecipient, Participation
from meetings.services import notice_changes, notices
from meetings.services.notice_changes import NothingToTell
from outbox.models import Message
from tests.notices.conftest import EARLY, at

LATER = at("2026-11-15 10:00")


def move(council, **fields) -> Participation:
    """Change the meeting behind everybody's back; the office's part as it now stands."""
    Meeting.objects.filter(pk=council.meeting.pk).update(**fields)
    return Participation.objects.select_related("meeting").get(pk=council.part.pk)


@pytest.fixture
def told(council, serve):
    """The council of a meeting that everybody knows of."""
    council.announce()
    serve(EARLY)
    return council


def tell(part: Participation) -> Notice:
    return notice_changes.tell_change(participation=part, by=None, at=LATER)


def names(notice) -> set[str]:
    return {row.message.recipient_name for row in notice.recipients.select_related("message")}


def test_several_changes_are_one_mail_that_says_before_and_after(council, told):
    AgendaItem.objects.create(meeting=council.meeting, title="防災訓練")
    notice = tell(move(told, held_on=date(2026, 12, 21), starts_at=time(10), ends_at=None, place="区民館"))
    assert (notice.edition, notice.kind, notice.recipients.count()) == (2, "change", 5)
    assert notice.changes == [
        {
            "label": "日時",
            "before": "令和8年12月20日(日) 午後2時から午後3時30分まで",
            "after": "令和8年12月21日(月) 午前10時から",
        },
        {
            "label": "場所",
            "before": "ひなたの間（ひなた町1丁目2番3号）",
            "after": "区民館（ひなた町1丁目2番3号）",
        },
        {"label": "議題（追加）", "before": "", "after": "防災訓練"},
    ]
    mail = Message.objects.get(recipient_name="町田 町子 様", subject__startswith="【変更のお知らせ】")
    assert "変更前：令和8年12月20日(日)" in mail.text
    assert "変更後：令和8年12月21日(月)" in mail.html


def test_a_change_is_told_once(told):
    part = move(told, place="区民館")
    tell(part)
    with pytest.raises(NothingToTell):
        tell(part)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param({"note": "鍵は事務所"}, id="what is no part of the notice"),
        pytest.param({"ward_seats": 2}, id="seats for the ward"),
    ],
)
def test_what_people_need_not_know_is_no_change(told, again):
    part = move(told, **again)
    assert notice_changes.untold_changes(part) == []


def test_a_change_taken_back_is_no_change(told):
    move(told, place="区民館")
    part = move(told, place="ひなたの間")
    assert notice_changes.untold_changes(part) == []


def test_before_the_announcement_nothing_is_told(council):
    part = move(council, place="区民館")
    assert notice_changes.untold_changes(part) == []
    with pytest.raises(NothingToTell):
        tell(part)


def test_the_calendar_entry_keeps_its_uid_and_gets_a_higher_sequence(told):
    notice = tell(move(told, place="区民館"))
    file = notice.recipients.get(member__name="町田 町子").message.files.get()
    (event,) = Calendar.from_ical(bytes(file.stored.content)).walk("VEVENT")
    assert (str(event["UID"]), event["SEQUENCE"], str(event["LOCATION"])) == (
        f"{told.meeting.uid}@engawa",
        1,
        "区民館 ひなた町1丁目2番3号",
    )


@pytest.mark.parametrize(
    ("left_on", "is_told"),
    [
        pytest.param(date(2026, 11, 14), False, id="has left since"),
        pytest.param(date(2026, 12, 20), True, id="would come on the old day, is out of office on the new"),
    ],
)
def test_who_had_the_notice_and_leaves(council, told, left_on, is_told):
    Member.objects.filter(pk=council.by_mail.pk).update(left_on=left_on)
    part = move(told, held_on=date(2026, 12, 25))
    assert ("町田 町子 様" in names(tell(part))) is is_told


def test_who_joined_since_is_told_with_the_change(council, told):
    Member.objects.create(
        facility=council.facility, category="other", name="新任 次郎", joined_on=LATER.date()
    )
    part = move(told, place="区民館")
    assert "新任 次郎 様" in names(tell(part))


def test_a_letter_that_was_not_handed_over_is_replaced(council):
    council.announce()
    part = move(council, place="区民館")
    tell(part)
    assert sorted(Message.objects.order_by().values_list("state", "channel").distinct()) == [
        ("pending", "email"),
        ("to_hand", "hand"),
        ("to_hand", "post"),
        ("withdrawn", "email"),
        ("withdrawn", "hand"),
        ("withdrawn", "post"),
    ]


def test_a_cancellation_goes_to_everybody_with_its_reason_and_cancels_the_entry(told):
    part = move(told, status="cancelled", cancelled_reason="感染症が広がっているため")
    notice = notice_changes.tell_cancellation(participation=part, by=None, at=LATER)
    assert (notice.kind, notice.recipients.count()) == ("cancellation", 5)
    message = notice.recipients.get(member__name="町田 町子").message
    assert message.subject == "【中止のお知らせ】運営推進会議 12月20日（グループホームひなた）"
    assert "理由：感染症が広がっているため" in message.text
    assert "/r/" not in message.text
    calendar = Calendar.from_ical(bytes(message.files.get().stored.content))
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["METHOD"]), str(event["STATUS"]), event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)


def test_a_cancellation_is_told_once(told):
    part = move(told, status="cancelled", cancelled_reason="x")
    notice_changes.tell_cancellation(participation=part, by=None, at=LATER)
    with pytest.raises(NothingToTell):
        notice_changes.tell_cancellation(participation=part, by=None, at=LATER)


def test_who_never_had_the_notice_hears_of_no_cancellation(council):
    council.announce()
    part = move(council, status="cancelled")
    notice = notice_changes.tell_cancellation(participation=part, by=None, at=LATER)
    assert (notice.recipients.count(), set(Message.objects.values_list("state", flat=True))) == (
        0,
        {"withdrawn"},
    )


def test_a_partner_that_steps_back_tells_its_own_members(council, partner, serve):
    for part in (council.part, partner):
        notices.announce(participation=part, by=council.user, at=EARLY)
    serve(EARLY)
    Participation.objects.filter(pk=partner.pk).update(standing="declined")
    partner.refresh_from_db()
    off = notice_changes.tell_cancellation(participation=partner, by=None, at=LATER)
    change = notice_changes.tell_change(participation=council.part, by=None, at=LATER)
    assert "合同開催に参加しないことになりました" in off.recipients.get(member__name="燕 花子").message.text
    assert [each["label"] for each in change.changes] == ["合同で開催する事業所（取りやめ）"]


def test_newcomers_get_the_edition_in_force(council, told):
    new = Member.objects.create(
        facility=council.facility, category="other", name="新任 次郎", joined_on=LATER.date()
    )
    assert notice_changes.newcomers(told.part, today=EARLY.date()) == []
    assert notice_changes.tell_newcomers(participation=told.part, by=council.user, at=LATER) == 1
    assert NoticeRecipient.objects.get(member=new).notice.edition == 1
    with pytest.raises(NothingToTell):
        notice_changes.tell_newcomers(participation=told.part, by=council.user, at=LATER)
