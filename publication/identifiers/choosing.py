"""Of proposals that overlap the surer one stays whole; what the other covers besides is kept as well."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from publication.identifiers.kinds import Hit
from publication.identifiers.passage import Candidate
from publication.identifiers.plain import Plain

_SAYS_SOMETHING = re.compile(r"[^\W_ぁ-ん]|[ぁ-ん]{2}")
Place = tuple[int, int]


def chosen(original: str, plain: Plain, candidates: Iterable[Candidate]) -> list[Hit]:
    """The hits in order; ``candidates`` come with the surest first. Nothing that one of them covers is left out."""
    taken: list[Place] = []
    hits: list[Hit] = []
    for candidate in candidates:
        for start, end in list(_free(taken, plain.place(candidate.start, candidate.end))):
            text = original[start:end]
            if not _SAYS_SOMETHING.search(text):
                continue
            taken.insert(bisect_left(taken, (start, end)), (start, end))
            hits.append(Hit(start, end, candidate.kind, text, candidate.replacement, candidate.why))
    return sorted(hits, key=lambda hit: hit.start)


def _free(taken: list[Place], wanted: Place) -> Iterator[Place]:
    """What of a place is not taken yet, in order."""
    start, end = wanted
    at = max(bisect_left(taken, (start, start)) - 1, 0)
    while at < len(taken) and taken[at][0] < end:
        first, last = taken[at]
        at += 1
        if last <= start:
            continue
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end
