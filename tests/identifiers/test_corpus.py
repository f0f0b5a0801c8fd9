"""What the helper finds in 120 invented passages; the docs tell the same figures."""

import re
from itertools import pairwise
from pathlib import Path

from publication.identifiers import Kind, Person, find_identifiers
from tests.identifiers import corpus

DOCS = Path(__file__).resolve().parents[2] / "docs/deidentification.md"
COMPLETE = (corpus.KNOWN, Kind.PHONE, Kind.MAIL, Kind.AGE, Kind.ROOM)
RECALL_AT_LEAST = {Kind.NAME: 97, Kind.ADDRESS: 97, Kind.BIRTHDATE: 97, Kind.RARE: 92}
PRECISION_AT_LEAST = 95


def test_the_corpus_is_large_and_holds_enough_of_every_kind():
    people, passages = corpus.corpus()
    assert len(passages) >= 100
    assert len([passage for passage in passages if not passage.marks]) >= 20
    assert {label: figure.marks for label, figure in corpus.figures().items() if figure.marks < 5} == {}
    assert len(people) == len({person.name for person in people})


def test_of_what_identifies_by_itself_nothing_is_overlooked():
    assert [each for each in corpus.missed() if each[1] in COMPLETE] == []


def test_of_the_rest_hardly_anything_is_overlooked():
    found = {kind: corpus.figures()[kind].recall for kind in RECALL_AT_LEAST}
    assert {kind: recall for kind, recall in found.items() if recall < RECALL_AT_LEAST[kind]} == {}


def test_the_reader_does_not_drown():
    found = {kind: corpus.figures()[kind].precision for kind in Kind}
    assert {kind: precision for kind, precision in found.items() if precision < PRECISION_AT_LEAST} == {}


def test_what_a_place_is_replaced_by_is_no_place_itself():
    """Else the person at the screen would never come to the end."""
    people, passages = corpus.corpus()
    assert [words for passage in passages for words in found_in_replacements(passage.text, people)] == []


def found_in_replacements(text: str, people: tuple[Person, ...]) -> list[str]:
    """What is found wholly inside the words that were put in, once every proposal was taken."""
    told, put, at = "", [], 0
    for hit in find_identifiers(text, people):
        told += text[at : hit.start]
        put.append((len(told), len(told) + len(hit.replacement)))
        told, at = told + hit.replacement, hit.end
    again = find_identifiers(told + text[at:], people)
    return [hit.text for hit in again if any(start <= hit.start and hit.end <= end for start, end in put)]


def test_the_docs_tell_the_measured_figures():
    told = re.findall(
        r"^\| (\S+) \| (\d+) \| (\d+) \| ([\d.]+)% \| (\S+) \| (\S+) \|$",
        DOCS.read_text("utf-8"),
        re.MULTILINE,
    )
    assert told == [row(label, figure) for label, figure in corpus.figures().items()]


def row(label: str, figure: corpus.Figures) -> tuple[str, ...]:
    """A row of the table in the docs; the hits on names are counted together."""
    known = label == corpus.KNOWN
    words = "氏名（名簿にある方）" if known else Kind(label).label
    hits = ("―", "―") if known else (str(figure.hits), f"{figure.precision:.1f}%")
    return (words, str(figure.marks), str(figure.found), f"{figure.recall:.1f}", *hits)


def test_every_place_is_told_as_it_stands():
    for passage in corpus.corpus()[1]:
        hits = corpus.hits_of(passage)
        assert [passage.text[hit.start : hit.end] for hit in hits] == [hit.text for hit in hits]
        assert all(before.end <= after.start for before, after in pairwise(hits))
        assert all(hit.replacement and hit.why.endswith("。") for hit in hits)
