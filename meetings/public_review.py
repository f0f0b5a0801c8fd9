"""What the editor of public words needs to know of a text, whatever it was made of: minutes, or an evaluation."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from meetings.public_hits import Spot
from meetings.public_sources import Field
from publication.identifiers import Hit


class StoredWords(Protocol):
    """The stored words: ``fields`` as in `PublicText.fields`."""

    revision: int
    fields: Any


class Reviewed(Protocol):
    """A public text beside the words it is made of; see `services.public_texts.reviewing.Review`."""

    @property
    def public_text(self) -> StoredWords:
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
    def open(self) -> list[Spot]:
        """The places on which somebody still has to decide."""

    @property
    def standing(self) -> Sequence[Any]:
        """The decisions that leave a place as it is."""

    @property
    def finding(self) -> Callable[[str], Sequence[Hit]]:
        """What finds the places in a text."""
