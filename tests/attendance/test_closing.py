"""Closing an attendance: what stands in the way, what it does, who may, and taking it back. [N §5, §9, §10]"""

from datetime import date

import pytest

from meetings.attendance_check import room_check
from meetings.attendance_sheet import sheet_of
from meetings.enums import Manner
from meetings.models import Attendance, Meeting, Participation, Reply
from meetings.services import attendance, attendance_closing
from meetings.services.attendance import Guest, Mark
from meetings.services.attendance_errors import (
    Closed,
    ConsentMissing,
    MinutesFinal,
    NobodyCame,
    NoMeeting,
    NotAskedHere,
    NotClosed,
    NotYet,
    Unrecorded,
)
from operators.models import Corporation, Facility, HistoryEntry
from rules.kinds import MemberCategory
from tests.attendance.conftest import AT, BEFORE, DAY
from tests.makers import minutes_of, office


def close(council, *, rest_absent: bool = True, part: Participation | None = None, **more) -> Participation:
    part = part or council.part
    told = {"participation": part, "rest_absent": rest_absent, "by": council.user, "at": AT} | more
    attendance_closing.close(**told)
    part.refresh_from_db()
    return part


def status(council) -> str:
    return Meeting.objects.get(pk=council.part.meeting_id).status


def verbs(council) -> list[str]:
    told = HistoryEntry.objects.filter(facility=council.world.facility).exclude(verb="登録")
    return list(told.order_by("pk").values_list("verb", flat=True))


def test_closing_records_the_meeting_as_held_and_says_who_did_it(council):
    council.mark(community="present")
    part = close(council)
    assert (part.attendance_closed_at, part.attendance_closed_by) == (AT, council.user)
    assert status(council) == "held"
    assert verbs(council) == ["出欠の記入", "出欠の確定", "開催の記録"]


def test_members_nobody_noted_are_absent_only_once_somebody_said_so(council):
    council.mark(community="present")
    with pytest.raises(Unrecorded) as refusal:
        close(council, rest_absent=False)
    assert (refusal.value.count, council.noted) == (7, {"community": "present"})
    close(council, rest_absent=True)
    rest = {name: "absent" for name in council.members if name != "community"}
    assert council.noted == {"community": "present", **rest}


def from_paper(council, *categories: str) -> None:
    """What the ward writes down of paper that came in: a category that was there, without a name."""
    for category in map(MemberCategory, categories):
        Attendance.objects.create(
            participation=council.part, category=category.value, name=category.label, manner="present"
        )


def test_a_category_known_from_paper_gives_way_to_its_members(council):
    from_paper(council, "user", "expert")
    council.mark(user="present")
    attendance.add_guest(
        participation=council.part, guest=Guest(MemberCategory.USER, "山田 花"), by=council.user, at=AT
    )
    close(council)
    came = Attendance.objects.filter(participation=council.part, manner="present").order_by("pk")
    assert [(row.category, row.member, row.name) for row in came] == [
        ("expert", None, MemberCategory.EXPERT.label),
        ("user", council.members["user"], ""),
        ("user", None, "山田 花"),
    ]
    assert verbs(council)[2:] == ["出席者の取消し", "出欠の確定", "開催の記録"]


def test_where_the_members_were_absent_the_paper_alone_is_nobody(council):
    from_paper(council, "user")
    council.mark(user="apology")
    with pytest.raises(NobodyCame):
        close(council)
    assert Attendance.objects.filter(participation=council.part, member=None).count() == 1


def test_a_meeting_to_which_nobody_came_is_not_closed(council):
    council.mark(community="absent")
    with pytest.raises(NobodyCame):
        close(council)
    council.mark(expert="written")
    close(council)
    assert status(council) == "held"


