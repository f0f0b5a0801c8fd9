"""A database aged by years: what is over and approved goes, everything else stays, whoever runs it how often."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from compliance.facts import load
from meetings.models import Meeting, Minutes, MinutesCopy, Participation, SubmissionVersion
from meetings.services.disposal import dispose, preview
from meetings.services.retention import approve, hold, release
from meetings.services.retention.case_papers import mark
from meetings.services.retention_daily import keep_time
from operators.models import Facility, HistoryEntry
from outbox.models import Message
from publication.enums import WithdrawnWhy
from publication.models import PublicRecord, Retention
from publication.services.records import withdraw
from rules.assess import Judgement, judge
from rules.fiscal_year import FiscalYear
from tests.fixtures.people import World
from tests.makers import meeting, part_of
from tests.retention.aged import SECRET, Aged, age, moment, rows, stored, stored_files, telling

GONE = Counter(
    AgendaItem=1,
    DraftCheck=1,
    FollowUp=1,
    FollowUpStep=2,
    IdentifierDecision=1,
    Material=1,
    Message=6,
    MessageFile=2,
    Minutes=1,
    MinutesCopy=1,
    MinutesVersion=1,
    Notice=1,
    NoticeRecipient=1,
    PublicFile=1,
    PublicImage=1,
    PublicText=1,
    Reply=1,
    StoredFile=1,
)
"""What goes with one record of the aged world, exactly."""


@pytest.fixture
def years(nerima, itabashi) -> list[Aged]:
    """Four records of one office, the last one unpublished, and a stranger's; the notices share a file."""
    days = [date(2026, 6, 15), date(2026, 8, 15), date(2026, 10, 15), date(2026, 12, 15)]
    told = [date(2026, 7, 10), date(2026, 9, 1), date(2026, 11, 1), None]
    shared = stored("shared")
    made = [
        age(nerima, meeting(day, nerima.facility, topics=["disaster_crime_prevention"]), on, shared=shared)
        for day, on in zip(days, told, strict=True)
    ]
    return [*made, age(itabashi, meeting(days[0], itabashi.facility), told[0])]


@pytest.fixture
def day_by_day(django_capture_on_commit_callbacks) -> Callable[..., None]:
    """The daily work from one day to another, each day or in steps; what follows a commit happens."""

    def walk(first: date, last: date | None = None, step: int = 1) -> None:
        day = first
        while day <= (last or first):
            with django_capture_on_commit_callbacks(execute=True):
                keep_time(at=moment(day))
            day += timedelta(days=step)

    return walk


def clock(aged: Aged, holder: str = "office") -> Retention:
    """One of the three clocks of a record."""
    sources = {
        "office": f"participation/{aged.part.pk}",
        "ward": f"submission/{aged.submission.pk}",
        "case": f"material/{aged.case_paper.pk}",
    }
    return Retention.objects.get(holder=holder, source=sources[holder])


def let_go(world: World, on: date, *clocks: Retention, by: str = "operator") -> None:
    """Approve their deletion on a day."""
    seen = {each.pk: each.keep_until for each in clocks}
    approve(retentions=clocks, seen=seen, by=getattr(world, by), at=moment(on), today=on)


def kept() -> Counter[str]:
    """How many rows there are, the warnings that were mailed aside."""
    return rows() - Counter(Message=Message.objects.filter(key__startswith="retention/").count())


def judged(facility: Facility) -> list[Judgement]:
    """How the office stands in both years, years later."""
    found = []
    for year in (2026, 2027):
        record = load(Facility.objects.filter(pk=facility.pk), FiscalYear(year))[0]
        found.append(judge(record.facts, date(2030, 1, 1), record.rulebook))
    return found


def test_three_years_later_exactly_what_was_approved_and_is_not_held_is_gone(years, nerima, day_by_day):
    gone, held, unapproved, unpublished, strange = years
    before, files, verdict = kept(), stored_files(), judged(nerima.facility)
    day_by_day(date(2028, 6, 1))
    let_go(nerima, date(2028, 7, 5), clock(gone))
    let_go(nerima, date(2028, 8, 20), clock(held))
    hold(
        retention=clock(held),
        reason="運営指導のため",
        until=None,
        by=nerima.operator,
        at=moment(date(2028, 8, 21)),
        today=date(2028, 8, 21),
    )
    promised = preview([clock(gone)], at=moment(date(2028, 7, 5)))
    day_by_day(date(2028, 7, 8), date(2028, 7, 10))
    assert (kept(), stored_files()) == (before, files)  # the last day itself is kept
    day_by_day(date(2028, 7, 11))
    assert (kept(), files - stored_files()) == (before - GONE, {gone.paper.file.name, gone.pdf})
    day_by_day(date(2028, 7, 12), date(2029, 11, 22), step=70)
    day_by_day(date(2029, 11, 22))
    assert (kept(), files - stored_files()) == (before - GONE, {gone.paper.file.name, gone.pdf})
    assert [clock(each).disposed_at for each in (held, unapproved, unpublished, strange)] == [None] * 4
    tombstone = clock(gone)
    assert (tombstone.disposed_at, tombstone.disposed) == (moment(date(2028, 7, 11)), promised)
    assert tombstone.statistics == {"利用者": {"Webで出席": 1}, "地域住民の代表者": {"出席": 1}}
    assert HistoryEntry.objects.filter(verb="保存期間満了による削除").count() == 1
    assert judged(nerima.facility) == verdict


