"""A text prepared for searching, and what a search hands over."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from publication.identifiers.analyser import Word, words
from publication.identifiers.kinds import Kind
from publication.identifiers.plain import Plain

_SENTENCE = re.compile(r"[^。！!？?\n]+")


class Candidate(NamedTuple):
    """A proposal; ``start`` and ``end`` count characters of the plain text. ``known``: a person of the roster."""

    start: int
    end: int
    kind: Kind
    replacement: str
    why: str
    known: bool = False


class Passage:
    """The plain text with its words, which are looked up once and only when somebody asks."""

    def __init__(self, plain: Plain) -> None:
        self.plain = plain
        self.text = plain.text

    @cached_property
    def words(self) -> list[Word]:
        """Every word, in order; nothing where there is no analyser."""
        return list(words(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def number_at(self, place: int) -> int:
        """Which word the character at ``place`` belongs to; -1 before the first."""
        return bisect_right(self._starts, place) - 1

    def word_over(self, start: int, end: int) -> Word | None:
        """The one word that covers all of a piece, if there is one."""
        number = self.number_at(start)
        word = self.words[number] if number >= 0 else None
        return word if word and word.end >= end else None

    def begins_word(self, place: int) -> bool:
        """Whether a word begins here."""
        number = self.number_at(place)
        return number >= 0 and self.words[number].start == place

    def ends_word(self, place: int) -> bool:
        """Whether a word ends here."""
        number = self.number_at(place - 1)
        return number >= 0 and self.words[number].end == place

    def word_ending(self, place: int) -> Word | None:
        """The word that ends here."""
        return self.words[self.number_at(place - 1)] if place > 0 and self.ends_word(place) else None

    def word_beginning(self, place: int) -> Word | None:
        """The word that begins here."""
        return self.words[self.number_at(place)] if self.begins_word(place) else None

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Where each sentence or line begins, and its words."""
        for match in _SENTENCE.finditer(self.text):
            yield match.start(), match.group()
