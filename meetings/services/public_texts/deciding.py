"""What a person decides on a place that could point to somebody: other words, or left as it is; both recorded. [N §8]"""

from datetime import datetime

from django.db import transaction

from meetings.enums import PublicTextState, Verdict
from meetings.models import PublicText
from meetings.public_hits import LONGEST, Spot
from meetings.services.public_texts import errors
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.replacing import decision, put_words
from meetings.services.public_texts.reviewing import Review, review_of
from meetings.services.public_texts.rows import locked, tell, write
from operators.models import User


@transaction.atomic
def replace_spot(
    *,
    public_text: PublicText,
    key: str,
    spot_id: str,
    words: str,
    by: User,
    at: datetime,
    finding: Finding | None = None,
) -> PublicText:
    """Put other words in one place; empty words take it out. The decisions on its neighbours go on standing.

    Raises `SpotGone`, `TooLong`.
    """
    row, review, spot = _found(public_text, key, spot_id, finding)
    words = " ".join(words.split("\n")).strip()
    if len(words) > LONGEST:
        raise errors.TooLong
    put_words(row, review, [(spot, words)], by=by, at=at)
    return write(row, by=by, at=at, verb="公表用の文の置き換え", places=[None, 1])


@transaction.atomic
def keep_spot(
    *,
    public_text: PublicText,
    key: str,
    spot_id: str,
    by: User,
    at: datetime,
    finding: Finding | None = None,
) -> PublicText:
    """Leave a place as it is; who did, when, and what stands around it is kept. Raises `SpotGone`.

    Whoever had confirmed the text, or was asked to, had not read it so: it has to be confirmed again.
    """
    row, _, spot = _found(public_text, key, spot_id, finding)
    decision(row, spot.place, by=by, at=at, known=spot.hit.known).save()
    return _told(row, "公表用の文でそのまま残した箇所", {"kind": [None, spot.place.kind]}, by=by, at=at)


@transaction.atomic
def revoke(*, public_text: PublicText, decision_pk: int, by: User, at: datetime) -> PublicText:
    """Take back that a place is left as it is: it is asked about again, and what was confirmed is no longer."""
    row = locked(public_text)
    found = row.decisions.filter(pk=decision_pk, verdict=Verdict.KEPT).first()
    if found is None:
        return row
    same = row.decisions.filter(verdict=Verdict.KEPT, field=found.field, kind=found.kind, text=found.text)
    same.filter(before=found.before, after=found.after).delete()
    return _told(row, "そのまま残す判断の取消し", {"kind": [found.kind, None]}, by=by, at=at)


def _told(
    row: PublicText, verb: str, changes: dict[str, list[str | None]], *, by: User, at: datetime
) -> PublicText:
    """Note a decision that leaves the words as they are; what was confirmed or asked about before it is so no longer."""
    if row.state != PublicTextState.DRAFT:
        return write(row, by=by, at=at, verb=verb, **changes)
    tell(row, verb, changes, by=by, at=at)
    return row


def _found(
    public_text: PublicText, key: str, spot_id: str, finding: Finding | None
) -> tuple[PublicText, Review, Spot]:
    """The locked text and the open place; raises `SpotGone`."""
    row = locked(public_text)
    review = review_of(row, finding=finding)
    for spot in review.open:
        if spot.place.field == key and spot.id == spot_id:
            return row, review, spot
    raise errors.SpotGone
