"""Everything in a text that could point to a person."""

import re
from collections.abc import Iterator, Sequence

from publication.identifiers.addressed import addressed
from publication.identifiers.ages import age_in_brackets, ages
from publication.identifiers.called import called
from publication.identifiers.choosing import chosen
from publication.identifiers.contacts import mails, phones
from publication.identifiers.dates import birthdates
from publication.identifiers.facts import events, unique
from publication.identifiers.health import care_levels, diagnoses, hospitals
from publication.identifiers.houses import houses
from publication.identifiers.kinds import Hit, Person
from publication.identifiers.names import names
from publication.identifiers.passage import Candidate, Passage
from publication.identifiers.places import addresses
from publication.identifiers.plain import Plain
from publication.identifiers.rooms import rooms
from publication.identifiers.roster import roster_of

_SURE = (mails, birthdates, phones, addresses, houses, rooms, hospitals)
_LESS_SURE = (ages, diagnoses, events, unique)


_EPONYM = re.compile("(?:型の?)?(?:認知症|病|症候群|症(?!状))")
"""Behind the name of a doctor long dead: アルツハイマー型認知症."""


def find_identifiers(text: str, people: Sequence[Person] = ()) -> list[Hit]:
    """What could point to a person, in order and not overlapping. ``people``: those the office knows.

    Every hit is a proposal for a person who decides. Offsets count characters of ``text``. [N §8]
    """
    plain = Plain.of(text)
    passage = Passage(plain)
    return chosen(text, plain, _candidates(passage, tuple(people)))


def _candidates(passage: Passage, people: tuple[Person, ...]) -> Iterator[Candidate]:
    """The surest first."""
    for finder in _SURE:
        yield from finder(passage)
    known = list(roster_of(people).names(passage))
    yield from known
    for finder in _LESS_SURE:
        yield from finder(passage)
    others = [each for each in _unknown(passage) if not _EPONYM.match(passage.text, each.end)]
    yield from sorted(others, key=lambda candidate: candidate.start - candidate.end)
    named = known + others
    yield from filter(None, (age_in_brackets(passage, candidate.end) for candidate in named))
    yield from care_levels(passage, named)


def _unknown(passage: Passage) -> Iterator[Candidate]:
    """Names of people the office does not know."""
    yield from names(passage)
    yield from called(passage)
    yield from addressed(passage)
