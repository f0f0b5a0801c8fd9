"""Writes public words so that nobody's are lost: on the revision they started from, or where nobody else wrote."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from meetings.models import PublicImage, PublicText
from meetings.public_fields import LONGEST, Field, digest_of
from meetings.record_building import build_record
from meetings.services.public_texts import errors
from meetings.services.public_texts.errors import LONGEST_ALT
from meetings.services.public_texts.rows import fields_for, locked, write
from operators.models import User

IMAGE = "image-"
"""How the keys of the descriptions of pictures begin."""


@transaction.atomic
def save_fields(
    *,
    public_text: PublicText,
    texts: Mapping[str, str],
    shown: Mapping[str, str],
    base_revision: int,
    by: User,
    at: datetime,
) -> PublicText:
    """Write the words for the public; what says what stands there already is no change.

    ``shown``: of each text the hash (`digest_of`) of the words the person began on, by which a colleague's words in
    other texts are left alone. Unknown keys are left out. Raises `ChangedMeanwhile` with the texts both wrote,
    `TooLong`.
    """
    row = locked(public_text)
    fields = {field.key: field for field in fields_for(row, build_record(row.participation))}
    typed = {key: tidy(text, fields[key]) for key, text in texts.items() if key in fields}
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
    return write(row, by=by, at=at, verb="公表用の文の保存", fields=[None, len(mine)])


def tidy(text: str, field: Field) -> str:
    """The words as they are stored: line ends of one kind, none where the text is one line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return " ".join(text.split("\n")) if field.oneline else text


def words_of(row: PublicText, key: str) -> str:
    """The public words stored of a text; empty where there are none."""
    return str(row.fields.get(key, {}).get("text", ""))


def put(row: PublicText, texts: Mapping[str, str], fields: Iterable[Field]) -> None:
    """Set public words in a locked text, not stored yet; descriptions go with their pictures as well.

    Raises `DescriptionTooLong`, as a place may be replaced by more words than it had.
    """
    known = {field.key: field for field in fields}
    for key, text in texts.items():
        before = row.fields.get(key, {"digest": known[key].digest})
        kept = {name: before[name] for name in ("digest", "source") if name in before}
        row.fields[key] = {**kept, "text": text}
        if key.startswith(IMAGE) and text:
            if len(text) > LONGEST_ALT:
                raise errors.DescriptionTooLong
            images = PublicImage.objects.filter(public_text=row, material=int(key.removeprefix(IMAGE)))
            images.update(alt=text)
