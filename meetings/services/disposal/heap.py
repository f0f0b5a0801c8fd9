"""What a disposal takes away: counted before anybody approves, then deleted and written on the tombstone, from one list."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Pile:
    """Rows of one kind by their keys; ``values`` given: they stay and only lose these values. Empty ``label``: not told."""

    label: str
    model: type[Model]
    keys: list[int]
    values: dict[str, Any] | None = None

    def take_away(self) -> None:
        """Delete the rows, or empty them."""
        rows: QuerySet[Model] = self.model._default_manager.filter(pk__in=self.keys)
        if self.values is None:
            rows.only("pk").delete()
        else:
            rows.update(**self.values)


@dataclass
class Heap:
    """Everything that goes, in the order in which it can go; and the stored files that go with it."""

    piles: list[Pile] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def add(self, label: str, rows: QuerySet[Any], **values: Any) -> list[int]:
        """Put the rows on the heap; answers their keys. ``values``: what they are to hold instead."""
        keys = list(rows.order_by("pk").values_list("pk", flat=True).distinct())
        self.piles.append(Pile(label, rows.model, keys, values or None))
        return keys

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind, kinds without any left out."""
        total: Counter[str] = Counter()
        for pile in self.piles:
            total[pile.label] += len(pile.keys)
        return {label: count for label, count in total.items() if label and count}

    def take_away(self) -> None:
        """Delete and empty; the caller deletes the files once that is committed."""
        for pile in self.piles:
            if pile.keys:
                pile.take_away()


def added(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    """The counts of several heaps together."""
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return dict(total)
