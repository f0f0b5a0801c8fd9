"""What a disposal would take away, counted from the very lists it would take away. [TRAPS 8]"""

from collections.abc import Iterable
from datetime import datetime

from meetings.services.disposal.heap import added
from meetings.services.disposal.heaps import heap_of, keys_by_holder
from meetings.services.disposal.public import count_public
from publication.enums import Holder
from publication.models import Retention


def preview(rows: Iterable[Retention], *, at: datetime) -> dict[str, int]:
    """How many of each kind would be deleted with these clocks together; nothing is changed."""
    found = keys_by_holder(rows)
    counts = [heap_of(holder, keys, at=at).counts for holder, keys in found.items()]
    return added([*counts, count_public(found.get(Holder.OFFICE, []))])
