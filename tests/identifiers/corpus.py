"""Reads the marked passages, and counts what the helper finds of them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from publication.identifiers import Hit, Kind, Person, find_identifiers

FILE = Path(__file__).with_name("corpus.yaml")
KNOWN = "known"
"""The mark for a name of the roster; everything else is marked by its `Kind`."""
_MARK = re.compile(r"\[(known|name|phone|mail|address|room|birthdate|age|rare):([^\]]+)\]")
_COUNTS = re.compile(r"[^\W_]")


class Mark(NamedTuple):
    """What must be found: its place in the passage without the marks."""

    start: int
    end: int
    label: str

    @property
    def kind(self) -> Kind:
        return Kind.NAME if self.label == KNOWN else Kind(self.label)


@dataclass(frozen=True)
class Passage:
    about: str
    text: str
    marks: tuple[Mark, ...]


class Figures(NamedTuple):
    """How many marks there are and were found; how many hits there are and were right."""

    marks: int
    found: int
    hits: int
    right: int

    @property
    def recall(self) -> float:
        return 100 * self.found / self.marks if self.marks else 100.0

    @property
    def precision(self) -> float:
        return 100 * self.right / self.hits if self.hits else 100.0


@cache
def corpus() -> tuple[tuple[Person, ...], tuple[Passage, ...]]:
    """The roster and the passages."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    people = tuple(Person(**person) for person in data["people"])
    return people, tuple(_passage(row["about"], row["text"]) for row in data["passages"])


def _passage(about: str, marked: str) -> Passage:
    pieces, marks, done, length = [], [], 0, 0
    for match in _MARK.finditer(marked):
        pieces += [marked[done : match.start()], match[2]]
        length += match.start() - done
        marks.append(Mark(length, length + len(match[2]), match[1]))
        length += len(match[2])
        done = match.end()
    return Passage(about, "".join([*pieces, marked[done:]]), tuple(marks))


@cache
def hits_of(passage: Passage) -> tuple[Hit, ...]:
    return tuple(find_identifiers(passage.text, corpus()[0]))


def is_found(passage: Passage, mark: Mark) -> bool:
    """Every letter and digit of the mark lies in a hit of its kind; of a fact, whose ends are a matter of taste, one."""
    covered = {at for hit in hits_of(passage) if hit.kind is mark.kind for at in range(hit.start, hit.end)}
    asked = [at for at in range(mark.start, mark.end) if _COUNTS.match(passage.text[at])]
    return (
        any(at in covered for at in asked) if mark.kind is Kind.RARE else all(at in covered for at in asked)
    )


def is_right(passage: Passage, hit: Hit) -> bool:
    """The hit touches a mark of its kind."""
    return any(
        mark.kind is hit.kind and mark.start < hit.end and hit.start < mark.end for mark in passage.marks
    )


def missed() -> Iterator[tuple[str, str, str]]:
    """What was overlooked: passage, mark, words."""
    for passage in corpus()[1]:
        for mark in passage.marks:
            if not is_found(passage, mark):
                yield passage.about, mark.label, passage.text[mark.start : mark.end]


def too_much() -> Iterator[tuple[str, str, str]]:
    """What was found and bears no mark."""
    for passage in corpus()[1]:
        for hit in hits_of(passage):
            if not is_right(passage, hit):
                yield passage.about, hit.kind.value, hit.text


def figures() -> dict[str, Figures]:
    """The figures by kind; ``known``: the names of the roster, whose hits are counted with all names."""
    marks, found = Counter[str](), Counter[str]()
    hits, right = Counter[str](), Counter[str]()
    for passage in corpus()[1]:
        for mark in passage.marks:
            marks[mark.label] += 1
            found[mark.label] += is_found(passage, mark)
        for hit in hits_of(passage):
            hits[hit.kind.value] += 1
            right[hit.kind.value] += is_right(passage, hit)
    return {label: Figures(marks[label], found[label], hits[label], right[label]) for label in (KNOWN, *Kind)}


if __name__ == "__main__":
    for label, each in figures().items():
        print(f"{label:10} {each.marks:4} {each.recall:6.1f} {each.hits:4} {each.precision:6.1f}")  # noqa: T201
    print("missed", *missed(), sep="\n  ")  # noqa: T201
    print("too much", *too_much(), sep="\n  ")  # noqa: T201
