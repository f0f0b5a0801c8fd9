"""Results that were corrected since: the office takes the new words over, or goes on with the public words it has.

What was left as it is was decided on the old words: either way it is asked about again.
"""

from datetime import datetime

from django.db import transaction

from evaluations.models import PublicSheet
from evaluations.services.public_sheets import errors
from evaluations.services.public_sheets.rows import locked, write
from evaluations.services.public_sheets.saving import put
from evaluations.services.public_sheets.source import source_for
from meetings.enums import Verdict
from meetings.public_fields import Field
from operators.models import User


@transaction.atomic
def take_over(*, sheet: PublicSheet, key: str, by: User, at: datetime) -> PublicSheet:
    """Put the internal words as they are now in place of the public ones. Raises `FieldUnknown`."""
    row, field = _field(sheet, key)
    put(row, {key: field.text}, [field])
    row.fields[key]["digest"] = field.digest
    return _written(row, key, "評価の公表用の文への取り込み", by, at)


@transaction.atomic
def stay(*, sheet: PublicSheet, key: str, by: User, at: datetime) -> PublicSheet:
    """Go on with the public words, having seen the new internal ones. Raises `FieldUnknown`."""
    row, field = _field(sheet, key)
    row.fields[key] = {"text": "", **row.fields.get(key, {}), "digest": field.digest}
    return _written(row, key, "評価の公表用の文の見直し", by, at)


def _written(row: PublicSheet, key: str, verb: str, by: User, at: datetime) -> PublicSheet:
    row.decisions.filter(field=key, verdict=Verdict.KEPT).delete()
    return write(row, by=by, at=at, verb=verb, fields=[None, 1])


def _field(sheet: PublicSheet, key: str) -> tuple[PublicSheet, Field]:
    row = locked(sheet)
    for field in source_for(row.round).fields:
        if field.key == key:
            return row, field
    raise errors.SheetFieldUnknown
