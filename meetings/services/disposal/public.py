"""The published side of a record: its page answers 410 from now on, its content and files go. [N §8]"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from publication.enums import RecordState
from publication.models import PublicFile, PublicRecord
from publication.services import records


def count_public(sources: Collection[str]) -> dict[str, int]:
    """How many pages and files of the records of these names would go."""
    pages = _standing(sources)
    counts = {
        "公開ページ": pages.count(),
        "公開したファイル": PublicFile.objects.filter(record__in=pages).count(),
    }
    return {label: count for label, count in counts.items() if count}


def dispose_public(sources: Collection[str], *, at: datetime) -> dict[str, int]:
    """Take them away; answers how many of each kind."""
    counts = count_public(sources)
    for record in _standing(sources):
        records.dispose(record=record, at=at)
    return counts


def _standing(sources: Collection[str]) -> QuerySet[PublicRecord]:
    return PublicRecord.objects.filter(source__in=sources).exclude(state=RecordState.DISPOSED).order_by("pk")
