"""What a person decides on a place that could point to somebody: other words, or left as it is; both recorded. [N §8]"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from meetings.enums import PublicTextState, Verdict
from meetings.models import IdentifierDecision, PublicText
from meetings.public_hits import LONGEST, Place, Spot, moved, place_of, replaced
from meetings.services.public_texts import errors
from meetings.services.public_texts.reviewing import Review, kept_of, review_of
from meetings.services.public_texts.rows import locked, tell, write
from meetings.services.public_texts.saving import put
from operators.models import User


@transaction.atomic
def replace_spot(
    *, public_text: PublicText, key: str, spot_id: str, words: str, by: User, at: datetime
) -> PublicText:
    """Put other words in one place; empty words take it out. The decisions on its neighbours go on standing.

    Raises `SpotGone`, `TooLong`.
    """
    row, review, spot = _found(public_text, key, spot_id)
    words = " ".join(words.split("\n")).strip()
    if len(words) > LONGEST:
        raise errors.TooLong
    text = replaced(review.texts[key], [(spot.hit, words)])
    _carry_over(row, review, spot, words, text)
    put(row, {key: text}, review.fields)
    record(row, [(spot, words)], by=by, at=at)
    return write(row, by=by, at=at, verb="公表用の文の置き換え", places=[None, 1])


@transaction.atomic
def keep_spot(*, public_text: PublicText, key: str, spot_id: str, by: User, at: datetime) -> PublicText:
    """Leave a place as it is; who did, when, and what stands around it is kept. Twice is once. Raises `SpotGone`."""
    row, _, spot = _found(public_text, key, spot_id)
    if spot.place not in kept_of(row):
        _decision(row, spot.place, by=by, at=at).save()
        tell(row, "公表用の文でそのまま残した箇所", {"kind": [None, spot.place.kind]}, by=by, at=at)
    return row


@transaction.atomic
def revoke(*, public_text: PublicText, decision: int, by: User, at: datetime) -> PublicText:
    """Take back that a place is left as it is: it is asked about again, and what was confirmed is no longer."""
    row = locked(public_text)
    found = row.decisions.filter(pk=decision, verdict=Verdict.KEPT).first()
    if found is None:
        return row
    same = row.decisions.filter(verdict=Verdict.KEPT, field=found.field, kind=found.kind, text=found.text)
    same.filter(before=found.before, after=found.after).delete()
    changes = {"kind": [found.kind, None]}
    if row.state == PublicTextState.DRAFT:
        tell(row, "そのまま残す判断の取消し", changes, by=by, at=at)
        return row
    return write(row, by=by, at=at, verb="そのまま残す判断の取消し", **changes)


def record(row: PublicText, changes: Sequence[tuple[Spot, str]], *, by: User, at: datetime) -> None:
    """Keep which places got other words."""
    IdentifierDecision.objects.bulk_create(
        _decision(row, spot.place, by=by, at=at, words=words) for spot, words in changes
    )


def _decision(
    row: PublicText, place: Place, *, by: User, at: datetime, words: str | None = None
) -> IdentifierDecision:
    return IdentifierDecision(
        public_text=row,
        verdict=Verdict.KEPT if words is None else Verdict.REPLACED,
        replacement=words or "",
        by=by,
        at=at,
        **place._asdict(),
    )


def _found(public_text: PublicText, key: str, spot_id: str) -> tuple[PublicText, Review, Spot]:
    """The locked text and the open place; raises `SpotGone`."""
    row = locked(public_text)
    review = review_of(row)
    for spot in review.open:
        if spot.place.field == key and spot.id == spot_id:
            return row, review, spot
    raise errors.SpotGone


def _carry_over(row: PublicText, review: Review, gone: Spot, words: str, text: str) -> None:
    """Decisions beside a replaced place are known by what stands around them: they take on the new words there."""
    key = gone.place.field
    stood = [spot.hit for spot in review.spots if spot.place.field == key and spot.place in review.kept]
    before = {place_of(key, review.texts[key], hit): hit for hit in stood}
    for place, hit in before.items():
        for now in moved([hit], gone.hit, words):
            old = review.kept[place]
            if (place_now := place_of(key, text, now)) not in review.kept:
                _decision(row, place_now, by=old.by, at=old.at).save()
