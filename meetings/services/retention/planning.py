"""Brings the clocks in line with what is known now. Derived and repeatable: a missed run is made up for by the next.

A clock that moved takes its approval with it: what was approved was another last day. Tombstones never change.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from meetings.models import Material, Participation, Submission
from meetings.services.retention.clocks import (
    MATERIAL,
    PART,
    SUBMISSION,
    Planned,
    of_case_paper,
    of_part,
    of_submission,
)
from meetings.services.retention.keepers import Keeper, keepers
from meetings.services.retention.papers import case_papers, held_parts, leading_offices
from meetings.services.retention.rows import bring_in_line
from publication.enums import Holder
from publication.models import PublicRecord, Retention

CHUNK = 500
"""So many clocks are looked at in one transaction."""

Row = TypeVar("Row", bound=Model)


def plan_clocks(*, today: date, at: datetime) -> int:
    """One clock per held part, per submission and per case paper; answers how many were made or changed.

    A fixed number of queries per `CHUNK` papers. What is not there any more (a meeting that was not held after
    all, a paper that is no case paper) loses its clock.
    """
    parts, papers, submissions = held_parts(today), case_papers(), Submission.objects.all()
    changed = (
        plan_parts(parts, at=at) + plan_submissions(submissions, at=at) + plan_case_papers(papers, at=at)
    )
    drop(Holder.OFFICE, PART, parts)
    drop(Holder.WARD, SUBMISSION, submissions)
    drop(Holder.CASE, MATERIAL, papers)
    for keeper in keepers().values():
        changed += bring_all(keeper.rows(), keeper.clock, at=at)
        drop(keeper.holder, keeper.kind, keeper.rows())
    return changed


def plan_kept(keeper: Keeper, key: int, *, at: datetime) -> bool:
    """Bring one clock of another room's papers in line; answers whether they still have one."""
    row = keeper.rows().filter(pk=key)
    bring_all(row, keeper.clock, at=at)
    return row.exists()


def plan_parts(parts: QuerySet[Participation], *, at: datetime) -> int:
    """The clocks of these records; answers how many were made or changed."""
    rows = parts.select_related("meeting", "facility__municipality")
    return bring_all(rows, of_part, at=at)


def plan_submissions(submissions: QuerySet[Submission], *, at: datetime) -> int:
    """The clocks of the ward's copies; answers how many were made or changed."""
    rows = submissions.select_related("facility__municipality", "participation__meeting")
    return bring_all(rows, of_submission, at=at)


def plan_case_papers(papers: QuerySet[Material], *, at: datetime) -> int:
    """The clocks of papers on individual users; answers how many were made or changed."""
    changed = 0
    for chunk in chunks(papers.select_related("meeting", "participation__facility__municipality")):
        offices = leading_offices(chunk)
        known = [of_case_paper(paper, offices[paper.pk]) for paper in chunk if paper.pk in offices]
        changed += bring_in_line(known, at=at)
    return changed


def bring_all(rows: QuerySet[Row], clock: Callable[[Row], Planned], *, at: datetime) -> int:
    """Bring the clocks of these papers in line; answers how many were made or changed."""
    return sum(bring_in_line([clock(row) for row in chunk], at=at) for chunk in chunks(rows))


def chunks(rows: QuerySet[Row]) -> Iterator[Sequence[Row]]:
    """The rows by their keys, so many at a time."""
    last = 0
    while chunk := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield chunk
        last = chunk[-1].pk
        if len(chunk) < CHUNK:
            return


def drop(holder: Holder, kind: str, papers: QuerySet[Row]) -> None:
    """Forget the clocks without papers; what is deleted keeps its tombstone, and what somebody holds back its clock.

    A record before the public keeps its clock as well, whatever a ledger says of its meeting now.
    """
    source = Concat(Value(f"{kind}/"), Cast("pk", CharField()), output_field=CharField())
    there = papers.order_by().annotate(named=source).values("named")
    public = PublicRecord.objects.published().values("source")
    gone = Retention.objects.standing().filter(
        ~Q(source__in=there), ~Q(source__in=public), holder=holder, source__startswith=f"{kind}/"
    )
    gone.filter(held_on=None).delete()