def test_video_without_consent_blocks_closing_until_it_is_recorded(council):
    council.mark(community="present", family="video", user="video")
    council.consent("user", date(2026, 4, 1))
    with pytest.raises(ConsentMissing) as refusal:
        close(council)
    assert [row.name for row in refusal.value.rows] == ["利用者の家族 花子"]
    assert (council.part.attendance_closed_at, status(council)) == (None, "planned")
    council.consent("family", DAY)
    close(council)
    days = Attendance.objects.filter(participation=council.part, manner="video")
    assert dict(days.values_list("category", "consented_on")) == {"user": date(2026, 4, 1), "family": DAY}


def test_a_family_member_who_is_not_on_the_roster_needs_the_day_of_consent_as_well(council):
    guest = Guest(MemberCategory.FAMILY, "お孫さん")
    entry = attendance.add_guest(participation=council.part, guest=guest, by=council.user, at=AT)
    row = sheet_of(council.part).by_key[f"g{entry.pk}"]
    record = {"participation": council.part, "by": council.user, "at": AT}
    attendance.record(marks=[Mark(row, Manner.VIDEO, row.state)], **record)
    with pytest.raises(ConsentMissing):
        close(council)
    row = sheet_of(council.part).by_key[row.key]
    attendance.record(marks=[Mark(row, Manner.VIDEO, row.state, consented_on=DAY)], **record)
    close(council)
    assert Attendance.objects.get(pk=entry.pk).consented_on == DAY


def test_nothing_is_noted_after_closing(council):
    council.mark(community="present")
    close(council)
    for act in (lambda: council.mark(staff="present"), lambda: close(council)):
        with pytest.raises(Closed):
            act()


@pytest.mark.parametrize(
    ("state", "at", "refusal"),
    [
        pytest.param("planned", BEFORE, NotYet, id="the day before"),
        pytest.param("cancelled", AT, NoMeeting, id="called off"),
        pytest.param("draft", AT, NoMeeting, id="a draft"),
    ],
)
def test_a_meeting_that_was_not_cannot_be_closed(council, state, at, refusal):
    council.mark(community="present")
    Meeting.objects.filter(pk=council.part.meeting_id).update(status=state)
    with pytest.raises(refusal):
        close(council, at=at)


def test_a_ledgers_meeting_stays_held(council):
    Meeting.objects.filter(pk=council.part.meeting_id).update(status="held")
    council.mark(community="present")
    close(council)
    assert (status(council), verbs(council)) == ("held", ["出欠の記入", "出欠の確定"])


def test_closing_is_taken_back_until_the_minutes_are_final(council):
    council.mark(community="present")
    again = {"participation": council.part, "by": council.user, "at": AT}
    with pytest.raises(NotClosed):
        attendance_closing.reopen(**again)
    close(council)
    minutes = minutes_of(council.part, final=council.user)
    with pytest.raises(MinutesFinal):
        attendance_closing.reopen(**again)
    minutes.state, minutes.finalised_at, minutes.finalised_by = "draft", None, None
    minutes.save()
    attendance_closing.reopen(**again)
    council.part.refresh_from_db()
    assert (council.part.attendance_closed_at, council.part.attendance_closed_by) == (None, None)
    assert (status(council), verbs(council)[-1]) == ("held", "出欠の確定の取消し")


@pytest.fixture
def partner(council) -> Participation:
    """Another office in the same room, with one member of its own and a person who works for it."""
    other = office("community_day", "1392000999", municipality=council.world.municipality, name="となり")
    Meeting.objects.filter(pk=council.part.meeting_id).update(
        participants_key=Meeting.key_of([council.world.facility, other])
    )
    return Participation.objects.create(meeting=council.part.meeting, facility=other, standing="confirmed")


def test_a_joint_meeting_is_one_room(council, partner):
    for category in ("municipality", "expert", "staff"):
        Attendance.objects.create(
            participation=partner, category=category, name=f"となりの{category}", manner="present"
        )
    Attendance.objects.create(participation=partner, category="community", name="来なかった", manner="absent")
    council.mark(user="present")
    sheet = sheet_of(council.part)
    assert [vacancy.label for vacancy in room_check(sheet).vacancies] == ["地域住民の代表者"]
    assert {row.name for row in sheet.rows} == {member.name for member in council.members.values()}


