"""What others wait for at an operator's offices: minutes the ward sent back, drafts a colleague wants checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from meetings.enums import MinutesState, SubmissionState
from meetings.models import Minutes, Submission
from meetings.time_and_place import day_of
from operators.models import User


@dataclass(frozen=True)
class Waiting:
    """One thing somebody waits for: what it is, whose and of which meeting, since when, and where it is done."""

    what: str
    office: str
    held_on: date
    since: date | None
    address: str


def waiting_for(user: User) -> list[Waiting]:
    """What the ward returned first, then what is to be checked; the oldest first. Two queries."""
    return [*_returned(user), *_to_check(user)]


def _returned(user: User) -> Iterator[Waiting]:
    rows = Submission.objects.visible_to(user).filter(
        state=SubmissionState.RETURNED, participation__isnull=False
    )
    for row in rows.select_related("facility", "participation__meeting").order_by("state_at", "pk"):
        if row.participation:
            what = f"区から差し戻された議事録（{row.receipt}）を直して再提出する"
            held_on, page = row.participation.meeting.held_on, reverse("submission", args=[row.pk])
            yield Waiting(what, row.facility.name, held_on, day_of(row.state_at), page)


def _to_check(user: User) -> Iterator[Waiting]:
    rows = Minutes.objects.visible_to(user).filter(state=MinutesState.CHECK).exclude(checked_by=user)
    for row in rows.select_related("meeting", "participation__facility").order_by("checked_at", "pk"):
        office = row.participation.facility.name if row.participation else "合同の共通部分"
        page = reverse("meeting_minutes", args=[row.meeting_id])
        since = day_of(row.checked_at) if row.checked_at else None
        yield Waiting("作成された議事録を確かめて確定する", office, row.meeting.held_on, since, page)
