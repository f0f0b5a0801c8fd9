"""Finds the places that could point to a person, knowing the people of one office; each text is looked at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from meetings.identifying import known_people
from operators.models import Facility
from publication.identifiers import Hit, Person, find_identifiers


@dataclass(frozen=True)
class Finding:
    """A finder for one page: it remembers the texts it has seen, and is forgotten with the page."""

    people: Sequence[Person]
    seen: dict[str, Sequence[Hit]] = field(default_factory=dict)

    @classmethod
    def of(cls, facility: Facility) -> "Finding":
        """With the people the office knows now."""
        return cls(known_people(facility))

    def __call__(self, text: str) -> Sequence[Hit]:
        """The places in a text, in order."""
        if text not in self.seen:
            self.seen[text] = find_identifiers(text, self.people)
        return self.seen[text]
