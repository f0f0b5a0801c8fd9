"""Every proposal taken at once, and taken back as long as nobody went on writing there."""

from datetime import datetime

from django.db import transaction

from evaluations.models import PublicSheet
from evaluations.services.public_sheets import errors
from evaluations.services.public_sheets.replacing import put_words
from evaluations.services.public_sheets.reviewing import review_of
from evaluations.services.public_sheets.rows import locked, write
from evaluations.services.public_sheets.saving import put
from meetings.enums import Verdict
from meetings.services.public_texts.finding import Finding
from operators.models import User


@transaction.atomic
def replace_all(
    *, sheet: PublicSheet, kind: str = "", by: User, at: datetime, finding: Finding | None = None
) -> int:
    """Put what is proposed in every open place, or in those of one kind; how many there were."""
    row = locked(sheet)
    review = review_of(row, finding=finding)
    spots = [spot for spot in review.open if kind in ("", spot.place.kind)]
    if spots:
        earlier = {key: stored["undo"] for key, stored in row.fields.items() if "undo" in stored}
        before = put_words(row, review, [(spot, spot.hit.replacement) for spot in spots], by=by, at=at)
        for key, text in before.items():
            row.fields[key]["undo"] = earlier.get(key) or {"text": text, "at": at.isoformat()}
        write(row, by=by, at=at, verb="評価の公表用の文の置き換え", places=[None, len(spots)])
    return len(spots)


def undoable(sheet: PublicSheet) -> int:
    """In how many texts a replacement of all proposals can be taken back: those nobody wrote in since."""
    return sum("undo" in stored for stored in sheet.fields.values())


@transaction.atomic
def undo_all(*, sheet: PublicSheet, by: User, at: datetime) -> int:
    """Take back what `replace_all` did, where nobody wrote since; in how many texts. Raises `NothingToUndo`."""
    row = locked(sheet)
    fields = review_of(row).fields
    back = {field.key: row.fields[field.key]["undo"] for field in fields if _undoable(row, field.key)}
    if not back:
        raise errors.NothingToUndo
    for key, undo in back.items():
        done = row.decisions.filter(field=key, verdict=Verdict.REPLACED)
        done.filter(at__gte=datetime.fromisoformat(undo["at"])).delete()
    put(row, {key: undo["text"] for key, undo in back.items()}, fields)
    write(row, by=by, at=at, verb="評価の公表用の文の置き換えの取消し", fields=[None, len(back)])
    return len(back)


def _undoable(row: PublicSheet, key: str) -> bool:
    return "undo" in row.fields.get(key, {})
