"""Which public words a page is about, whatever they are made of, and the address of their editor as it is looked at."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, Generic, Self, TypeVar
from urllib.parse import urlencode

from meetings.models.public_words import PublicWords
from meetings.services.public_texts.craft import Craft
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.reviewed import Reviewed
from meetings.views.public_hub.place import AnyPlace
from operators.access import OperatorRequest
from operators.models import User
from publication.enums import RecordState
from publication.identifiers import Kind

Row = TypeVar("Row", bound=PublicWords)


@dataclass(frozen=True)
class Desk(ABC, Generic[Row]):
    """One row of public words; ``kind``: of which kind the places are shown, empty: of all. ``where`` they go public."""

    public_text: Row
    kind: str
    where: AnyPlace

    folder: ClassVar[str]
    """The templates: of the editor, of what stands there until the internal words are final, of the preview."""

    @property
    @abstractmethod
    def frame(self) -> Mapping[str, Any]:
        """What stands around besides ``where``: the way back (``trail``), ``preview`` and ``publish``."""

    @property
    def around(self) -> Mapping[str, Any]:
        """What only the editor shows besides."""
        return {}

    @abstractmethod
    def begun(self, by: User, at: datetime) -> Row:
        """The row as it stands now; where there is none yet, as it would be opened."""

    @abstractmethod
    def opened(self, by: User, at: datetime) -> Row:
        """The row, stored."""

    @property
    def craft(self) -> Craft[Any]:
        """What can be done with the words."""
        return self.where.publisher.craft

    @property
    def plain(self) -> str:
        """The address of the editor."""
        return self.where.editor

    @property
    def joint(self) -> str:
        """What joins a filter to the plain address."""
        return "&" if "?" in self.plain else "?"

    @property
    def address(self) -> str:
        """The address of the editor with what is filtered."""
        return f"{self.plain}{self.joint}kind={self.kind}" if self.kind else self.plain

    def place(self, at: str, anchor: str, *, filtered: bool = True) -> str:
        """The address of a place of the editor, which it puts the focus on."""
        address = self.address if filtered else self.plain
        return f"{address}{'&' if '?' in address else '?'}{urlencode({'at': at})}#{anchor}"

    @property
    def context(self) -> dict[str, Any]:
        """What every page of the public words shows."""
        row = self.public_text
        published = row.record is not None and row.record.state == RecordState.PUBLISHED
        return {
            **self.where.frame,
            **self.frame,
            "public_hub": self.where.hub,
            "desk": self,
            "public_text": row,
            "published": row.record if published else None,
            "newer": published and row.revision != row.published_revision,
        }

    def template(self, page: str) -> str:
        """The template of a page."""
        return f"{self.folder}/{page}.html"

    def fresh(self, by: User, at: datetime) -> Self:
        """It with the words as they stand now."""
        return replace(self, public_text=self.begun(by, at))

    def review(self, typed: Mapping[str, str] | None = None, finding: Finding | None = None) -> Reviewed:
        """The words beside those they are made of; ``typed``: words that are not stored yet."""
        return self.craft.review(self.public_text, typed, finding)


def kind_of(request: OperatorRequest) -> str:
    """The kind of places that was asked for; empty for what is none."""
    kind = request.GET.get("kind", "")
    return kind if kind in {each.value for each in Kind} else ""
