"""The first submission: what stands afterwards, and who is owed a copy."""

from datetime import date

import pytest

from meetings.models import DeskEvent, Material, Member, MinutesCopy, Participation, Submission
from meetings.record import Record
from meetings.record_building import build_record
from meetings.services import submissions
from operators.models import HistoryEntry
from outbox.models import Message
from tests.makers import material_of, meeting, minutes_of, part_of, submission_of
from tests.submissions.conftest import FIRST, at, close


def test_one_act_submits_freezes_and_owes(ready):
    submission = ready.submit()
    version = submission.versions.get()
    event = submission.events.get()
    ready.part.refresh_from_db()
    assert (submission.receipt, submission.state, submission.received_on) == (
        "R8-0001",
        "received",
        date(2026, 7, 1),
    )
    assert (version.number, version.way, version.submitted_by, version.submitted_at) == (
        1,
        "portal",
        ready.user,
        FIRST,
    )
    assert (event.verb, event.by, event.version) == ("submit", ready.user, version)
    assert ready.part.submitted_on == date(2026, 7, 1)
    assert sorted(Message.objects.values_list("channel", "state")) == [
        ("email", "pending"),
        ("email", "pending"),
        ("hand", "to_hand"),
        ("post", "to_hand"),
    ]


def test_what_went_out_stays_when_the_minutes_go_on(ready):
    version = ready.submit().versions.get()
    ready.say("別の話")
    ready.paper.removed_at = FIRST
    ready.paper.save()
    version.refresh_from_db()
    record = Record.from_json(version.record)
    assert record.own.items[0].report == "9名が利用しています。"
    assert [paper.title for paper in record.papers] == ["資料.pdf"]
    assert [each.pk for each in version.materials.all()] == [ready.paper.pk]


def test_the_record_is_the_one_that_is_read(ready):
    version = ready.submit().versions.get()
    assert Record.from_json(version.record) == build_record(ready.part)


def test_its_words_are_found_by_searching_and_people_are_not(ready):
    version = ready.submit().versions.get()
    assert "広報紙を町会にも" in version.folded_text
    assert [
        name for name in Member.objects.values_list("name", flat=True) if name in version.folded_text
    ] == []


def test_absent_members_get_their_copy_and_who_left_before_does_not(ready):
    Member.objects.create(
        facility=ready.world.facility, category="expert", name="去った人", left_on=date(2026, 6, 19)
    )
    ready.submit()
    owed = MinutesCopy.objects.exclude(member=None).values_list("member__category", flat=True)
    assert sorted(owed) == ["community", "family", "user"]


def test_scans_of_the_ward_do_not_go_back_to_it(ready):
    material_of(ready.part, kind="scan", title="受付印.pdf")
    removed = material_of(ready.part, title="古い資料.pdf", removed_at=FIRST)
    version = ready.submit().versions.get()
    assert set(version.materials.all()) == {ready.paper}
    assert removed.submission_versions.count() == 0


def test_the_history_says_who_and_no_name_stands_in_it(ready):
    submission = ready.submit()
    entry = HistoryEntry.objects.get(subject=f"submission {submission.pk}", verb="提出")
    assert (entry.by, entry.facility, entry.changes["version"]) == (
        ready.user,
        ready.world.facility,
        [None, 1],
    )


def test_submitting_late_in_the_evening_is_that_day_in_japan(ready):
    submission = ready.submit(at("2026-07-20 23:30"))
    ready.part.refresh_from_db()
    assert (submission.received_on, ready.part.submitted_on) == (date(2026, 7, 20), date(2026, 7, 20))


def test_the_day_the_ledger_knew_stays(ready):
    Participation.objects.filter(pk=ready.part.pk).update(submitted_on=date(2026, 6, 28))
    submission = ready.submit()
    ready.part.refresh_from_db()
    assert (submission.received_on, ready.part.submitted_on) == (date(2026, 7, 1), date(2026, 6, 28))


@pytest.mark.parametrize(
    ("moment", "receipt"),
    [
        pytest.param("2027-03-31 23:59", "R8-0001", id="the last minute of the year"),
        pytest.param("2027-04-01 00:00", "R9-0001", id="the first of the next"),
    ],
)
def test_the_number_is_of_the_year_of_the_day_of_submission(ready, moment, receipt):
    assert ready.submit(at(moment)).receipt == receipt


def test_every_ward_and_every_year_counts_for_itself(ready, itabashi):
    given = [
        (itabashi.facility, date(2026, 5, 1), 2026, 77),
        (ready.world.facility, date(2026, 5, 1), 2026, 41),
        (ready.world.facility, date(2026, 1, 1), 2025, 99),
    ]
    for facility, day, year, serial in given:
        made = submission_of(part_of(meeting(day, facility), facility))
        Submission.objects.filter(pk=made.pk).update(fiscal_year=year, serial=serial)
    assert ready.submit().receipt == "R8-0042"


def test_a_joint_meeting_is_submitted_by_each_office_for_itself(ready, partner, common_part):
    common_part()
    ready.submit()
    submissions.submit(participation=partner, by=ready.user, at=FIRST)
    receipts = {each.facility.name: each.receipt for each in Submission.objects.all()}
    assert receipts == {"グループホームひなた": "R8-0001", "デイサービスつばめ": "R8-0002"}
    own = Submission.objects.get(facility=ready.world.facility).versions.get()
    record = Record.from_json(own.record)
    assert record.partners == ("デイサービスつばめ（地域密着型通所介護）",)
    assert record.common.opening == "合同で開催しました。"
    assert "燕" not in str(own.record)


def test_common_papers_go_with_both_and_own_papers_with_one(ready, partner, common_part):
    common_part()
    shared = material_of(ready.part, title="共通の資料.pdf")
    Material.objects.filter(pk=shared.pk).update(participation=None)
    mine = ready.submit().versions.get()
    theirs = submissions.submit(participation=partner, by=ready.user, at=FIRST).versions.get()
    assert set(mine.materials.all()) == {ready.paper, shared}
    assert set(theirs.materials.all()) == {shared}


def test_words_to_the_ward_go_along(ready):
    assert ready.submit(words="  別紙は後日届けます。 ").versions.get().words == "別紙は後日届けます。"


def test_a_meeting_on_the_same_day_can_be_submitted_in_the_evening(ready):
    today = meeting(date(2026, 7, 1), ready.world.facility)
    part = part_of(today, ready.world.facility)
    close(part, ready.user)
    minutes_of(part, final=ready.user)
    submissions.submit(participation=part, by=ready.user, at=at("2026-07-01 20:00"))
    assert DeskEvent.objects.get().submission.participation == part


def test_what_was_reopened_before_anybody_read_it_corrects_nothing(ready):
    ready.say("書き直した話", reason="誤字")
    version = ready.submit().versions.get()
    assert Record.from_json(version.record).correction == ""
