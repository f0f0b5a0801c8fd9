"""Minutes that were corrected since: the office takes the new words over, or goes on with the public words it has."""

from datetime import datetime

from django.db import transaction

from meetings.models import PublicText
from meetings.public_fields import Field
from meetings.record_building import build_record
from meetings.services.public_texts import errors
from meetings.services.public_texts.rows import fields_for, locked, write
from meetings.services.public_texts.saving import put
from operators.models import User


@transaction.atomic
def take_over(*, public_text: PublicText, key: str, by: User, at: datetime) -> PublicText:
    """Put the internal words as they are now in place of the public ones. Raises `FieldUnknown`."""
    row, field = _field(public_text, key)
    put(row, {key: field.text}, [field])
    row.fields[key]["digest"] = field.digest
    return write(row, by=by, at=at, verb="公表用の文への取り込み", fields=[None, 1])


@transaction.atomic
def stay(*, public_text: PublicText, key: str, by: User, at: datetime) -> PublicText:
    """Go on with the public words, having seen the new internal ones. Raises `FieldUnknown`."""
    row, field = _field(public_text, key)
    row.fields[key] = {"text": "", **row.fields.get(key, {}), "digest": field.digest}
    return write(row, by=by, at=at, verb="公表用の文の確認", fields=[None, 1])


def _field(public_text: PublicText, key: str) -> tuple[PublicText, Field]:
    row = locked(public_text)
    for field in fields_for(row, build_record(row.participation)):
        if field.key == key:
            return row, field
    raise errors.FieldUnknown
