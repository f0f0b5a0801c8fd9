"""Which heap belongs to which clocks."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from meetings.models import Material
from meetings.services.disposal.files import add_case_papers
from meetings.services.disposal.heap import Heap
from meetings.services.disposal.office import heap_of_parts
from meetings.services.disposal.ward import heap_of_submissions
from meetings.services.retention.clocks import key_of, kind_of
from meetings.services.retention.keepers import keeper_of
from publication.enums import Holder
from publication.models import Retention

Shelf = tuple[Holder, str]
"""Who keeps the papers, and their kind as it stands in the clock's source."""


def heap_of(shelf: Shelf, keys: Sequence[int], *, at: datetime) -> Heap:
    """Everything that goes with the papers of these keys, all of one shelf."""
    holder, kind = shelf
    if keeper := keeper_of(kind):
        return keeper.heap(keys)
    if holder is Holder.OFFICE:
        return heap_of_parts(keys, at=at)
    if holder is Holder.WARD:
        return heap_of_submissions(keys)
    heap = Heap()
    add_case_papers(heap, Material.objects.filter(pk__in=keys), at)
    return heap


def shelf_of(row: Retention) -> Shelf:
    """Where the papers of a clock stand."""
    return Holder(row.holder), kind_of(row.source)


def keys_by_shelf(rows: Iterable[Retention]) -> dict[Shelf, list[int]]:
    """The keys of the papers behind these clocks."""
    found: dict[Shelf, list[int]] = {}
    for row in rows:
        found.setdefault(shelf_of(row), []).append(key_of(row.source))
    return found
