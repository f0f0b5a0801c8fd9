"""Finds the people the office knows. Nobody of them may be overlooked; what is found too much costs one key."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from publication.identifiers import analyser
from publication.identifiers.generic import is_generic
from publication.identifiers.kinds import Kind, Person
from publication.identifiers.passage import Candidate, Passage
from publication.identifiers.signs import allows
from publication.identifiers.spellings import FAMILY, GIVEN, Spelling, spellings
from publication.identifiers.squeezed import Squeezed
from publication.identifiers.titles import HONORIFIC, beside

_GAP = re.compile("[ \\t・]")
_KANA_BEHIND = re.compile(
    rf"(?:[ \t]|(?![はがをにのとでもへやかよ]))[ぁ-ゖァ-ヺー]{{2,6}}(?=[ \t]?{HONORIFIC})|[ \t][ぁ-ゖァ-ヺー]{{2,6}}(?=$|[\n、。)（(])"
)
"""A given name in kana behind a known family name; the analyser takes まさ for another word."""
SOMEBODY = "ある方"
"""Who it was does not matter, or is not known."""


class Roster:
    """The spellings of many people, ready to be searched in many texts."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._by_beginning: dict[str, list[Spelling]] = defaultdict(list)
        self._roles: dict[str, set[str]] = defaultdict(set)
        known: set[Spelling] = set()
        for person in dict.fromkeys(people):
            for spelling in spellings(person):
                if spelling not in known:  # さくら is sure of one person, guessed of another
                    known.add(spelling)
                    self._by_beginning[spelling.text[0]].append(spelling)
                self._roles[spelling.text].add(person.role)
        for alike in self._by_beginning.values():
            alike.sort(key=lambda spelling: -len(spelling.text))
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
                if allows(passage, start, end, spelling.need, beside(passage.text, start, end)):
                    done = last + 1
                    yield self._candidate(passage, spelling, start, end)
                    break

    def _candidate(self, passage: Passage, spelling: Spelling, start: int, end: int) -> Candidate:
        whole = _whole_name(passage, spelling, start, end)
        around = beside(passage.text, *whole)
        roles = self._roles[spelling.text]
        known = next(iter(roles)) if len(roles) == 1 and whole == (start, end) else ""
        return Candidate(
            around.start, around.end, Kind.NAME, around.role or known or SOMEBODY, spelling.why, True
        )


def _whole_name(passage: Passage, spelling: Spelling, start: int, end: int) -> tuple[int, int]:
    """The name with its other half, if that is not the one on the roster: 山田次郎 is not 山田太郎."""
    if spelling.why == FAMILY and (kana := _KANA_BEHIND.match(passage.text, end)):
        return start, kana.end()
    gap = _GAP.match(passage.text, end)
    behind = passage.word_beginning(gap.end() if gap else end)
    if spelling.why == FAMILY and behind and behind.kind == analyser.GIVEN and not is_generic(behind.text):
        return start, behind.end
    before = passage.word_ending(start - bool(start and _GAP.match(passage.text, start - 1)))
    if spelling.why == GIVEN and before and before.kind == analyser.SURNAME:
        return before.start, end
    return start, end


@lru_cache(maxsize=8)
def roster_of(people: tuple[Person, ...]) -> Roster:
    """The roster of an office; the sections of one record share it."""
    return Roster(people)
