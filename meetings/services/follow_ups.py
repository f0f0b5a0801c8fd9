"""The council's requests from meeting to meeting: opened, told of and closed by the minutes that are finalised. [N §8]

A request made in the common part of a joint meeting is followed by the host alone. The host wrote that part and
answers for it; were it opened at every office, each would tell and close the same request by itself, and it would
stand on the ward's pages as often as there are offices. In ledgers without a host it is the first bound office.
What became of requests is told in the offices' own parts: a common part opens requests, and tells of none.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from meetings.enums import FollowUpState, Standing
from meetings.minutes_content import PLANNED, Content, Item, Progress
from meetings.models import FollowUp, FollowUpStep, Minutes, Participation
from operators.models import User
from operators.services.history import note

COMMON = "common-"
"""What the keys of the common part's items begin with: ``x1`` stands in both parts of the host."""


def open_progress(participation: Participation) -> tuple[Progress, ...]:
    """The office's requests of earlier meetings that are open, or were closed at this one; the oldest first.

    Each with what is told of it at this meeting, for the editor to offer. Two queries.
    """
    told = dict(participation.follow_up_steps.values_list("follow_up_id", "words"))
    return tuple(
        Progress(
            follow_up=each.pk,
            title=each.title,
            asked=each.words,
            words=told.get(each.pk, ""),
            closed=each.closed_in_id == participation.pk,
        )
        for each in FollowUp.objects.before(participation)
        if each.state == FollowUpState.OPEN or each.closed_in_id == participation.pk
    )


def no_longer_open(participation: Participation, keys: Iterable[int]) -> tuple[Progress, ...]:
    """The office's requests of earlier meetings among ``keys``, whatever became of them; the oldest first.

    For words that were typed about a request while somebody closed it elsewhere.
    """
    found = FollowUp.objects.before(participation).filter(pk__in=list(keys))
    return tuple(Progress(follow_up=each.pk, title=each.title, asked=each.words) for each in found)


@transaction.atomic
def settle_follow_ups(*, minutes: Minutes, by: User, at: datetime) -> None:
    """Bring the office's requests up to what its final minutes say. Doing it again changes nothing.

    A point to follow that asks something opens a request; a correction updates its words, and takes it back when
    nothing is asked any more and nothing became of it yet. What was told becomes the meeting's step. What the
    minutes close is closed by this meeting, and open again when a correction says otherwise.
    """
    part = _answering(minutes)
    if part is None:
        return
    content = Content.from_json(minutes.content)
    done = Counter(_raise(part, content.items, COMMON if minutes.participation_id is None else ""))
    if minutes.participation_id is not None:
        done += Counter(_tell(part, content.progress, by, at))
    if done:
        changes = {verb: [None, count] for verb, count in sorted(done.items())}
        note("要望への対応の更新", f"minutes {minutes.pk}", part.facility, changes, by=by, at=at)


def _answering(minutes: Minutes) -> Participation | None:
    """The part that follows what these minutes ask, locked; whoever else settles it waits."""
    rows = Participation.objects.select_for_update(of=("self",), no_key=True).select_related(
        "meeting", "facility"
    )
    if minutes.participation_id is not None:
        return rows.get(pk=minutes.participation_id)
    bound = list(
        rows.bound().filter(meeting=minutes.meeting_id).order_by("facility__number", "facility__service")
    )
    hosts = [part for part in bound if part.standing == Standing.HOST]
    return next(iter([*hosts, *bound]), None)


def _raise(part: Participation, items: Iterable[Item], prefix: str) -> Iterable[str]:
    """Open, update and take back the requests of this part's items; a word for each change."""
    asked = {f"{prefix}{item.key}": item for item in items if item.follow and item.asked.strip()}
    raised = FollowUp.objects.filter(raised_in=part).exclude(Q(item_key="") | Q(item_key__startswith=PLANNED))
    known = {each.item_key: each for each in raised if each.item_key.startswith(COMMON) == bool(prefix)}
    for key, item in asked.items():
        words = {"title": item.title[:200], "words": item.asked}
        if key not in known:
            FollowUp.objects.create(facility=part.facility, raised_in=part, item_key=key, **words)
            yield "opened"
        elif (known[key].title, known[key].words) != tuple(words.values()):
            FollowUp.objects.filter(pk=known[key].pk).update(**words)
            yield "reworded"
    gone = FollowUp.objects.filter(pk__in=[each.pk for key, each in known.items() if key not in asked])
    for each in gone.open().filter(steps=None):
        each.delete()
        yield "taken back"


def _tell(part: Participation, progress: Iterable[Progress], by: User, at: datetime) -> Iterable[str]:
    """Write, change or remove this meeting's steps, close and reopen; a word for each change."""
    told = {each.follow_up: each for each in progress}
    touched = Q(pk__in=told) | Q(closed_in=part) | Q(steps__participation=part)
    steps = {step.follow_up_id: step for step in part.follow_up_steps.all()}
    keys = set(FollowUp.objects.before(part).filter(touched).values_list("pk", flat=True))
    rows = FollowUp.objects.select_for_update(of=("self",), no_key=True)  # what is closed by hand stays so
    for follow_up in list(rows.before(part).filter(pk__in=keys)):
        said = told.get(follow_up.pk)
        yield from _step(part, follow_up, steps.get(follow_up.pk), said.words.strip() if said else "", by, at)
        yield from _close(part, follow_up, said is not None and said.closed, by, at)


def _step(
    part: Participation, follow_up: FollowUp, step: FollowUpStep | None, words: str, by: User, at: datetime
) -> Iterable[str]:
    if words == (step.words if step else ""):
        return
    if not words:
        part.follow_up_steps.filter(follow_up=follow_up).delete()
    else:
        now = {"words": words, "at": at, "by": by}
        FollowUpStep.objects.update_or_create(follow_up=follow_up, participation=part, defaults=now)
    yield "told"


def _close(part: Participation, follow_up: FollowUp, closed: bool, by: User, at: datetime) -> Iterable[str]:
    """Close what is open, or open again what this meeting had closed; what is closed otherwise stays so."""
    if closed and follow_up.state == FollowUpState.OPEN:
        follow_up.state, follow_up.closed_in = FollowUpState.DONE, part
        follow_up.closed_at, follow_up.closed_by = at, by
        verb = "closed"
    elif not closed and follow_up.closed_in_id == part.pk:
        follow_up.state, follow_up.closed_in = FollowUpState.OPEN, None
        follow_up.closed_at = follow_up.closed_by = None
        verb = "reopened"
    else:
        return
    follow_up.save(update_fields=["state", "closed_in", "closed_at", "closed_by"])
    yield verb