def test_no_word_is_left_but_at_the_ward_and_then_none(nerima, itabashi, day_by_day):
    gone = age(nerima, meeting(date(2026, 6, 15), nerima.facility), date(2026, 7, 10))
    day_by_day(date(2028, 6, 1))
    let_go(nerima, date(2028, 7, 5), clock(gone))
    day_by_day(date(2028, 8, 1))
    assert telling() == {"DeskEvent", "DeskNote", "Message", "SubmissionVersion"}
    assert set(Message.objects.filter(text=SECRET).values_list("key", flat=True)) == {
        f"returned/{gone.submission.events.get().pk}/1"
    }
    part = Participation.objects.get(pk=gone.part.pk)
    assert (part.published_on, part.disposed_on) == (date(2026, 7, 10), date(2028, 8, 1))
    day_by_day(date(2032, 3, 1))
    let_go(nerima, date(2032, 3, 1), clock(gone, "ward"), by="ward")
    day_by_day(date(2032, 4, 1))
    assert telling() == set()


def test_the_wards_copy_goes_on_its_own_day_and_leaves_the_register(years, nerima, day_by_day):
    gone = years[0]
    nerima.municipality.copy_years = 1
    nerima.municipality.save()
    day_by_day(date(2028, 3, 1))
    before, files = kept(), stored_files()
    row = clock(gone, "ward")
    assert (row.started_on, row.keep_until) == (date(2027, 4, 1), date(2028, 3, 31))
    let_go(nerima, date(2028, 3, 1), row, by="ward")
    day_by_day(date(2028, 3, 31))
    assert kept() == before
    day_by_day(date(2028, 4, 1))
    scan = Counter(Material=1, DeskNote=1, SubmissionVersion_materials=2, Message=1)
    assert kept() == before - scan
    assert files - stored_files() == {gone.scan}
    version = SubmissionVersion.objects.get(submission=gone.submission)
    assert (version.record, version.folded_text, version.words) == ({}, "", "")
    assert (gone.submission.receipt, Minutes.objects.filter(participation=gone.part).count()) == (
        "R8-0001",
        1,
    )
    let_go(nerima, date(2028, 7, 5), clock(gone))
    day_by_day(date(2028, 7, 11))
    assert gone.submitted.file.name not in stored_files()  # nobody kept it any longer


def test_what_the_ward_keeps_goes_with_the_ward(years, nerima, day_by_day):
    gone = years[0]
    day_by_day(date(2032, 3, 1))
    let_go(nerima, date(2032, 3, 1), clock(gone))
    let_go(nerima, date(2032, 3, 1), clock(gone, "ward"), by="ward")
    day_by_day(date(2032, 3, 2))
    assert gone.submitted.file.name in stored_files()
    day_by_day(date(2032, 4, 1))
    assert {gone.submitted.file.name, gone.scan} & stored_files() == set()
    assert gone.case_paper.file.name in stored_files()


def test_a_case_paper_follows_its_contract_and_not_the_record(years, nerima, day_by_day):
    gone, other = years[0], years[1]
    mark(
        material=other.case_paper,
        case_paper=True,
        contract_ended_on=date(2026, 9, 30),
        by=nerima.operator,
        at=moment(date(2026, 10, 1)),
    )
    day_by_day(date(2028, 8, 1))
    files = stored_files()
    let_go(nerima, date(2028, 8, 1), clock(gone), clock(other, "case"))
    day_by_day(date(2028, 10, 1))
    assert files - stored_files() == {gone.paper.file.name, gone.pdf, other.case_paper.file.name}
    assert (clock(gone, "case").started_on, clock(gone, "case").disposed_at) == (None, None)
    assert clock(other, "case").disposed == {"個別の利用者に関する資料": 1}
    assert clock(other).disposed_at is None


@pytest.fixture
def joint(nerima, itabashi) -> tuple[Aged, Aged, Minutes]:
    """A joint meeting of two offices, published on two days, with a common part of the minutes."""
    made = meeting(date(2026, 6, 15), nerima.facility, itabashi.facility, note=SECRET, place="花沢様のお宅")
    common = Minutes.objects.create(meeting=made, content=minutes_content(), folded_text=SECRET, revision=1)
    shared = stored("shared")
    first = age(nerima, made, date(2026, 7, 10), shared=shared)
    return first, age(itabashi, made, date(2026, 9, 1), shared=shared), common


def minutes_content() -> dict[str, object]:
    """Common words of a joint meeting."""
    return {"opening": SECRET, "items": []}


