"""Puts words in places of a locked text: recorded, with the decisions on the places beside them going on to stand."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from evaluations.models import PublicSheet, SheetDecision
from evaluations.services.public_sheets.reviewing import Review
from evaluations.services.public_sheets.saving import put
from meetings.enums import Verdict
from meetings.public_hits import Place, Spot, moved, place_of, replaced
from operators.models import User

Change = tuple[Spot, str]
"""A place, and the words to put there."""


def put_words(
    row: PublicSheet, review: Review, changes: Sequence[Change], *, by: User, at: datetime
) -> dict[str, str]:
    """Make the changes in the row, which is not stored yet; of each changed text the words it had before."""
    by_field: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_field[change[0].place.field].append(change)
    for key, mine in by_field.items():
        text = replaced(review.texts[key], [(spot.hit, words) for spot, words in mine])
        _carry_over(row, review, key, mine, text)
        put(row, {key: text}, review.fields)
    made = [decision(row, spot.place, by=by, at=at, words=words) for spot, words in changes]
    SheetDecision.objects.bulk_create(made)
    return {key: review.texts[key] for key in by_field}


def decision(
    row: PublicSheet, place: Place, *, by: User, at: datetime, words: str | None = None, known: bool = False
) -> SheetDecision:
    """What a person decided about a place, not stored yet; ``words`` None: it is left as it is."""
    return SheetDecision(
        public_sheet=row,
        verdict=Verdict.KEPT if words is None else Verdict.REPLACED,
        replacement=words or "",
        known=known,
        by=by,
        at=at,
        **place._asdict(),
    )


def _carry_over(row: PublicSheet, review: Review, key: str, changes: Sequence[Change], text: str) -> None:
    """Places that are left are known by what stands around them: their decisions take on the new words there."""
    stood = [spot.hit for spot in review.spots if spot.place.field == key and review.deciding(spot)]
    for before, now in moved(stood, [(spot.hit, words) for spot, words in changes]):
        old = review.kept[place_of(key, review.texts[key], before)]
        if (place := place_of(key, text, now)) not in review.kept:
            decision(row, place, by=old.by, at=old.at, known=old.known).save()
