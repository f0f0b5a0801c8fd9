"""Where something is published, whatever it is made of: its pages, and the words of its room."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from django.db import models

from meetings.services.publishing.publisher import Publisher
from meetings.views.notice_parts import Trail

Subject = TypeVar("Subject", bound=models.Model)


class Pages(NamedTuple):
    """The names of the addresses."""

    hub: str
    publish: str
    withdraw: str
    way: str
    way_remove: str
    board: str
    editor: str


@dataclass(frozen=True)
class Place(ABC, Generic[Subject]):
    """One subject on its way to the public. ``folder`` holds the templates, ``source`` is what the rules say."""

    subject: Subject

    publisher: ClassVar[Publisher[Any, Any]]
    pages: ClassVar[Pages]
    folder: ClassVar[str]
    source: ClassVar[str]
    paper: ClassVar[str]
    """How the file for the notice board begins."""
    handed: ClassVar[bool] = False
    """Whether it is to be handed to users and families besides."""
    name: ClassVar[str]
    inside: ClassVar[str]
    noun: ClassVar[str]
    """How pages call the publication, what the public words are made of, and what the public reads."""

    @property
    @abstractmethod
    def frame(self) -> Mapping[str, Any]:
        """What the head of every page needs."""

    @property
    @abstractmethod
    def trail(self) -> Trail:
        """From the person's own page down to what is above the hub."""

    @property
    @abstractmethod
    def course(self) -> tuple[str, str]:
        """Where the internal words are finished: how the button is called, its address."""

    @property
    def meanwhile(self) -> tuple[str, str]:
        """The button where nothing can be published at all; none of its own."""
        return "", ""

    @property
    def afterwards(self) -> tuple[str, str, str]:
        """What is left to do once it is out: the sentence, the button, its address; empty: nothing."""
        return "", "", ""

    @abstractmethod
    def address(self, name: str, *rest: str) -> str:
        """The address of a page of the subject."""

    @property
    def context(self) -> dict[str, Any]:
        """What every page about publishing shows."""
        return {**self.frame, "place": self}

    @property
    def trail_below(self) -> Trail:
        """From the person's own page down to the hub."""
        return [*self.trail, (self.name, self.hub)]

    @property
    def head(self) -> str:
        """The template of the head of every page."""
        return self.template("head")

    @property
    def hub(self) -> str:
        """The address of the hub."""
        return self.address(self.pages.hub)

    @property
    def editor(self) -> str:
        """The address of the editor of the public words."""
        return self.address(self.pages.editor)

    @property
    def board(self) -> str:
        """The address of the print for the notice board."""
        return self.address(self.pages.board)

    @property
    def taking_back(self) -> str:
        """The address of the page that takes it back."""
        return self.address(self.pages.withdraw)

    def template(self, page: str) -> str:
        """The template of a page."""
        return f"{self.folder}/{page}.html"


AnyPlace = Place[Any]
