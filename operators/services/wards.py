"""What a ward sets for all its offices."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from operators.models import HistoryEntry, Municipality, User


@dataclass(frozen=True)
class WardSettings:
    """The desk that gets the notices, the day plans are due, and what the desk wants to hear of minutes.

    ``plan_due``: ``03-22`` of the year before, or empty. ``minutes_chase_days``: days past due after which minutes
    are on the list of those to ask for. ``digest_weekday``: 0 is Monday, None sends none. ``copy_years``: how long
    the ward keeps its copies, from 1 April of the year after the one of receipt.
    """

    desk_name: str
    desk_email: str
    plan_due: str
    minutes_chase_days: int = 7
    digest_weekday: int | None = 0
    copy_years: int = 5


@transaction.atomic
def change_settings(*, municipality: Municipality, settings: WardSettings, by: User, at: datetime) -> None:
    """Store a ward's settings, with the history of what changed; nothing where they are as before."""
    stored = Municipality.objects.select_for_update().get(pk=municipality.pk)
    changes = {
        name: [getattr(stored, name), value]
        for name, value in asdict(settings).items()
        if getattr(stored, name) != value
    }
    if not changes:
        return
    for name, (_, value) in changes.items():
        setattr(stored, name, value)
    stored.save(update_fields=list(changes))
    HistoryEntry.objects.create(
        at=at,
        by=by,
        via="画面",
        verb="区の設定の変更",
        subject=f"municipality {stored.pk}",
        municipality=stored,
        changes=changes,
    )
