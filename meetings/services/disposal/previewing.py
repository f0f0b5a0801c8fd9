"""What a disposal would take away, counted from the very lists it would take away. [TRAPS 8]"""

from collections.abc import Iterable
from datetime import datetime

from meetings.services.disposal.heap import added
from meetings.services.disposal.heaps import heap_of, keys_by_shelf
from meetings.services.disposal.public import count_public
from publication.enums import Holder
from publication.models import Retention


def preview(rows: Iterable[Retention], *, at: datetime) -> dict[str, int]:
    """How many of each kind would be deleted with these clocks together; nothing is changed."""
    clocks = list(rows)
    counts = [heap_of(shelf, keys, at=at).counts for shelf, keys in keys_by_shelf(clocks).items()]
    pages = [row.source for row in clocks if row.holder == Holder.OFFICE]
    return added([*counts, count_public(pages)])
