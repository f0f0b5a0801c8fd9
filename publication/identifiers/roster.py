"""Finds the people the office knows. Nobody of them may be overlooked; what is found too much costs one key."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from publication.identifiers.kinds import Kind, Person
from publication.identifiers.passage import Candidate, Passage
from publication.identifiers.signs import allows
from publication.identifiers.spellings import Spelling, spellings
from publication.identifiers.squeezed import Squeezed
from publication.identifiers.titles import Beside, beside

SOMEBODY = "ある方"
"""Who it was does not matter, or is not known."""


class Roster:
    """The spellings of many people, ready to be searched in many texts."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._by_beginning: dict[str, list[Spelling]] = defaultdict(list)
        self._roles: dict[str, set[str]] = defaultdict(set)
        for person in dict.fromkeys(people):
            for spelling in spellings(person):
                if spelling.text not in self._roles:
                    self._by_beginning[spelling.text[0]].append(spelling)
                self._roles[spelling.text].add(person.role)
        for known in self._by_beginning.values():
            known.sort(key=lambda spelling: -len(spelling.text))
        beginnings = "".join(map(re.escape, self._by_beginning))
        self._beginning = re.compile(f"[{beginnings}]" if beginnings else "(?!)")

    def names(self, passage: Passage) -> Iterator[Candidate]:
        """The people in a text, with honorific and post, in order."""
        squeezed = Squeezed.of(passage.text)
        done = 0
        for match in self._beginning.finditer(squeezed.text):
            if match.start() < done:
                continue
            for spelling in self._by_beginning[match.group()]:
                if not squeezed.text.startswith(spelling.text, match.start()):
                    continue
                last = match.start() + len(spelling.text) - 1
                start, end = squeezed.places[match.start()], squeezed.places[last] + 1
                around = beside(passage.text, start, end)
                if allows(passage, start, end, spelling.need, around):
                    done = last + 1
                    yield self._candidate(spelling, around)
                    break

    def _candidate(self, spelling: Spelling, around: Beside) -> Candidate:
        roles = self._roles[spelling.text]
        known = next(iter(roles)) if len(roles) == 1 else ""
        return Candidate(around.start, around.end, Kind.NAME, around.role or known or SOMEBODY, spelling.why)


@lru_cache(maxsize=8)
def roster_of(people: tuple[Person, ...]) -> Roster:
    """The roster of an office; the sections of one record share it."""
    return Roster(people)
