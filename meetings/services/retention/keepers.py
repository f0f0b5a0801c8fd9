"""Papers of other rooms that lie under the same clocks: each room tells which, what their clocks say, and what goes.

The room that owns the papers registers a `Keeper` when it starts; this room plans, announces, asks and deletes by it.
[ADR 0022]
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from meetings.services.retention.clocks import Planned
from publication.enums import Holder

if TYPE_CHECKING:
    from meetings.services.disposal.heap import Heap

Numbers = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Keeper:
    """What a room does for the papers whose clocks are named ``<kind>/<key>`` in `Retention.source`.

    ``rows`` are the papers that have a clock, ``clock`` what it says of one. ``heap`` is what goes with some of them,
    ``numbers`` what stays on the tombstone, ``gone`` marks what stays. ``page`` is the address of the papers, empty: there is none. ``with_copies`` adds to the heap of the ward's
    copies, by the keys of the submissions.
    """

    kind: str
    holder: Holder
    rows: Callable[[], QuerySet[Any]]
    clock: Callable[[Any], Planned]
    heap: "Callable[[Collection[int]], Heap]"
    gone: Callable[[int, date], None] = lambda key, today: None
    numbers: Callable[[int], Numbers] = field(default=lambda key: {})
    page: Callable[[int], str] = lambda key: ""
    with_copies: "Callable[[Heap, Collection[int]], None]" = lambda heap, submissions: None


_KEEPERS: dict[str, Keeper] = {}


def register(keeper: Keeper) -> None:
    """Put a room's papers under the clocks; twice is once."""
    _KEEPERS[keeper.kind] = keeper


def keepers() -> Mapping[str, Keeper]:
    """Every other room's, by the kind of its papers."""
    return _KEEPERS


def keeper_of(source: str) -> Keeper | None:
    """Who answers for the papers of a clock; None: this room itself."""
    return _KEEPERS.get(source.partition("/")[0])
