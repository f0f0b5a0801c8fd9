"""From a public text in the making to one that may be published, by a second person where the office wants one."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from meetings.enums import PublicTextState
from meetings.models import CouncilHabit, PublicText
from meetings.services.minutes.rows import colleagues
from meetings.services.public_texts import errors
from meetings.services.public_texts.minutes import MINUTES
from meetings.services.public_texts.reviewing import Review, review_of
from meetings.services.public_texts.rows import locked
from operators.models import User


def obstacles(review: Review) -> list[errors.PublicTextError]:
    """What has to be done before the text may be published, whoever confirms it; empty: it may. [N §8]"""
    return list(_obstacles(review))


def needs_second(public_text: PublicText, by: User) -> bool:
    """Whether ``by`` may not confirm: who asked, or would have to, in an office that wants two and has two."""
    if public_text.state == PublicTextState.CHECK and public_text.asked_by_id != by.pk:
        return False
    facility = public_text.participation.facility
    wished = CouncilHabit.objects.filter(facility=facility, second_person_publishes=True).exists()
    return wished and colleagues(facility, by)


@transaction.atomic
def ask_second(*, public_text: PublicText, base_revision: int, by: User, at: datetime) -> PublicText:
    """Ask a colleague to read and confirm. Raises `ChangedMeanwhile`, `NobodyElse`, the first of `obstacles`."""
    row = _ready(public_text, base_revision)
    if not colleagues(row.participation.facility, by):
        raise errors.NobodyElse
    row.state, row.asked_at, row.asked_by = PublicTextState.CHECK, at, by
    row.confirmed_at = row.confirmed_by = None
    row.save()
    MINUTES.tell(row, "公表用の文の確認依頼", {"state": ["draft", "check"]}, by=by, at=at)
    return row


@transaction.atomic
def confirm(*, public_text: PublicText, base_revision: int, by: User, at: datetime) -> PublicText:
    """Say that it may be published as it was read on ``base_revision``. Twice is once.

    Raises `ChangedMeanwhile`, `SecondPersonNeeded` or the first of `obstacles`.
    """
    row = _ready(public_text, base_revision)
    if row.state == PublicTextState.READY:
        return row
    if needs_second(row, by):
        raise errors.SecondPersonNeeded
    before = row.state
    row.state, row.confirmed_at, row.confirmed_by = PublicTextState.READY, at, by
    row.save(update_fields=["state", "confirmed_at", "confirmed_by"])
    MINUTES.tell(row, "公表用の文の確認", {"state": [before, "ready"]}, by=by, at=at)
    return row


def _ready(public_text: PublicText, base_revision: int) -> PublicText:
    row = locked(public_text)
    if row.revision != base_revision:
        raise errors.ChangedMeanwhile
    if found := obstacles(review_of(row)):
        raise found[0]
    return row


def _obstacles(review: Review) -> Iterator[errors.PublicTextError]:
    if not review.final:
        yield errors.MinutesNotFinal()
    if review.changed:
        yield errors.WordsChanged(len(review.changed))
    if review.open:
        yield errors.PlacesOpen(len(review.open))
    if not any(text.strip() for text in review.texts.values()):
        yield errors.NothingWritten()
    images = [field for field in review.fields if field.key.startswith("image-")]
    if any(not review.texts.get(field.key, "").strip() for field in images):
        yield errors.ImageUntold()
