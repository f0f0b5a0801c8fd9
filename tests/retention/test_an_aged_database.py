"""A database aged by years: what is over and approved goes, everything else stays, whoever runs it how often."""

from collections import Counter
from datetime import date, timedelta

import pytest

from compliance.facts import load
from meetings.models import (
    AgendaItem,
    Attendance,
    FollowUp,
    Material,
    Meeting,
    Minutes,
    Participation,
    PublishedWay,
    SubmissionVersion,
)
from meetings.services.disposal import preview
from meetings.services.retention import approve, hold
from meetings.services.retention.planning import plan_clocks
from meetings.services.retention_daily import keep_time
from operators.models import Facility, HistoryEntry
from outbox.models import Message
from publication.models import PublicRecord, Retention
from rules.assess import judge
from rules.fiscal_year import FiscalYear
from rules.ruleset_files import rulebook
from tests.makers import meeting, minutes_of
from tests.retention.aged import SECRET, Aged, age, moment, rows, stored, stored_files

GONE = Counter(
    {
        "AgendaItem": 1,
        "DraftCheck": 1,
        "FollowUp": 1,
        "FollowUpStep": 2,
        "IdentifierDecision": 1,
        "Material": 1,
        "Message": 6,
        "MessageFile": 2,
        "Minutes": 1,
        "MinutesCopy": 1,
        "MinutesVersion": 1,
        "Notice": 1,
        "NoticeRecipient": 1,
        "PublicFile": 1,
        "PublicImage": 1,
        "PublicText": 1,
        "Reply": 1,
        "StoredFile": 1,
    }
)
"""What goes with one record of the aged world, exactly."""


@pytest.fixture
def years(nerima, itabashi):
    """Four records of one office and a stranger's, published one after another."""
    mine, theirs = nerima.facility, itabashi.facility
    days = [date(2026, 6, 15), date(2026, 8, 15), date(2026, 10, 15), date(2026, 12, 15)]
    told = [date(2026, 7, 10), date(2026, 9, 1), date(2026, 11, 1), None]
    made = [
        age(nerima, meeting(day, mine), on, shared=stored("shared"))
        for day, on in zip(days, told, strict=True)
    ]
    strange = age(itabashi, meeting(days[0], theirs), told[0])
    return [*made, strange]


def clock(aged: Aged, holder: str = "office") -> Retention:
    sources = {
        "office": f"participation/{aged.part.pk}",
        "ward": f"submission/{aged.submission.pk}",
        "case": f"material/{aged.case_paper.pk}",
    }
    return Retention.objects.get(holder=holder, source=sources[holder])


def let_go(world, on: date, *clocks: Retention) -> None:
    seen = {each.pk: each.keep_until for each in clocks}
    approve(retentions=clocks, seen=seen, by=world.operator, at=moment(on), today=on)


def walk(first: date, last: date, step: int = 1) -> None:
    day = first
    while day <= last:
        keep_time(at=moment(day))
        day += timedelta(days=step)


def test_three_years_later_exactly_what_was_approved_and_is_not_held_is_gone(
    years, nerima, django_capture_on_commit_callbacks
):
    gone, held, unapproved, unpublished, strange = years
    rows_before, files_before = rows(), stored_files()
    with django_capture_on_commit_callbacks(execute=True):
        keep_time(at=moment(date(2028, 6, 1)))
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
        walk(date(2028, 7, 8), date(2028, 7, 10))
        assert clock(gone).disposed_at is None  # the last day itself is kept
        walk(date(2028, 7, 11), date(2028, 7, 12))
        assert clock(gone).disposed_at == moment(date(2028, 7, 11))
        walk(date(2028, 7, 20), date(2029, 11, 22), step=61)
    warnings = Counter(Message=Message.objects.filter(key__startswith="retention/").count())
    assert rows() - warnings == rows_before - GONE
    assert files_before - stored_files() == {gone.paper.file.name, gone.pdf}
    assert stored_files() <= files_before
    assert clock(gone).disposed == promised
    assert [each.disposed_at for each in map(clock, (held, unapproved, unpublished, strange))] == [None] * 4
