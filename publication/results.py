"""How a found record is shown: its office and the passages in which the words stand, marked. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from operators.search_text import Piece, folded, passage
from publication.addresses import record_address
from publication.content import PublicContent
from publication.models import PublicRecord

MOST_PASSAGES = 2
_NEARLY = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)} | {ord("ー"): "-"}
"""What most spellings differ in: katakana becomes hiragana."""
BEGINNING = 90
"""Characters of the record's beginning, where no word was asked for."""


@dataclass(frozen=True)
class Passage:
    """Where it stands in the record, and the words around. Plain text: the template escapes it."""

    label: str
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Result:
    """One record of a list, with what was found in it."""

    record: PublicRecord
    address: str
    office: Sequence[Piece]
    passages: Sequence[Passage]


def results(records: Iterable[PublicRecord], words: Sequence[str] = ()) -> list[Result]:
    """Each record with its passages; without words with its beginning."""
    return [
        Result(
            record,
            record_address(record),
            passage(record.office, words, around=len(record.office)) or [Piece(record.office)],
            _passages(record, words) if words else _beginning(record.told),
        )
        for record in records
    ]


def texts_of(content: PublicContent) -> Iterator[tuple[str, str]]:
    """Every text of a record with the words that say where it stands: sections first, then the head."""
    for section in content.sections:
        for entry in section.entries:
            yield f"{section.heading}（{entry.label}）" if entry.label else section.heading, entry.text
        for table in section.tables:
            yield (
                table.caption or section.heading,
                "　".join((*table.head, *(c for row in table.rows for c in row))),
            )
        yield "見出し", section.heading
    yield "議題", "　".join(content.agenda)
    yield "開催場所", content.place
    yield "合同開催の事業所", "　".join(content.partners)


def _passages(record: PublicRecord, words: Sequence[str]) -> list[Passage]:
    """The first texts that hold words not shown before, looked for quickly first.

    To fold every text exactly is slow, so it is done only for words that are nowhere else to be seen.
    """
    content = record.told
    found = _with_words(content, set(words), words, _nearly_folded)
    head = folded(f"{record.office} {record.title}")
    if not found and (hidden := {word for word in words if word not in head}):
        found = _with_words(content, hidden, words, folded)
    return found or _beginning(content)


def _with_words(
    content: PublicContent, missing: set[str], words: Sequence[str], fold: Callable[[str], str]
) -> list[Passage]:
    found: list[Passage] = []
    for label, text in texts_of(content):
        if not missing or len(found) == MOST_PASSAGES:
            break
        told = fold(text)
        here = {word for word in missing if word in told}
        if here and (pieces := passage(text, words)):
            found.append(Passage(label, pieces))
            missing = {word for word in missing if not _shown(word, pieces)}
    return found


def _nearly_folded(text: str) -> str:
    return normalize("NFKC", text).casefold().translate(_NEARLY)


def _shown(word: str, pieces: Sequence[Piece]) -> bool:
    return any(piece.found and word in folded(piece.text) for piece in pieces)


def _beginning(content: PublicContent) -> list[Passage]:
    """The first words of the record, cut at a length."""
    for label, text in texts_of(content):
        if label and text.strip():
            cut = " ".join(text[: BEGINNING * 2].split())[:BEGINNING]
            return [Passage(label, [Piece(cut + ("…" if len(text) > len(cut) else ""))])]
    return []
