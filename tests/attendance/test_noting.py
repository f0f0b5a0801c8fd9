"""Noting who came: what counts, what is refused, what two people at once do to each other."""

from datetime import date

import pytest

from meetings.attendance_sheet import manners_for, sheet_of
from meetings.enums import Manner
from meetings.models import Attendance, Meeting, Participation
from meetings.services import attendance
from meetings.services.attendance import Guest, Mark
from meetings.services.attendance_errors import (
    AlreadyThere,
    ChangedMeanwhile,
    MannerNotOffered,
    NoMeeting,
    NotYet,
    ProxyNameMissing,
)
from operators.models import HistoryEntry
from rules.kinds import MemberCategory
from tests.attendance.conftest import AT, BEFORE, DAY


def record(council, *marks: Mark) -> int:
    return attendance.record(participation=council.part, marks=marks, by=council.user, at=AT)


def test_members_who_serve_on_the_day_stand_on_the_sheet(council, seat):
    seat("other", "去年まで", left_on=date(2026, 11, 19))
    seat("other", "来月から", joined_on=date(2026, 12, 1))
    seat("other", "きょうまで", left_on=DAY)
    names = [row.name for row in sheet_of(council.part).rows]
    assert names == [
        "利用者 花子", "利用者の家族 花子", "ひなた 町子", "区職員 花子", "地域包括支援センター職員 花子",
        "知見を有する者 花子", "事業所の管理者・従業者 花子", "きょうまで", "その他 花子",
    ]  # fmt: skip


def test_who_is_noted_stays_on_the_sheet_when_the_term_is_corrected(council):
    council.mark(other="present")
    member = council.members["other"]
    member.left_on = date(2026, 1, 1)
    member.save()
    assert council.row("other").manner is Manner.PRESENT


@pytest.mark.parametrize(
    ("answer", "opinion", "mode", "suggested"),
    [
        pytest.param("come", "", "hybrid", Manner.PRESENT, id="comes"),
        pytest.param("come", "", "written", Manner.WRITTEN, id="takes part in writing"),
        pytest.param("video", "", "web", Manner.VIDEO, id="by video"),
        pytest.param("video", "", "in_person", None, id="by video where there is no screen any more"),
        pytest.param("absent", "", "hybrid", Manner.APOLOGY, id="excused"),
        pytest.param("absent", "よい取組みです", "hybrid", Manner.WRITTEN, id="absent with an opinion"),
    ],
)
def test_the_answer_suggests_and_notes_nothing(council, answer, opinion, mode, suggested):
    Meeting.objects.filter(pk=council.part.meeting_id).update(mode=mode)
    council.part.meeting.refresh_from_db()
    council.answered("community", answer, opinion)
    assert (council.row("community").suggestion, council.noted) == (suggested, {})


def test_all_answers_are_noted_at_once_and_what_is_noted_stays(council):
    council.answered("community", "come")
    council.answered("expert", "absent")
    council.answered("staff", "come")
    council.mark(staff="absent")
    assert attendance.record_answers(participation=council.part, by=council.user, at=AT) == 2
    assert council.noted == {"staff": "absent", "community": "present", "expert": "apology"}


@pytest.mark.parametrize(
    ("mode", "video"), [("in_person", False), ("web", True), ("hybrid", True), ("written", False)]
)
def test_video_is_offered_where_there_is_a_screen(mode, video):
    assert (Manner.VIDEO in manners_for(mode)) is video


def test_video_without_a_screen_is_refused(council):
    Meeting.objects.filter(pk=council.part.meeting_id).update(mode="in_person")
    council.part.meeting.refresh_from_db()
    with pytest.raises(MannerNotOffered):
        council.mark(community="video")
    assert council.noted == {}


def test_a_proxy_has_a_name_and_nobody_else_has_one(council):
    with pytest.raises(ProxyNameMissing):
        council.mark(community="proxy")
    record(council, Mark(council.row("community"), Manner.PROXY, "", stand_in=" 髙﨑 𠮷子 "))
    record(council, Mark(council.row("staff"), Manner.PRESENT, "", stand_in="だれか"))
    names = Attendance.objects.filter(participation=council.part).values_list("category", "stand_in")
    assert dict(names) == {"community": "髙﨑 𠮷子", "staff": ""}


