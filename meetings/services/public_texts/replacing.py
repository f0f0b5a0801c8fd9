"""What becomes of texts and of the decisions beside them when words are put in some of their places. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from meetings.public_hits import Place, Spot, moved, place_of, replaced
from meetings.services.public_texts.reviewed import Reviewed

Change = tuple[Spot, str]
"""A place, and the words to put there."""


def texts_with(review: Reviewed, changes: Sequence[Change]) -> dict[str, str]:
    """Each changed text with the changes made in it, by key."""
    return {
        key: replaced(review.texts[key], [(spot.hit, words) for spot, words in mine])
        for key, mine in _by_field(changes).items()
    }


def carried_over(
    review: Reviewed, changes: Sequence[Change], texts: Mapping[str, str]
) -> Iterator[tuple[Any, Place]]:
    """Places that are left are known by what stands around them: each decision with its place in the new text."""
    for key, mine in _by_field(changes).items():
        stood = [spot.hit for spot in review.spots if spot.place.field == key and review.deciding(spot)]
        for before, now in moved(stood, [(spot.hit, words) for spot, words in mine]):
            old = review.kept[place_of(key, review.texts[key], before)]
            if (place := place_of(key, texts[key], now)) not in review.kept:
                yield old, place


def _by_field(changes: Sequence[Change]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[change[0].place.field].append(change)
    return found
