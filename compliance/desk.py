"""The ward's desk as a list: what came in, filtered, counted and sorted in the database. [N §8]"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from meetings.enums import SubmissionState
from meetings.models import Submission, SubmissionVersion
from operators.models import User
from rules.fiscal_year import FiscalYear

TABS = {
    "open": ("未処理", SubmissionState.RECEIVED),
    "returned": ("差戻し中", SubmissionState.RETURNED),
    "accepted": ("受理済み", SubmissionState.ACCEPTED),
    "all": ("すべて", None),
}
"""The lists of the desk: label and state; the first is what is open when nothing is asked for."""

MINE, NOBODYS = "mine", "nobody"

_HELD = F("participation__meeting__held_on")
SORTS: dict[str, list[Any]] = {
    "unread": ["-unread", _HELD.asc(nulls_last=True)],
    "office": ["facility__kana", "facility__name"],
    "held": [_HELD.asc(nulls_last=True)],
    "received": ["last_at"],
    "state": ["state"],
    "assigned": [F("assigned_to__name").asc(nulls_last=True)],
}
BACKWARDS: dict[str, list[Any]] = {
    "office": ["-facility__kana", "-facility__name"],
    "held": [_HELD.desc(nulls_last=True)],
    "received": ["-last_at"],
    "state": ["-state"],
    "assigned": [F("assigned_to__name").desc(nulls_last=True)],
}
DEFAULT_SORT = "unread"
"""Unread first, then the earliest meeting: its minutes are due first."""


@dataclass(frozen=True)
class Asked:
    """What the URL asks of the desk; empty values ask nothing."""

    tab: str = "open"
    who: str = ""
    kind: str = ""
    service: str = ""
    area: str = ""
    words: str = ""
    year: FiscalYear | None = None
    sort: str = DEFAULT_SORT


@dataclass(frozen=True)
class Tab:
    """One list of the desk with the number of what is in it."""

    key: str
    label: str
    number: int


def known_sort(sort: str) -> str:
    """The sort asked for, or the default where it is none of ours."""
    return sort if sort in SORTS or (sort[:1] == "-" and sort[1:] in BACKWARDS) else DEFAULT_SORT


def received(user: User) -> QuerySet[Submission]:
    """What came in to this person's ward, each with its last version and whether it waits unread.

    Annotations: ``last_id``, ``last_number``, ``last_way``, ``last_at`` of the last version; ``unread``.
    """
    last = SubmissionVersion.objects.filter(submission=OuterRef("pk")).order_by("-number")
    new = Exists(SubmissionVersion.objects.filter(submission=OuterRef("pk"), read_at=None))
    return Submission.objects.visible_to(user).annotate(
        last_id=Subquery(last.values("pk")[:1]),
        last_number=Subquery(last.values("number")[:1]),
        last_way=Subquery(last.values("way")[:1]),
        last_at=Subquery(last.values("submitted_at")[:1]),
        unread=Case(When(Q(new, state=SubmissionState.RECEIVED), then=Value(True)), default=Value(False)),
    )


def in_tab(rows: QuerySet[Submission], tab: str) -> QuerySet[Submission]:
    """Those of one list."""
    state = TABS[tab][1]
    return rows if state is None else rows.filter(state=state)


def ordered(rows: QuerySet[Submission], sort: str) -> QuerySet[Submission]:
    """In the order asked for; what is equal stands by key."""
    keys = BACKWARDS[sort[1:]] if sort.startswith("-") else SORTS[sort]
    return rows.order_by(*keys, "pk")


def tabs(rows: QuerySet[Submission]) -> list[Tab]:
    """How many there are in each list under the same filters; one query."""
    numbers = rows.aggregate(
        **{key: Count("pk", filter=Q(state=state) if state else Q()) for key, (_, state) in TABS.items()}
    )
    return [Tab(key, label, numbers[key]) for key, (label, _) in TABS.items()]


def neighbours(rows: QuerySet[Submission], asked: Asked, pk: int) -> tuple[int | None, int | None]:
    """The keys before and after one in the list it was opened from, the one itself being in it or not any more.

    Opening a row makes it read; so that it keeps its place, the list is gone through by day of the meeting.
    """
    state = TABS[asked.tab][1]
    here = rows.filter(Q(state=state) | Q(pk=pk)) if state else rows
    sort = "held" if asked.sort == DEFAULT_SORT else asked.sort
    keys = list(ordered(here, sort).values_list("pk", flat=True))
    if pk not in keys:
        return None, keys[0] if keys else None
    place = keys.index(pk)
    return (keys[place - 1] if place else None), (keys[place + 1] if place + 1 < len(keys) else None)
