"""The published side of a record: its page answers 410 from now on, its content and files go. [N §8]"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from meetings.services.retention.clocks import PART, source_of
from publication.enums import RecordState
from publication.models import PublicFile, PublicRecord
from publication.services import records


def count_public(parts: Collection[int]) -> dict[str, int]:
    """How many pages and files of these parts would go."""
    pages = _standing(parts)
    counts = {
        "公開ページ": pages.count(),
        "公開したファイル": PublicFile.objects.filter(record__in=pages).count(),
    }
    return {label: count for label, count in counts.items() if count}


def dispose_public(parts: Collection[int], *, at: datetime) -> dict[str, int]:
    """Take them away; answers how many of each kind."""
    counts = count_public(parts)
    for record in _standing(parts):
        records.dispose(record=record, at=at)
    return counts


def _standing(parts: Collection[int]) -> QuerySet[PublicRecord]:
    sources = [source_of(PART, part) for part in parts]
    return PublicRecord.objects.filter(source__in=sources).exclude(state=RecordState.DISPOSED).order_by("pk")
