"""The day on which minutes had reached every member. [N §8, TRAPS 2]"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from meetings.enums import RecipientKind
from meetings.models import MinutesCopy, Participation
from operators.local_time import day_of
from operators.services.history import note
from outbox.enums import State

RECENT = timedelta(days=1)
BY_ITSELF = "settle_copies"


def settle(*, participation: Participation, at: datetime) -> None:
    """Write down whether, and since when, every member has the minutes; only where the portal owes copies.

    Counted are the members owed by the first version; any version serves. What a ledger or paper says is complete,
    stays so: it tells no day, the portal always does.
    """
    told_elsewhere = participation.delivered and participation.delivered_on is None
    copies = [] if told_elsewhere else _copies_of(participation)
    if not copies:
        return
    day = complete_on(copies)
    before = (participation.delivered, participation.delivered_on)
    if before == (day is not None, day):
        return
    participation.delivered, participation.delivered_on = day is not None, day
    participation.save(update_fields=["delivered", "delivered_on"])
    verb = "議事録の送付の完了" if day else "議事録の送付の未完了"
    changes = {"delivered_on": [_iso(before[1]), _iso(day)]}
    office = participation.facility
    note(verb, f"participation {participation.pk}", office, changes, by=None, at=at, via=BY_ITSELF)


def settle_copies(*, at: datetime) -> int:
    """`settle` for every part whose copies moved of late, are lost, or are not with everyone yet; how many."""
    moved = Q(submissions__versions__copies__message__settled_at__gte=at - RECENT)
    lost = Q(submissions__versions__copies__message__state__in=[State.FAILED, State.BOUNCED])
    open_still = Q(delivered=False, submissions__versions__copies__isnull=False)
    found = Participation.objects.filter(moved | lost | open_still).distinct().order_by("pk")
    parts = list(found.values_list("pk", flat=True))
    for pk in parts:
        _settle_alone(pk, at)
    return len(parts)


@transaction.atomic
def _settle_alone(pk: int, at: datetime) -> None:
    """Settle one part while nobody ticks or unticks its letters: what is read is what is written down."""
    rows = Participation.objects.select_for_update(of=("self",), no_key=True).select_related("facility")
    settle(participation=rows.get(pk=pk), at=at)


def complete_on(copies: list[MinutesCopy]) -> date | None:
    """The day on which the last member of the first version was first served; None while one is not.

    ``copies`` are those of one meeting's minutes in the order of their versions, with their messages.
    """
    owed = {copy.member_id for copy in copies if copy.version_id == copies[0].version_id}
    served: dict[int | None, date | None] = {}
    for copy in copies:
        message = copy.message
        done = day_of(message.settled_at) if message.served and message.settled_at else None
        if copy.member_id in owed and message.state != State.WITHDRAWN:
            known = [day for day in (served.get(copy.member_id), done) if day]
            served[copy.member_id] = min(known, default=None)
    days = [day for day in served.values() if day]
    return max(days) if days and len(days) == len(served) else None


def _copies_of(participation: Participation) -> list[MinutesCopy]:
    """The members' copies of all versions; the centre's does not decide."""
    copies = MinutesCopy.objects.filter(
        version__submission__participation=participation, kind=RecipientKind.MEMBER
    )
    return list(copies.select_related("message").order_by("version__number", "pk"))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
