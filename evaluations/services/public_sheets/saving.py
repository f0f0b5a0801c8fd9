"""Writes public words so that nobody's are lost: on the revision they started from, or where nobody else wrote."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from evaluations.models import PublicSheet
from evaluations.services.public_sheets import errors
from evaluations.services.public_sheets.rows import locked, write
from evaluations.services.public_sheets.source import source_for
from meetings.public_fields import LONGEST, Field, digest_of
from operators.models import User


@transaction.atomic
def save_fields(
    *,
    sheet: PublicSheet,
    texts: Mapping[str, str],
    shown: Mapping[str, str],
    base_revision: int,
    by: User,
    at: datetime,
) -> PublicSheet:
    """Write the words for the public; what says what stands there already is no change.

    ``shown``: of each text the hash (`digest_of`) of the words the person began on, by which a colleague's words in
    other texts are left alone. Unknown keys are left out. Raises `ChangedMeanwhile` with the texts both wrote,
    `TooLong`.
    """
    row = locked(sheet)
    fields = {field.key: field for field in source_for(row.round).fields}
    typed = {key: text.replace("\x00", "") for key, text in texts.items() if key in fields}
    if any(len(text) > LONGEST for text in typed.values()):
        raise errors.TooLong
    mine = {key: text for key, text in typed.items() if text != words_of(row, key)}
    if row.revision != base_revision:
        mine = {key: text for key, text in mine.items() if digest_of(text) != shown.get(key)}
        if clash := [key for key in mine if shown.get(key) != digest_of(words_of(row, key))]:
            raise errors.ChangedMeanwhile(clash)
    if not mine:
        return row
    put(row, mine, fields.values())
    return write(row, by=by, at=at, verb="評価の公表用の文の保存", fields=[None, len(mine)])


def words_of(row: PublicSheet, key: str) -> str:
    """The public words stored of a text; empty where there are none."""
    return str(row.fields.get(key, {}).get("text", ""))


def put(row: PublicSheet, texts: Mapping[str, str], fields: Iterable[Field]) -> None:
    """Set public words in a locked row, not stored yet."""
    known = {field.key: field for field in fields}
    for key, text in texts.items():
        before = row.fields.get(key, {"digest": known[key].digest})
        row.fields[key] = {"digest": before["digest"], "text": text}
