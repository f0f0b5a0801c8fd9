"""The first edition: to whom it goes, what it says, when it is refused. [N §3, §4, 合同§2(2), 評価§7]"""

import re

import pytest
from icalendar import Calendar

from meetings.enums import RecipientKind
from meetings.models import Meeting, Member, NoticeRecipient, Participation, Reply
from meetings.services import notice_changes, notice_enclosures, notice_planning, notices
from meetings.services.notice_editions import AlreadyAnnounced
from meetings.tokens import link_for
from operators.models import HistoryEntry
from outbox.models import Message, MessageFile
from outbox.services import Attachment
from tests.makers import material_of
from tests.notices.conftest import DUE, EARLY, at


def owed() -> dict[str, str]:
    return dict(Message.objects.order_by("pk").values_list("recipient_name", "channel"))


def mail_to(name: str) -> Message:
    return Message.objects.get(recipient_name__startswith=name)


def test_every_member_the_ward_and_the_centre_by_their_own_way(council):
    council.announce()
    assert owed() == {
        "町田 町子 様": "email",
        "髙﨑 𠮷⽯ 様": "post",
        "日向 一郎 様": "hand",
        "練馬区 介護保険課事業者運営推進係 御中": "email",
        "ひなた地域包括支援センター 御中": "email",
    }


def test_a_mail_says_everything_in_both_forms_with_the_calendar_entry(council):
    council.announce()
    message = mail_to("町田")
    link = link_for(Reply.objects.get(member=council.by_mail))
    for form in (message.text, message.html):
        missing = [
            words
            for words in (
                "町田 町子 様", "運営推進会議", "令和8年12月20日(日) 午後2時から午後3時30分まで", "ひなたの間",
                "ひなた町1丁目2番3号", "対面", "利用者の状況", "令和8年12月10日(木)まで", "03-0000-0000", link,
            )
            if words not in form
        ]  # fmt: skip
        assert missing == []
    (file,) = message.files.all()
    calendar = Calendar.from_ical(bytes(file.stored.content))
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"]) == (
        "REQUEST",
        f"{council.meeting.uid}@engawa",
        0,
    )


def test_the_subject_names_the_office_and_nobody(council):
    council.announce()
    subjects = set(Message.objects.values_list("subject", flat=True))
    assert subjects == {"【開催通知】運営推進会議 12月20日（グループホームひなた）"}


def test_every_mail_carries_a_calendar_entry_of_its_own_and_no_letter_has_one(council):
    council.announce()
    carried = {
        message.recipient_email: [bytes(file.stored.content) for file in message.files.all()]
        for message in Message.objects.all()
    }
    attendees = {
        to: [
            re.findall(r"mailto:(\S+)", str(event["attendee"])) for event in Calendar.from_ical(entry).events
        ]
        for to, entries in carried.items()
        for entry in entries
    }
    mails = Message.objects.filter(channel="email").values_list("recipient_email", flat=True)
    assert attendees == {to: [[to]] for to in mails}
    assert carried[""] == []


def test_who_has_no_account_of_answer_gets_no_link(council):
    council.announce()
    assert [name for name in ("練馬区", "ひなた地域") if "/r/" in mail_to(name).text] == []
    assert set(Reply.objects.values_list("member", flat=True)) == {
        council.by_mail.pk,
        council.by_post.pk,
        council.by_hand.pk,
    }


@pytest.mark.parametrize(
    ("joined_on", "left_on", "told"),
    [
        pytest.param(None, None, True, id="always there"),
        pytest.param("2026-11-08", None, True, id="joins on the day of the notice"),
        pytest.param("2026-11-09", None, False, id="joined later"),
        pytest.param(None, "2026-11-07", False, id="has left"),
        pytest.param(None, "2026-12-19", False, id="leaves the day before the meeting"),
        pytest.param(None, "2026-12-20", True, id="leaves on the day of the meeting"),
    ],
)
def test_terms(council, joined_on, left_on, told):
    Member.objects.create(
        facility=council.facility, category="other", name="任期 太郎", joined_on=joined_on, left_on=left_on
    )
    council.announce()
    assert ("任期 太郎 様" in owed()) is told


