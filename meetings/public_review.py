"""What the editor of public words needs to know of a text, whatever it was made of: minutes, or an evaluation."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from meetings.models.public_words import PublicWords
from meetings.public_hits import Place, Spot
from meetings.public_sources import Field
from publication.identifiers import Hit


class Finder(Protocol):
    """What finds the places in a text."""

    def __call__(self, text: str) -> Sequence[Hit]:
        """The places, in order."""


class Reviewed(Protocol):
    """A public text beside the words it is made of; see `services.public_texts.reviewing.Review`."""

    @property
    def public_text(self) -> PublicWords:
        """The stored words."""

    @property
    def fields(self) -> Sequence[Field]:
        """The texts with their internal words."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The words for the public, by key."""

    @property
    def changed(self) -> Sequence[Field]:
        """The texts whose internal words changed since."""

    @property
    def spots(self) -> Sequence[Spot]:
        """The places found in the words for the public, decided or not."""

    @property
    def kept(self) -> Mapping[Place, Any]:
        """The standing decisions to leave a place as it is."""

    @property
    def finding(self) -> Finder:
        """What finds the places in a text."""

    @property
    def open(self) -> list[Spot]:
        """The places on which somebody still has to decide."""

    @property
    def standing(self) -> Sequence[Any]:
        """The decisions that leave a place as it is."""

    def deciding(self, spot: Spot) -> Any:
        """The decision that leaves this place as it is, if any."""


class Decided:
    """How ``spots`` and ``kept`` decide on each other, the same for every kind of public words."""

    spots: Sequence[Spot]
    kept: Mapping[Place, Any]

    @property
    def open(self) -> list[Spot]:
        """The places on which somebody still has to decide."""
        return [spot for spot in self.spots if self.deciding(spot) is None]

    @property
    def standing(self) -> list[Any]:
        """The decisions to leave a place as it is that still hold, in the order of the text."""
        found = {spot.place: self.deciding(spot) for spot in self.spots}
        return [decision for decision in found.values() if decision]

    def deciding(self, spot: Spot) -> Any:
        """The decision that leaves this place as it is; none where the person was not known yet when it was made."""
        decision = self.kept.get(spot.place)
        return decision if decision and (decision.known or not spot.hit.known) else None


def kept_of(public_text: PublicWords) -> dict[Place, Any]:
    """The decisions to leave a place as it is; of a place decided twice the later one."""
    if public_text.pk is None:
        return {}
    rows = public_text.decisions.filter(verdict="kept").select_related("by").order_by("at", "pk")
    return {Place(row.field, row.kind, row.text, row.before, row.after): row for row in rows}
