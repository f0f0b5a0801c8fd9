"""A submitted version owes a copy to every member of the meeting's day, and to the support centre. [N §8]"""

from datetime import date

import pytest
from django.db import transaction

from meetings.models import Attendance, Member, MinutesCopy, Participation
from meetings.services.copies import not_reached, owe_copies
from operators.models import HistoryEntry, Placement
from outbox.models import Message
from tests.copies.conftest import SUBMITTED, at

LATER = at("2026-11-09 10:00")


def owed() -> dict[str, tuple[str, str]]:
    rows = Message.objects.filter(minutes_copy__isnull=False)
    return {row.recipient_name: (row.channel, row.state) for row in rows}


def test_everyone_of_the_day_is_owed_a_copy_by_their_own_way(council):
    assert council.owe() == 4
    assert owed() == {
        "町田 町子 様": ("email", "pending"),
        "髙﨑 𠮷⽯ 様": ("post", "to_hand"),
        "日向 一郎 様": ("hand", "to_hand"),
        "ひなた地域包括支援センター 御中": ("email", "pending"),
    }


def test_who_was_absent_is_owed_one_as_well(council):
    for member, manner in ((council.by_mail, "apology"), (council.by_post, "absent")):
        Attendance.objects.create(
            participation=council.part, member=member, category=member.category, manner=manner
        )
    council.owe()
    assert {copy.member for copy in MinutesCopy.objects.exclude(member=None)} == {
        council.by_mail,
        council.by_post,
        council.by_hand,
    }


def test_ward_staff_on_the_council_get_one_and_the_ward_itself_none(council):
    staff = Member.objects.create(
        facility=council.facility,
        category="municipality",
        name="区職員 一",
        delivery="email",
        email="k@example.jp",
    )
    council.owe()
    assert council.copy(staff).message.state == "pending"
    assert set(MinutesCopy.objects.values_list("kind", flat=True)) == {"member", "center"}


@pytest.mark.parametrize(
    ("email", "address", "channel"),
    [
        pytest.param("", "", "hand", id="no address at all"),
        pytest.param("", "練馬区9-9", "post", id="an address"),
        pytest.param("hokatsu@example.jp", "練馬区9-9", "email", id="a mail address"),
    ],
)
def test_the_centres_way(council, email, address, channel):
    council.center.email, council.center.address = email, address
    council.center.save()
    council.owe()
    assert council.copy(None).message.channel == channel


def test_an_area_without_a_centre_keeps_a_letter_to_hand(council):
    Placement.objects.all().delete()
    council.owe()
    message = council.copy(None).message
    assert (message.recipient_name, message.channel, message.state) == (
        "地域包括支援センター 御中",
        "hand",
        "to_hand",
    )


def test_the_centre_is_that_of_the_day_of_the_meeting(council):
    moved = type(council.center).objects.create(
        municipality=council.facility.municipality, name="あたらしい包括"
    )
    Placement.objects.create(facility=council.facility, support_center=moved, since=date(2026, 10, 21))
    council.owe()
    assert council.copy(None).message.recipient_name == "ひなた地域包括支援センター 御中"


def test_owing_twice_owes_once(council):
    assert (council.owe(), council.owe()) == (4, 0)
    assert Message.objects.count() == MinutesCopy.objects.count() == 4


def test_each_debt_has_its_key_and_no_subject_names_a_person(council):
    council.owe()
    submission = council.part.submissions.get()
    copy = council.copy(council.by_post)
    assert copy.message.key == f"minutes/{submission.pk}/1/member-{council.by_post.pk}"
    assert council.copy(None).message.key == f"minutes/{submission.pk}/1/center"
    subjects = set(Message.objects.values_list("subject", flat=True))
    assert subjects == {"【議事録】運営推進会議 10月20日（グループホームひなた）"}


def test_it_is_written_down_without_names(council):
    council.owe()
    entry = HistoryEntry.objects.get(verb="議事録の送付")
    assert (entry.by, entry.facility, entry.changes) == (
        council.user,
        council.facility,
        {"version": [None, 1], "recipients": [None, 4]},
    )


def test_a_submission_that_fails_leaves_no_debt(council):
    version = council.version()
    with transaction.atomic():
        owe_copies(version=version, by=council.user, at=SUBMITTED)
        transaction.set_rollback(True)
    assert (Message.objects.count(), MinutesCopy.objects.count()) == (0, 0)


def test_a_scan_of_paper_owes_nothing(council):
    assert council.owe(record={}) == 0
    assert Message.objects.count() == 0


def test_a_corrected_version_takes_back_what_had_not_gone_out(council, mails_go_out):
    council.owe()
    mails_go_out(at("2026-11-02 15:01"))
    assert council.owe(2, correction="利用者数の誤り", when=LATER) == 4
    assert {copy.message.recipient_name: copy.message.state for copy in _copies(1)} == {
        "町田 町子 様": "sent",
        "髙﨑 𠮷⽯ 様": "withdrawn",
        "日向 一郎 様": "withdrawn",
        "ひなた地域包括支援センター 御中": "sent",
    }
    assert [copy.message.state for copy in _copies(2)] == ["pending", "to_hand", "to_hand", "pending"]


def test_a_corrected_version_says_so_and_why_but_not_what_was_written_to_the_ward(council):
    council.owe()
    council.owe(2, correction="利用者数の誤り", words="区の方へ：ご指摘の件です", when=LATER)
    for member in (council.by_mail, council.by_post):
        message = council.copy(member, 2).message
        assert message.subject == "【訂正した議事録】運営推進会議 10月20日（グループホームひなた）"
        assert "利用者数の誤り" in message.text
        assert "利用者数の誤り" in message.html
        assert "ご指摘の件" not in message.text + message.html


def test_the_first_copies_after_a_scan_are_no_correction(council):
    council.owe(record={})
    council.owe(2, when=LATER)
    assert council.copy(council.by_mail, 2).message.subject.startswith("【議事録】")


def test_a_mail_that_is_being_sent_is_left_to_arrive(council):
    council.owe()
    Message.objects.filter(state="pending").update(state="sending", claimed_at=SUBMITTED)
    council.owe(2, when=LATER)
    assert council.copy(council.by_mail).message.state == "sending"


def test_who_is_registered_afterwards_is_found_and_can_be_added(council):
    council.owe()
    version = council.part.submissions.get().versions.get()
    assert not_reached(version, council.part) == []
    late = Member.objects.create(
        facility=council.facility, category="expert", name="識見 有", delivery="hand"
    )
    assert [to.member for to in not_reached(version, council.part)] == [late]
    assert council.owe() == 1
    assert not_reached(version, council.part) == []


def test_at_a_joint_meeting_every_office_owes_its_own_members_only(council, itabashi):
    partner = Participation.objects.create(meeting=council.meeting, facility=itabashi.facility)
    council.owe()
    assert not MinutesCopy.objects.filter(member=itabashi.member).exists()
    assert not MinutesCopy.objects.filter(version__submission__participation=partner).exists()


def _copies(number: int) -> list[MinutesCopy]:
    rows = MinutesCopy.objects.filter(version__number=number).select_related("message")
    return sorted(rows, key=lambda copy: copy.member_id or 10**9)