@pytest.mark.parametrize("status", ["draft", "cancelled", "held", "not_held"])
def test_only_what_is_planned_is_announced(council, status):
    council.meeting.not_held_reason = "感染症"
    council.meeting.status = status
    council.meeting.save()
    with pytest.raises(notices.NotPlanned):
        council.announce()
    assert owed() == {}


@pytest.mark.parametrize("standing", ["invited", "declined"])
def test_an_office_that_is_not_bound_announces_nothing(council, partner, standing):
    Participation.objects.filter(pk=partner.pk).update(standing=standing)
    with pytest.raises(notices.NotPlanned):
        notices.announce(participation=partner, by=council.user, at=EARLY)


def test_a_meeting_that_is_over_is_not_announced(council):
    with pytest.raises(notices.MeetingPast):
        council.announce(at("2026-12-21 00:00"), late_reason="失念")


@pytest.mark.parametrize(
    ("moment", "reason", "kept"),
    [
        pytest.param("2026-11-20 23:59", "", "", id="the last day in time"),
        pytest.param("2026-11-21 00:00", "担当者の急病", "担当者の急病", id="late with a reason"),
        pytest.param("2026-11-08 09:30", "念のため", "", id="a reason nobody needs"),
    ],
)
def test_in_time_and_late(council, moment, reason, kept):
    assert council.announce(at(moment), late_reason=reason).late_reason == kept


def test_late_without_a_reason_is_refused_and_names_the_day(council):
    with pytest.raises(notices.LateWithoutReason) as refusal:
        council.announce(at("2026-11-21 00:00"), late_reason=" ")
    assert refusal.value.due == DUE


@pytest.mark.parametrize(
    ("field", "value", "missing"),
    [
        pytest.param("starts_at", None, ["開始時刻"], id="no hour"),
        pytest.param("place", "", ["場所"], id="no place"),
        pytest.param("mode", "web", ["Web会議システム"], id="web without a tool"),
    ],
)
def test_a_record_that_says_too_little(council, field, value, missing):
    if field == "starts_at":
        council.meeting.ends_at = None
    setattr(council.meeting, field, value)
    council.meeting.save()
    with pytest.raises(notices.Incomplete) as refusal:
        council.announce()
    assert refusal.value.missing == missing


def test_missing_address_of_the_ward_is_told_before_anything_goes_out(council):
    council.facility.municipality.desk_email = ""
    council.facility.municipality.save()
    with pytest.raises(notices.Unreachable) as refusal:
        council.announce()
    assert ([each.kind for each in refusal.value.recipients], owed()) == ([RecipientKind.WARD], {})
    council.announce(by_letter=[RecipientKind.WARD])
    assert owed()["練馬区 介護保険課事業者運営推進係 御中"] == "hand"


@pytest.mark.parametrize(
    ("email", "address", "channel"),
    [
        pytest.param("hokatsu@nerima.example.jp", "練馬区9-9", "email", id="mail first"),
        pytest.param("", "練馬区9-9", "post", id="post where there is no mail"),
    ],
)
def test_the_centre_by_mail_or_post(council, email, address, channel):
    council.center.email, council.center.address = email, address
    council.center.save()
    council.announce()
    assert owed()["ひなた地域包括支援センター 御中"] == channel


def test_nobody_on_the_council(council):
    Member.objects.filter(facility=council.facility).delete()
    with pytest.raises(notices.NoMembers):
        council.announce()


