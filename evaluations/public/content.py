"""The free texts of the public sheets, and what the public reads of an evaluation. Pure. [N 評価§6①②]"""

from collections.abc import Iterator, Mapping
from datetime import date

from evaluations.document import Cell, Document, Head, Paper
from evaluations.form import FieldKind
from evaluations.public.tables import rating_tables, words_tables
from meetings.public_fields import Field
from publication.content import Entry, PublicContent, Section, Turnout

WORDS = frozenset({FieldKind.TEXT, FieldKind.CARRY, FieldKind.PLAN})
"""The kinds of fields that hold words of people, so that somebody has to read them before the public does."""


def fields_of(document: Document) -> list[Field]:
    """Every free text of the public sheets, by the place it stands at; what is empty inside is none."""
    return [
        Field(cell.place, paper.key, heading, cell.field.label, cell.words)
        for paper in _public(document)
        for heading, cell in paper.cells()
        if cell.field.kind in WORDS and cell.field.public and cell.words.strip()
    ]


def groups_of(document: Document) -> dict[str, str]:
    """The titles of the public sheets, by key."""
    return {paper.key: paper.title for paper in _public(document)}


def content_of(document: Document, words: Mapping[str, str], *, held_on: date) -> PublicContent:
    """What the public reads: choices and counts as they are, of every text the words in ``words``, none without.

    ``document`` holds the public sheets only (`document_of_round(public=True)`); ``words`` maps the keys of
    `fields_of` to words for the public. Of people there are numbers only.
    """
    head, papers = document.head, _public(document)
    said = {place: text.strip() for place, text in words.items() if text.strip()}
    several = len(papers) > 1
    sections = [section for paper in papers for section in _sections(paper, said, several)]
    return PublicContent(
        title=title_of(head),
        office=head.office,
        service=head.service,
        council=head.council,
        held_on=held_on,
        turnout=tuple(Turnout(row.category, row.present, row.absent) for row in head.turnout),
        sections=tuple(sections),
        day_label="評価を行った日",
        also=tuple(_also(document)),
    )


def title_of(head: Head) -> str:
    """What the result of a 年度 is called; of a second one in the same year as such."""
    return f"{head.year} 自己評価・外部評価の結果"


def _public(document: Document) -> list[Paper]:
    """The papers with anything for the public in them."""
    return [paper for paper in document.papers if any(cell.field.public for _, cell in paper.cells())]


def _also(document: Document) -> Iterator[Entry]:
    """How the two outside eyes took part, by what they are; the form. [N 評価§3]"""
    if eyes := document.head.evaluators:
        yield Entry("評価に加わった方", "\n".join(f"{side}（{manner}）" for side, manner in eyes))
    yield Entry("様式", document.title)


def _sections(paper: Paper, said: Mapping[str, str], several: bool) -> Iterator[Section]:
    """The sections of which something is told; with the title of their sheet where there are several sheets.

    What was said of the section as a whole is read first, then the ratings of its items side by side, then the words
    on single items.
    """
    title = f"{paper.title}：" if several else ""
    for part in paper.parts:
        entries = tuple(_entries(part.cells, said))
        tables = (*rating_tables(part), *words_tables(part, said))
        if entries or tables:
            heading = f"{title}{_named(part.number, part.heading)}"
            yield Section(f"{paper.key}-{part.key}", heading, entries, tables)


def _named(number: str, heading: str) -> str:
    return f"{number} {heading}".strip()


def _entries(cells: tuple[Cell, ...], said: Mapping[str, str]) -> Iterator[Entry]:
    for cell in cells:
        if cell.field.kind in WORDS and cell.field.public and (text := said.get(cell.place, "")):
            yield Entry(cell.field.label, text)