def test_a_partner_closes_its_own_part_and_leaves_the_meeting_to_the_host(council, partner, itabashi):
    Attendance.objects.create(participation=partner, category="staff", name="管理者", manner="present")
    theirs = itabashi.operator
    theirs.assignments.create(facility=partner.facility)
    close(council, part=partner, by=theirs)
    assert (partner.attendance_closed_by, status(council)) == (theirs, "planned")
    council.mark(community="present")
    close(council)
    assert status(council) == "held"


def test_the_room_by_the_rules_of_the_ward(council):
    council.mark(staff="present", user="apology")
    missing = [
        "利用者または利用者の家族",
        "地域住民の代表者",
        "区職員または地域包括支援センター職員",
        "知見を有する者",
    ]
    for ruleset, strict, source in (
        ("131202", False, "N §9"),
        ("270008", True, "O 地域密着型サービス共通"),
    ):
        council.part.facility.municipality.ruleset_id = ruleset
        room = room_check(sheet_of(council.part))
        found = ([vacancy.label for vacancy in room.vacancies], room.every_category_must_come, room.source)
        assert found == (missing, strict, source)


@pytest.mark.parametrize(
    ("manners", "same_corporation", "missing"),
    [
        pytest.param({}, False, ["public", "neutral"], id="nobody yet"),
        pytest.param({"municipality": "present", "expert": "video"}, False, [], id="both there"),
        pytest.param({"support_center": "proxy", "expert": "written"}, False, [], id="opinion in writing"),
        pytest.param({"municipality": "apology", "expert": "present"}, False, ["public"], id="ward excused"),
        pytest.param(
            {"municipality": "present", "expert": "present"}, True, ["neutral"], id="of the same corporation"
        ),
    ],
)
def test_both_evaluators_of_an_evaluation(council, manners, same_corporation, missing):
    council.world.municipality.ruleset_id = "131202"
    council.world.municipality.save()
    council.part.carries_evaluation = True
    council.part.facility = Facility.objects.get(pk=council.world.facility.pk)
    expert = council.members["expert"]
    own = council.world.corporation  # as a ledger spelt it: without the number
    name = own.name.replace("法人", "法人　") if same_corporation else "別法人"
    expert.corporation = Corporation.objects.create(name=name)
    expert.save()
    for category, manner in manners.items():
        row = council.row(category)
        mark = Mark(row, Manner(manner), "", stand_in="代理 太郎")
        attendance.record(participation=council.part, marks=[mark], by=council.user, at=AT)
    labels = {
        "public": "区職員または地域包括支援センターの職員",
        "neutral": "知見を有し公正・中立な第三者",
    }
    found = room_check(sheet_of(council.part)).evaluators_missing
    assert [each.label for each in found] == [labels[name] for name in missing]


@pytest.mark.parametrize("service", ["community_day", "dementia_day", "medical_day"])
def test_the_counselors_time_of_a_day_service_also_after_closing(council, service):
    Facility.objects.filter(pk=council.world.facility.pk).update(service=service)
    council.mark(community="present")
    close(council)
    noted = {"participation": council.part, "by": council.user, "at": AT}
    assert attendance_closing.note_counselor(minutes=90, **noted)
    assert not attendance_closing.note_counselor(minutes=90, **noted)
    council.part.refresh_from_db()
    entry = HistoryEntry.objects.get(verb="生活相談員の時間")
    assert (council.part.counselor_minutes, entry.changes) == (90, {"counselor_minutes": [None, 90]})


def test_a_group_home_has_no_counselors_time(council):
    with pytest.raises(NotAskedHere):
        attendance_closing.note_counselor(participation=council.part, minutes=60, by=council.user, at=AT)


def test_an_opinion_in_advance_alone_is_no_attendance(council):
    Reply.objects.create(participation=council.part, member=council.members["expert"], opinion="よい")
    assert council.row("expert").suggestion is None
    with pytest.raises(NobodyCame):
        close(council)
