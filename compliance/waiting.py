"""What others wait for at an operator's offices: minutes sent back, corrections, drafts a colleague wants checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.urls import reverse

from meetings.enums import MinutesState, Standing, SubmissionKind, SubmissionState
from meetings.models import Minutes, Participation, Submission
from operators.local_time import day_of
from operators.models import Facility, User


@dataclass(frozen=True)
class Waiting:
    """One thing somebody waits for: what it is, whose and of which day, since when, and where it is done.

    ``occasion`` says what took place on the day; an agency's evaluation knows no meeting.
    """

    what: str
    office: str
    held_on: date
    since: date | None
    address: str
    occasion: str = "会議"


def waiting_for(user: User) -> list[Waiting]:
    """What the ward returned, what was corrected and not resubmitted, what is to be checked; three queries."""
    return [*_returned(user), *_corrected(user), *_to_check(user)]


def _returned(user: User) -> Iterator[Waiting]:
    """Of meetings, and an agency's evaluations, which have none; nothing of what was deleted."""
    rows = Submission.objects.visible_to(user).filter(
        state=SubmissionState.RETURNED, participation__disposed_on=None, evaluation_round__disposed_on=None
    )
    related = rows.select_related("facility", "participation__meeting", "evaluation_round__evaluation")
    for row in related.order_by("state_at", "pk"):
        day, occasion = _occasion(row)
        page = reverse("submission", args=[row.pk])
        yield Waiting(_mend(row), row.facility.name, day, day_of(row.state_at), page, occasion)


def _occasion(row: Submission) -> tuple[date, str]:
    """The day a submission is about, and what took place; of a report without both, the day it came in."""
    if row.participation:
        return row.participation.meeting.held_on, "会議"
    of = getattr(row, "evaluation_round", None)
    day = of.evaluation.evaluated_on if of and of.evaluation else None
    return (day, "評価") if day else (row.received_on, "提出")


def _mend(row: Submission) -> str:
    kind = "議事録" if row.kind == SubmissionKind.MINUTES else "評価の結果報告書"
    return f"区から差し戻された{kind}（{row.receipt}）を直して再提出する"


def _corrected(user: User) -> Iterator[Waiting]:
    """Minutes that were finalised anew, their own part or the common one, since the ward got them."""
    common = Minutes.objects.filter(participation=None, meeting=OuterRef("participation__meeting"))
    minutes = Submission.objects.visible_to(user).filter(kind=SubmissionKind.MINUTES)
    rows = minutes.exclude(state=SubmissionState.RETURNED)
    rows = rows.filter(participation__disposed_on=None).annotate(
        last=Max("versions__submitted_at"), common_at=Subquery(common.values("finalised_at"))
    )
    newer = Q(participation__minutes__finalised_at__gt=F("last")) | Q(common_at__gt=F("last"))
    for row in rows.filter(newer).select_related("facility", "participation__meeting").order_by("pk"):
        if row.participation:
            what = f"訂正した議事録（{row.receipt}）を区へ再提出する"
            page = (
                f"{reverse('submit_minutes', args=[row.participation.meeting_id])}?facility={row.facility_id}"
            )
            yield Waiting(what, row.facility.name, row.participation.meeting.held_on, None, page)


def _to_check(user: User) -> Iterator[Waiting]:
    """Drafts a colleague wants checked; the common part of a joint meeting only where this person's office leads."""
    hosted = Participation.objects.filter(meeting=OuterRef("meeting"), standing=Standing.HOST)
    mine = Exists(hosted.filter(facility__in=Facility.objects.visible_to(user)))
    rows = Minutes.objects.visible_to(user).filter(state=MinutesState.CHECK).exclude(checked_by=user)
    rows = rows.filter(Q(participation__isnull=False) | Q(mine) | ~Q(Exists(hosted)))
    for row in rows.select_related("meeting", "participation__facility").order_by("checked_at", "pk"):
        office = row.participation.facility.name if row.participation else "合同の共通部分"
        page = reverse("meeting_minutes", args=[row.meeting_id])
        since = day_of(row.checked_at) if row.checked_at else None
        yield Waiting("作成された議事録を確かめて確定する", office, row.meeting.held_on, since, page)