def test_joint_names_every_office_and_each_tells_its_own_members(council, partner):
    council.announce()
    notices.announce(participation=partner, by=council.user, at=EARLY)
    for name in ("町田", "燕"):
        assert (
            "この会議は、次の事業所が合同で開催します。\n・グループホームひなた\n・デイサービスつばめ"
            in mail_to(name).text
        )
    told = NoticeRecipient.objects.exclude(member=None).values_list("notice__participation", "member__name")
    assert [name for part, name in told if part == partner.pk] == ["燕 花子"]


def test_an_office_that_is_only_asked_is_not_named(council, partner):
    Participation.objects.filter(pk=partner.pk).update(standing="invited")
    council.announce()
    assert "つばめ" not in mail_to("町田").text


@pytest.mark.parametrize(
    ("files", "mail", "letter"),
    [
        pytest.param(
            [Attachment("jiko.pdf", "application/pdf", b"%PDF-")],
            "添付しています",
            "同封しています",
            id="enclosed",
        ),
        pytest.param([], None, None, id="nothing enclosed"),
    ],
)
def test_an_evaluation_is_announced(council, files, mail, letter):
    Participation.objects.filter(pk=council.part.pk).update(carries_evaluation=True)
    council.announce(enclosures=files)
    for name, words in (("町田", mail), ("髙﨑", letter)):
        message = mail_to(name)
        assert "外部評価）を行います" in message.text
        assert ("自己評価の結果を" in message.text) is bool(words)
        assert words is None or words in message.html


def test_two_schedulers_tell_nobody_twice(council):
    council.announce()
    with pytest.raises(AlreadyAnnounced):
        council.announce()
    assert len(owed()) == Message.objects.count() == 5


def test_the_history_tells_it_without_names(council):
    notice = council.announce(at("2026-11-21 09:00"), late_reason="担当者の急病")
    entry = HistoryEntry.objects.get(subject=f"notice {notice.pk}")
    assert (entry.verb, entry.by, entry.facility) == ("開催通知の作成", council.user, council.facility)
    assert entry.changes == {
        "meeting": [None, council.meeting.pk],
        "edition": [None, 1],
        "recipients": [None, 5],
        "late_reason": [None, "担当者の急病"],
    }


def test_the_self_evaluation_among_the_files_goes_to_everybody(council, itabashi):
    """Made of the sheets, it needs no upload; the automatic run takes it too, and a newer one is told by a person."""
    Participation.objects.filter(pk=council.part.pk).update(carries_evaluation=True)
    council.part.refresh_from_db()
    material_of(itabashi.participation, kind="self_eval", title="隣の区")
    material_of(council.part, kind="self_eval", removed_at=EARLY)
    assert notice_enclosures.enclosed(council.part) == []
    paper = material_of(council.part, kind="self_eval", uploaded_at=EARLY)
    Meeting.objects.filter(pk=council.meeting.pk).update(auto_notice=True)

    assert [each.refused for each in notice_planning.plan(at=at("2026-11-18 09:00"), write=True)] == [""]
    files = MessageFile.objects.exclude(name="kaigi.ics").select_related("stored")
    assert {(file.name, bytes(file.stored.content)) for file in files} == {
        ("jiko-hyoka.pdf", b"%PDF-1.7 mihon")
    }
    assert {file.message_id for file in files} == set(Message.objects.values_list("pk", flat=True))
    assert "同封しています" in mail_to("髙﨑").html

    council.part.refresh_from_db()
    assert notice_changes.untold_papers(council.part) == []
    material_of(council.part, kind="self_eval", uploaded_at=at("2026-11-25 09:00"))
    paper.removed_at = at("2026-11-25 09:00")
    paper.save()
    later = at("2026-11-26 09:00")
    assert notice_planning.tell_quiet_changes(at=later, write=True) == []
    told = notice_changes.tell_change(participation=council.part, by=council.user, at=later)
    assert [change["label"] for change in told.changes] == ["自己評価の結果"]
    changed = MessageFile.objects.filter(message__notice_recipient__notice=told).exclude(name="kaigi.ics")
    assert changed.count() == told.recipients.count()
    assert notice_changes.untold_papers(council.part) == []
