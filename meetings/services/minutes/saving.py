"""Writes a part of the minutes so that nobody's words are lost: on the revision it started from, or not at all."""

from datetime import datetime
from typing import Any

from django.db import transaction

from meetings.enums import MinutesState, SaveKind
from meetings.minutes_content import Content
from meetings.models import Minutes, MinutesVersion
from meetings.services.minutes.arranging import same
from meetings.services.minutes.errors import ChangedMeanwhile
from meetings.services.minutes.figures import project
from meetings.services.minutes.rows import add_edition, content_of, leading_part, locked, must_be_open
from operators.models import User
from operators.search_text import folded
from operators.services.history import note

SLOT = 600
"""Seconds: one editor's automatic saves within such a stretch of the clock share an edition."""


def save(
    *,
    minutes: Minutes,
    content: Content,
    base_revision: int,
    kind: SaveKind,
    by: User,
    at: datetime,
    reason: str = "",
) -> Minutes:
    """Write ``content``, which was begun on ``base_revision``; answers the row as it stands afterwards.

    ``kind`` is AUTO or SAVED. What waits for a check goes back to the draft. A text that says what stands there
    already is no edition, whatever it was begun on: so an answer lost on the way can be asked for again.
    Raises `ChangedMeanwhile`, `AlreadyFinal`, `NotHeld`.
    """
    # Before the transaction: a long text takes seconds, and SQLite lets nobody else write meanwhile.
    found = searchable(content)
    with transaction.atomic():
        row = locked(minutes)
        must_be_open(row, at)
        if same(content_of(row), content):
            _pin(row, kind, by, at)
            return row
        if row.revision != base_revision:
            raise ChangedMeanwhile(row)
        alone = row.opened_by_id in (None, by.pk)
        row.content, row.folded_text = content.as_json(), found
        row.revision, row.state = row.revision + 1, MinutesState.DRAFT
        row.opened_by, row.opened_at = by, at
        row.save(update_fields=["content", "revision", "state", "folded_text", "opened_by", "opened_at"])
        _write_edition(row, kind, alone=alone, by=by, at=at, reason=reason)
        project(row, content)
        if kind == SaveKind.SAVED:
            _tell(row, base_revision, by=by, at=at)
        return row


def restore(*, minutes: Minutes, revision: int, base_revision: int, by: User, at: datetime) -> Minutes:
    """Write the text of an older edition as a new one; what stands now stays in the history.

    Raises what `save` raises, and ``MinutesVersion.DoesNotExist``.
    """
    old = MinutesVersion.objects.get(minutes=minutes, revision=revision)
    return save(
        minutes=minutes,
        content=content_of(old),
        base_revision=base_revision,
        kind=SaveKind.SAVED,
        by=by,
        at=at,
        reason=f"第{revision}版の内容に戻しました。",
    )


def searchable(content: Content) -> str:
    """What the search finds in a part: every text people wrote, and the titles they stand under."""
    titles = (item.title for item in content.items if not item.empty)
    return folded("\n".join(text for text in (*titles, *content.texts()) if text))


def _write_edition(row: Minutes, kind: SaveKind, *, alone: bool, by: User, at: datetime, reason: str) -> None:
    """A new edition; or the last one goes on, if it is the same person's own of these minutes.

    Not where somebody else has opened the part meanwhile: they compare with what they began on.
    """
    last = row.versions.order_by("-revision").first()
    if not (last and alone and kind == SaveKind.AUTO and _goes_on(last, by, at)):
        add_edition(row, kind, by=by, at=at, reason=reason)
        return
    last.revision, last.content, last.saved_at = row.revision, row.content, at
    last.save(update_fields=["revision", "content", "saved_at"])


def _goes_on(last: MinutesVersion, by: User, at: datetime) -> bool:
    slots = [int(moment.timestamp()) // SLOT for moment in (last.saved_at, at)]
    return last.kind == SaveKind.AUTO and last.saved_by_id == by.pk and slots[0] == slots[1]


def _pin(row: Minutes, kind: SaveKind, by: User, at: datetime) -> None:
    """An explicit save of what was just saved by itself: the same text, now an edition that nothing overwrites."""
    if kind == SaveKind.SAVED:
        mine = row.versions.filter(revision=row.revision, kind=SaveKind.AUTO, saved_by=by)
        mine.update(kind=SaveKind.SAVED, saved_at=at)
    Minutes.objects.filter(pk=row.pk).update(opened_by=by, opened_at=at)


def _tell(row: Minutes, base_revision: int, *, by: User, at: datetime) -> None:
    changes: dict[str, Any] = {"revision": [base_revision, row.revision]}
    note("議事録の保存", f"minutes {row.pk}", leading_part(row).facility, changes, by=by, at=at)
