"""Which heap belongs to which clocks."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from meetings.models import Material
from meetings.services.disposal.files import add_case_papers
from meetings.services.disposal.heap import Heap
from meetings.services.disposal.office import heap_of_parts
from meetings.services.disposal.ward import heap_of_submissions
from meetings.services.retention.clocks import key_of
from publication.enums import Holder
from publication.models import Retention


def heap_of(holder: Holder, keys: Sequence[int], *, at: datetime) -> Heap:
    """Everything that goes with the papers of these keys, all of one holder."""
    if holder is Holder.OFFICE:
        return heap_of_parts(keys, at=at)
    if holder is Holder.WARD:
        return heap_of_submissions(keys)
    heap = Heap()
    add_case_papers(heap, Material.objects.filter(pk__in=keys), at)
    return heap


def keys_by_holder(rows: Iterable[Retention]) -> dict[Holder, list[int]]:
    """The keys of the papers behind these clocks."""
    found: dict[Holder, list[int]] = {}
    for row in rows:
        found.setdefault(Holder(row.holder), []).append(key_of(row.source))
    return found
