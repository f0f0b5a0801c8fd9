"""What a person decides on a place that could point to somebody: other words, or left as it is; both recorded. [N §8]"""

from datetime import datetime

from django.db import transaction

from evaluations.enums import PublicSheetState
from evaluations.models import PublicSheet
from evaluations.services.public_sheets import errors
from evaluations.services.public_sheets.replacing import decision, put_words
from evaluations.services.public_sheets.reviewing import Review, review_of
from evaluations.services.public_sheets.rows import locked, tell, write
from meetings.enums import Verdict
from meetings.public_hits import LONGEST, Spot
from meetings.services.public_texts.finding import Finding
from operators.models import User


@transaction.atomic
def replace_spot(
    *,
    sheet: PublicSheet,
    key: str,
    spot_id: str,
    words: str,
    by: User,
    at: datetime,
    finding: Finding | None = None,
) -> PublicSheet:
    """Put other words in one place; empty words take it out. Raises `SpotGone`, `TooLong`."""
    row, review, spot = _found(sheet, key, spot_id, finding)
    words = " ".join(words.split("\n")).strip()
    if len(words) > LONGEST:
        raise errors.TooLong
    put_words(row, review, [(spot, words)], by=by, at=at)
    return write(row, by=by, at=at, verb="評価の公表用の文の置き換え", places=[None, 1])


@transaction.atomic
def keep_spot(
    *, sheet: PublicSheet, key: str, spot_id: str, by: User, at: datetime, finding: Finding | None = None
) -> PublicSheet:
    """Leave a place as it is; who did and when is kept, and what was confirmed is no longer. Raises `SpotGone`."""
    row, _, spot = _found(sheet, key, spot_id, finding)
    decision(row, spot.place, by=by, at=at, known=spot.hit.known).save()
    changes = {"kind": [None, spot.place.kind]}
    return _told(row, "評価の公表用の文でそのまま残した箇所", changes, by=by, at=at)


@transaction.atomic
def revoke(*, sheet: PublicSheet, decision_pk: int, by: User, at: datetime) -> PublicSheet:
    """Take back that a place is left as it is: it is asked about again, and what was confirmed is no longer."""
    row = locked(sheet)
    found = row.decisions.filter(pk=decision_pk, verdict=Verdict.KEPT).first()
    if found is None:
        return row
    same = row.decisions.filter(verdict=Verdict.KEPT, field=found.field, kind=found.kind, text=found.text)
    same.filter(before=found.before, after=found.after).delete()
    changes = {"kind": [found.kind, None]}
    return _told(row, "評価のそのまま残す判断の取消し", changes, by=by, at=at)


def _told(
    row: PublicSheet, verb: str, changes: dict[str, list[str | None]], *, by: User, at: datetime
) -> PublicSheet:
    if row.state != PublicSheetState.DRAFT:
        return write(row, by=by, at=at, verb=verb, **changes)
    tell(row, verb, changes, by=by, at=at)
    return row


def _found(
    sheet: PublicSheet, key: str, spot_id: str, finding: Finding | None
) -> tuple[PublicSheet, Review, Spot]:
    """The locked words and the open place; raises `SpotGone`."""
    row = locked(sheet)
    review = review_of(row, finding=finding)
    for spot in review.open:
        if spot.place.field == key and spot.id == spot_id:
            return row, review, spot
    raise errors.SpotGone
