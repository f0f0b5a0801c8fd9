"""Begins the public words: beside final results, every text with its internal words, nothing replaced by itself."""

from datetime import datetime

from django.db import transaction

from evaluations.models import PublicSheet, Round
from evaluations.services.locking import locked_round
from evaluations.services.public_sheets import errors
from evaluations.services.public_sheets.craft import SHEETS
from evaluations.services.public_sheets.readiness import is_final
from evaluations.services.public_sheets.source import source_for
from meetings.services.public_texts.reviewed import stored_at_first
from operators.models import User


def begun(of: Round, by: User, at: datetime) -> PublicSheet:
    """The round's public words; where there are none yet, as they would be opened, not stored."""
    found = PublicSheet.objects.filter(round=of).select_related("record", "confirmed_by").first()
    if found is not None:
        found.round = of
        return found
    return PublicSheet(round=of, fields=stored_at_first(source_for(of).fields), made_at=at, made_by=by)


@transaction.atomic
def open_sheet(*, of: Round, by: User, at: datetime) -> PublicSheet:
    """The round's public words, stored; begun where there are none. Raises `ResultsNotFinal`."""
    of = locked_round(of)
    row = begun(of, by, at)
    if row.pk is not None:
        return row
    if not is_final(of):
        raise errors.ResultsNotFinal
    row.save()
    SHEETS.tell(row, "評価の公表用の文の作成", {"state": [None, "draft"]}, by=by, at=at)
    return row
