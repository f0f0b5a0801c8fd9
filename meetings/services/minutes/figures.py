"""The figures of the minutes as a row of their own, so that they can be charted. [N §6]"""

from meetings.minutes_content import COUNTS, Content
from meetings.models import Figures, Minutes, Participation

BOTH = ("day_visits", "overnight_stays")
"""What multifunctional offices must report at every meeting."""


def project(minutes: Minutes, content: Content) -> None:
    """Write the figures as the content has them, and whether 通い and 宿泊 were both told.

    What a ledger said of the counts stays as long as these minutes never held both. The common part has none.
    """
    part = minutes.participation
    if part is None:
        return
    before = Figures.objects.filter(participation=part).first()
    if before is None and not content.counts:
        return
    told = {name: content.counts.get(name) for name in COUNTS}
    Figures.objects.update_or_create(participation=part, defaults=told)
    now = all(told[name] is not None for name in BOTH)
    was = before is not None and all(getattr(before, name) is not None for name in BOTH)
    if now or was:
        Participation.objects.filter(pk=part.pk).update(activity_counts_reported=now)
