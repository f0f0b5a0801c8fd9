"""Public words beside the internal ones they are made of, whatever these are: minutes, or an evaluation. [N §8]"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from meetings.models.public_words import PlaceDecision, PublicWords
from meetings.public_fields import Field
from meetings.public_hits import Place, Spot, all_spots
from meetings.services.public_texts.finding import Finding
from publication.content import PublicContent


@dataclass(frozen=True)
class Reviewed(ABC):
    """Everything about one row of public words at one moment.

    ``texts`` maps the key of each of ``fields`` to its public words; a text that came in since is not in it. ``kept``
    are the standing decisions to leave a place as it is.
    """

    public_text: PublicWords
    fields: Sequence[Field]
    texts: Mapping[str, str]
    spots: Sequence[Spot]
    kept: Mapping[Place, PlaceDecision]
    finding: Finding

    inside: ClassVar[str]
    """How pages call what the words are made of."""

    @classmethod
    def of(
        cls,
        row: PublicWords,
        fields: Sequence[Field],
        finding: Finding,
        typed: Mapping[str, str] | None = None,
        **more: Any,
    ) -> Self:
        """Look at a row; ``typed``: words that are not stored yet, ``more``: what the kind adds. One query."""
        texts = {field.key: row.fields[field.key]["text"] for field in fields if field.key in row.fields}
        texts |= {key: text for key, text in (typed or {}).items() if key in {field.key for field in fields}}
        spots = all_spots({field.key: texts[field.key] for field in fields if field.key in texts}, finding)
        return cls(row, fields, texts, spots, _kept(row), finding, **more)

    @property
    @abstractmethod
    def final(self) -> bool:
        """Whether the internal words stand."""

    @property
    @abstractmethod
    def content(self) -> PublicContent:
        """What the public would read."""

    @property
    @abstractmethod
    def groups(self) -> Mapping[str, str]:
        """The titles of the parts the texts stand in."""

    @property
    def changed(self) -> list[Field]:
        """The texts whose internal words changed since the public ones were made, or that came in since."""
        stored = self.public_text.fields
        return [field for field in self.fields if stored.get(field.key, {}).get("digest") != field.digest]

    @property
    def open(self) -> list[Spot]:
        """The places on which somebody still has to decide."""
        return [spot for spot in self.spots if self.deciding(spot) is None]

    @property
    def standing(self) -> list[PlaceDecision]:
        """The decisions to leave a place as it is that still hold, in the order of the text."""
        found = {spot.place: self.deciding(spot) for spot in self.spots}
        return [decision for decision in found.values() if decision]

    def deciding(self, spot: Spot) -> PlaceDecision | None:
        """The decision that leaves this place as it is; none where the person was not known yet when it was made."""
        decision = self.kept.get(spot.place)
        return decision if decision and (decision.known or not spot.hit.known) else None


def stored_at_first(fields: Iterable[Field]) -> dict[str, dict[str, str]]:
    """What is stored of each text before anybody wrote: the internal words as they are, for `PublicWords.fields`."""
    return {field.key: {"text": field.text, "digest": field.digest} for field in fields}


def _kept(row: PublicWords) -> dict[Place, PlaceDecision]:
    """The decisions to leave a place as it is; of a place decided twice the later one."""
    if row.pk is None:
        return {}
    rows = row.decisions.filter(verdict="kept").select_related("by").order_by("at", "pk")
    return {Place(row.field, row.kind, row.text, row.before, row.after): row for row in rows}
