"""Of proposals that overlap the surer one stays whole; what the other covers besides is kept as well."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from publication.identifiers.kinds import Hit
from publication.identifiers.passage import Candidate
from publication.identifiers.plain import Plain

_SAYS_SOMETHING = re.compile(r"[^\W_ぁ-ん]|[ぁ-ん]{2}")
Place = tuple[int, int]


def chosen(original: str, plain: Plain, candidates: Iterable[Candidate]) -> list[Hit]:
    """The hits in order; ``candidates`` come with the surest first. Nothing that one of them covers is left out."""
    choice = _Choice(original)
    for candidate in candidates:
        wanted = plain.place(candidate.start, candidate.end)
        for place in list(choice.free(wanted)):
            choice.take(place, candidate, whole=place == wanted)
    return choice.hits()


class _Choice:
    """The places taken so far, in order, with what was proposed for them."""

    def __init__(self, original: str) -> None:
        self._original = original
        self._places: list[Place] = []
        self._proposed: dict[Place, Candidate] = {}

    def free(self, wanted: Place) -> Iterator[Place]:
        """What of a place is not taken yet, in order."""
        start, end = wanted
        at = max(bisect_left(self._places, (start, start)) - 1, 0)
        while at < len(self._places) and self._places[at][0] < end:
            first, last = self._places[at]
            at += 1
            if last <= start:
                continue
            if first > start:
                yield start, first
            start = max(start, last)
        if start < end:
            yield start, end

    def take(self, place: Place, candidate: Candidate, *, whole: bool) -> None:
        """Take a free place; what sticks out of a place of the same kind (居室 before 203号室) belongs to it."""
        if not self._says_something(place):
            return
        if not whole:
            for beside in self._beside(place):
                if self._proposed[beside].kind is candidate.kind:
                    del self._places[bisect_left(self._places, beside)]
                    other = self._proposed.pop(beside)
                    candidate = other._replace(known=other.known or candidate.known)
                    place = min(place[0], beside[0]), max(place[1], beside[1])
        insort(self._places, place)
        self._proposed[place] = candidate

    def hits(self) -> list[Hit]:
        """What was taken."""
        return [self._hit(place) for place in self._places]

    def _says_something(self, place: Place) -> bool:
        return bool(_SAYS_SOMETHING.search(self._original[slice(*place)]))

    def _beside(self, place: Place) -> list[Place]:
        at = bisect_left(self._places, place)
        around = self._places[max(at - 1, 0) : at + 1]
        return [each for each in around if each[1] == place[0] or each[0] == place[1]]

    def _hit(self, place: Place) -> Hit:
        one = self._proposed[place]
        return Hit(*place, one.kind, self._original[slice(*place)], one.replacement, one.why, one.known)