@pytest.mark.parametrize(
    ("given_on", "withdrawn_on", "kept"),
    [
        pytest.param(DAY, None, DAY, id="given on the day"),
        pytest.param(date(2026, 11, 21), None, None, id="given the day after"),
        pytest.param(date(2026, 4, 1), date(2026, 11, 21), date(2026, 4, 1), id="withdrawn the day after"),
        pytest.param(date(2026, 4, 1), DAY, None, id="withdrawn on the day"),
        pytest.param(None, None, None, id="never given"),
    ],
)
def test_video_takes_the_consent_in_force_on_the_day(council, given_on, withdrawn_on, kept):
    if given_on:
        council.consent("family", given_on, withdrawn_on)
    council.mark(family="video", community="video")
    stored = dict(
        Attendance.objects.filter(participation=council.part).values_list("category", "consented_on")
    )
    assert stored == {"family": kept, "community": None}
    assert council.row("family").consent_missing is (kept is None)
    assert council.row("community").consent_missing is False


def test_an_entry_is_taken_back(council):
    council.mark(community="present")
    assert record(council, Mark(council.row("community"), None, council.row("community").state)) == 1
    assert council.noted == {}


def test_two_people_who_tick_different_rows_lose_nothing(council):
    first, second = council.row("community"), council.row("staff")
    record(council, Mark(first, Manner.PRESENT, first.state))
    record(council, Mark(second, Manner.ABSENT, second.state))
    assert council.noted == {"community": "present", "staff": "absent"}


def test_a_colleagues_entry_is_not_overwritten_and_nothing_of_the_form_is_stored(council):
    stale, staff = council.row("community"), council.row("staff")
    council.mark(community="apology")
    with pytest.raises(ChangedMeanwhile) as refusal:
        record(council, Mark(staff, Manner.PRESENT, ""), Mark(stale, Manner.PRESENT, stale.state))
    assert (refusal.value.row.name, council.noted) == ("ひなた 町子", {"community": "apology"})


def test_two_people_of_one_mind_do_not_collide(council):
    stale = council.row("community")
    council.mark(community="present")
    assert record(council, Mark(stale, Manner.PRESENT, stale.state)) == 0
    assert council.noted == {"community": "present"}


def test_guests_come_and_go(council):
    ward = Guest(MemberCategory.MUNICIPALITY, "介護保険課職員")
    entry = attendance.add_guest(participation=council.part, guest=ward, by=council.user, at=AT)
    with pytest.raises(AlreadyThere):
        attendance.add_guest(participation=council.part, guest=ward, by=council.user, at=AT)
    (row,) = [row for row in sheet_of(council.part).rows if row.member is None]
    assert (row.key, row.name, row.manner) == (f"g{entry.pk}", "介護保険課職員", Manner.PRESENT)
    taken = {"participation": council.part, "key": row.key, "by": council.user, "at": AT}
    assert (attendance.remove_guest(**taken), attendance.remove_guest(**taken)) == (True, False)
    assert council.noted == {}


def test_a_member_is_not_removed_as_a_guest(council):
    council.mark(community="present")
    key = council.row("community").key
    assert not attendance.remove_guest(participation=council.part, key=key, by=council.user, at=AT)
    assert council.noted == {"community": "present"}


def test_a_guest_whom_a_colleague_took_away_is_said_to_be_gone(council):
    guest = Guest(MemberCategory.OTHER, "見学の方")
    entry = attendance.add_guest(participation=council.part, guest=guest, by=council.user, at=AT)
    row = sheet_of(council.part).by_key[f"g{entry.pk}"]
    attendance.remove_guest(participation=council.part, key=row.key, by=council.user, at=AT)
    with pytest.raises(ChangedMeanwhile):
        record(council, Mark(row, Manner.ABSENT, row.state))
    assert council.noted == {}


@pytest.mark.parametrize(
    ("status", "at", "refusal"),
    [
        pytest.param("planned", BEFORE, NotYet, id="the day before"),
        pytest.param("held", BEFORE, NotYet, id="a held one of tomorrow"),
        pytest.param("cancelled", AT, NoMeeting, id="called off"),
        pytest.param("draft", AT, NoMeeting, id="a draft"),
    ],
)
def test_nobody_came_to_a_meeting_that_was_not(council, status, at, refusal):
    Meeting.objects.filter(pk=council.part.meeting_id).update(status=status)
    mark = Mark(council.row("community"), Manner.PRESENT, "")
    with pytest.raises(refusal):
        attendance.record(participation=council.part, marks=[mark], by=council.user, at=at)
    assert council.noted == {}


def test_an_office_that_is_only_asked_notes_nothing(council):
    Participation.objects.filter(pk=council.part.pk).update(standing="invited")
    with pytest.raises(NoMeeting):
        council.mark(community="present")


def test_the_history_names_nobody(council):
    council.mark(community="present")
    entry = HistoryEntry.objects.get(subject=f"attendance {council.part.pk}")
    member = council.members["community"]
    assert (entry.verb, entry.changes) == ("出欠の記入", {f"member {member.pk}": ["", "present"]})
