"""From public words in the making to words that may be published. [N §8]"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from evaluations.enums import PublicSheetState
from evaluations.models import PublicSheet
from evaluations.services.public_sheets import errors
from evaluations.services.public_sheets.craft import SHEETS
from evaluations.services.public_sheets.reviewing import Review, review_of
from evaluations.services.public_sheets.rows import locked
from operators.models import User


def obstacles(review: Review) -> list[errors.PublicTextError]:
    """What has to be done before the words may be published; empty: they may. [N §8]"""
    return list(_obstacles(review))


@transaction.atomic
def confirm(*, public_text: PublicSheet, base_revision: int, by: User, at: datetime) -> PublicSheet:
    """Say that it may be published as it was read on ``base_revision``. Twice is once.

    Raises `ChangedMeanwhile` or the first of `obstacles`.
    """
    row = locked(public_text)
    if row.revision != base_revision:
        raise errors.ChangedMeanwhile
    if found := obstacles(review_of(row)):
        raise found[0]
    if row.state == PublicSheetState.READY:
        return row
    before = row.state
    row.state, row.confirmed_at, row.confirmed_by = PublicSheetState.READY, at, by
    row.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    SHEETS.tell(row, "評価の公表用の文の確認", {"state": [before, "ready"]}, by=by, at=at)
    return row


def _obstacles(review: Review) -> Iterator[errors.PublicTextError]:
    if not review.final:
        yield errors.ResultsNotFinal()
    if review.changed:
        yield errors.SheetWordsChanged(len(review.changed))
    if review.open:
        yield errors.PlacesOpen(len(review.open))