def test_what_is_common_goes_with_the_last_office(joint, nerima, itabashi, day_by_day):
    first, second, common = joint
    day_by_day(date(2028, 7, 1))
    before = kept()
    let_go(nerima, date(2028, 7, 5), clock(first))
    day_by_day(date(2028, 7, 11))
    assert before - kept() == GONE
    common.refresh_from_db()
    assert (
        Meeting.objects.get(pk=common.meeting_id).note,
        part_of(common.meeting, itabashi.facility).minutes,
    ) == (
        SECRET,
        second.part.minutes,
    )
    day_by_day(date(2028, 8, 1))
    seen = {clock(second).pk: clock(second).keep_until}
    day = date(2028, 9, 1)
    approve(retentions=[clock(second)], seen=seen, by=itabashi.operator, at=moment(day), today=day)
    day_by_day(date(2028, 9, 2))
    assert before - kept() == GONE + GONE + Counter(Minutes=1, StoredFile=1)
    after = Meeting.objects.get(pk=common.meeting_id)
    assert (after.note, after.place, after.held_on) == ("", "", date(2026, 6, 15))


def test_a_withdrawal_stops_the_clock_and_the_approval_falls(years, nerima, day_by_day):
    gone = years[0]
    day_by_day(date(2028, 6, 1))
    let_go(nerima, date(2028, 7, 5), clock(gone))
    Participation.objects.filter(pk=gone.part.pk).update(published_on=None)
    before = kept()
    day_by_day(date(2028, 7, 11), date(2028, 7, 12))
    assert kept() == before
    row = clock(gone)
    assert (row.started_on, row.keep_until, row.approved_at, row.approved_by) == (None, None, None, None)
    assert HistoryEntry.objects.get(verb="削除の承認の失効").changes == {"保存期限": ["2028-07-10", None]}


def test_a_hold_that_ends_asks_for_a_new_approval(years, nerima, day_by_day):
    gone = years[0]
    day_by_day(date(2028, 6, 1))
    let_go(nerima, date(2028, 7, 5), clock(gone))
    told = {"by": nerima.operator, "at": moment(date(2028, 7, 6))}
    hold(retention=clock(gone), reason="調査中", until=date(2028, 7, 20), today=date(2028, 7, 6), **told)
    day_by_day(date(2028, 7, 11), date(2028, 7, 22))
    assert clock(gone).disposed_at is None
    release(retention=clock(gone), **told)
    let_go(nerima, date(2028, 7, 22), clock(gone))
    day_by_day(date(2028, 7, 22))
    assert clock(gone).disposed_at is None  # one night to take it back
    day_by_day(date(2028, 7, 23))
    assert clock(gone).disposed_at == moment(date(2028, 7, 23))


def test_a_hold_that_was_over_leaves_no_word_on_the_tombstone(years, nerima, day_by_day):
    gone, day = years[0], date(2028, 7, 1)
    day_by_day(day)
    told = {"by": nerima.operator, "at": moment(day), "today": day}
    hold(retention=clock(gone), reason="裁判のため", until=date(2028, 7, 5), **told)
    day_by_day(date(2028, 7, 6))
    let_go(nerima, date(2028, 7, 6), clock(gone))
    day_by_day(date(2028, 7, 11))
    row = clock(gone)
    assert row.disposed_at == moment(date(2028, 7, 11))
    assert (row.held_on, row.held_until, row.held_by, row.hold_reason) == (None, None, None, "")


def test_what_cannot_be_deleted_stands_in_nobodys_way(years, nerima, day_by_day):
    stuck, other = years[0], years[1]
    mail = Message.objects.get(key=f"remind-minutes/{stuck.part.pk}/2026-07-20/ahead/1")
    MinutesCopy.objects.filter(pk=other.copy.pk).update(message=mail)  # another record holds it
    day_by_day(date(2028, 11, 1))
    let_go(nerima, date(2028, 11, 1), clock(stuck), clock(years[2]))
    before = kept()
    day_by_day(date(2028, 11, 2))
    assert before - kept() == GONE
    assert (clock(stuck).disposed_at, Minutes.objects.filter(participation=stuck.part).count()) == (None, 1)
    assert clock(years[2]).disposed_at == moment(date(2028, 11, 2))


def test_a_page_taken_back_before_is_gone_as_well(years, nerima, day_by_day):
    aged = years[0]
    withdraw(
        record=aged.public, why=WithdrawnWhy.ERROR, at=moment(date(2027, 1, 1))
    )  # the notice board stands
    day_by_day(date(2028, 6, 1))
    let_go(nerima, date(2028, 7, 5), clock(aged))
    day_by_day(date(2028, 7, 11))
    record = PublicRecord.objects.get(pk=aged.public.pk)
    assert (record.state, record.disposed_on) == ("disposed", date(2028, 7, 11))
    again = dispose(pk=clock(aged).pk, at=moment(date(2028, 7, 12)))
    assert (again, PublicRecord.objects.published().filter(pk=record.pk).exists()) == (False, False)
