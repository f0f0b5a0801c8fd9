"""Notes that a copy was opened behind its link. Mail scanners open links too: it is a hint, never a proof."""

from datetime import datetime

from meetings.models import MinutesCopy


def note_opened(*, copy: MinutesCopy, at: datetime) -> None:
    """Keep the moment of the first time; later ones change nothing."""
    MinutesCopy.objects.filter(pk=copy.pk, opened_at=None).update(opened_at=at)
