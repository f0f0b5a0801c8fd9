"""When an office was last reminded by mail of what has not come; what never arrived does not count. [TRAPS 5]"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Max, Value
from django.db.models.functions import StrIndex, Substr

from evaluations.models import Round
from operators.local_time import day_of
from outbox.enums import DONE
from outbox.models import Message

_MINUTES = "remind-minutes/"
"""How the keys of the office's reminders begin; the key of its part follows."""
_EVALUATION = "remind-evaluation/"
"""The same of an evaluation's steps; the key of its round follows."""


def reminded_of_minutes(parts: Iterable[int]) -> dict[int, datetime]:
    """By the office's part in the meeting."""
    return _last(_MINUTES, parts)


def reminded_of_reports(offices: Collection[int]) -> dict[tuple[int, date], datetime]:
    """By office and day of the evaluation: the last mail about any step after it."""
    rounds = Round.objects.filter(facility__in=offices).order_by("pk")
    days = {
        pk: (office, met or visited)
        for pk, office, met, visited in rounds.values_list(
            "pk", "facility", "participation__meeting__held_on", "evaluation__evaluated_on"
        )
    }
    told = _last(_EVALUATION, days)
    return {(days[pk][0], day): at for pk, at in told.items() if (day := days[pk][1]) and day_of(at) >= day}


def _last(prefix: str, pks: Iterable[int]) -> dict[int, datetime]:
    mails = Message.objects.filter(key__startswith=prefix, state__in=DONE, settled_at__isnull=False)
    after = Substr("key", len(prefix) + 1)
    named = mails.annotate(about=Substr(after, 1, StrIndex(after, Value("/")) - 1)).order_by()
    mine = named.filter(about__in=[str(pk) for pk in pks])
    return {int(pk): last for pk, last in mine.values_list("about").annotate(last=Max("settled_at"))}
