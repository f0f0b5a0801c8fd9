"""The free texts of the public sheets, and what the public reads of an evaluation. Pure. [N 評価§6①②]"""

from collections.abc import Iterator, Mapping
from datetime import date

from evaluations.document import Cell, Document, Paper, Part
from evaluations.form import FieldKind
from evaluations.public_tables import rating_tables
from meetings.public_fields import Field
from publication.content import Entry, PublicContent, Section, Table, Turnout
from rules.fiscal_year import FiscalYear

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
        title=title_of(head.fiscal_year),
        office=head.office,
        service=head.service,
        council=head.council,
        held_on=held_on,
        turnout=tuple(Turnout(row.category, row.present, row.absent) for row in head.turnout),
        sections=(*_evaluators(head.evaluators), *sections),
        day_label="評価を行った日",
        also=(Entry("様式", document.title),),
    )


def title_of(fiscal_year: int) -> str:
    """What the result of a 年度 is called."""
    return f"{FiscalYear(fiscal_year).label} 自己評価・外部評価の結果"


def _public(document: Document) -> list[Paper]:
    """The papers with anything for the public in them."""
    return [paper for paper in document.papers if any(cell.field.public for _, cell in paper.cells())]


def _evaluators(evaluators: tuple[tuple[str, str], ...]) -> Iterator[Section]:
    """How the two outside eyes took part, by what they are. [N 評価§3]"""
    if evaluators:
        table = Table("", ("立場", "関わり方"), evaluators)
        yield Section("evaluators", "外部評価に加わった方", (), (table,))


def _sections(paper: Paper, said: Mapping[str, str], several: bool) -> Iterator[Section]:
    """The sections of which something is told; with the title of their sheet where there are several sheets."""
    for part in paper.parts:
        entries, tables = tuple(_entries(part, said)), tuple(rating_tables(part))
        if entries or tables:
            heading = f"{part.number} {part.heading}".strip()
            key = f"{paper.key}-{part.key}"
            yield Section(key, f"{paper.title}：{heading}" if several else heading, entries, tables)


def _entries(part: Part, said: Mapping[str, str]) -> Iterator[Entry]:
    for line in part.lines:
        for cell in _texts(line.cells, said):
            yield Entry(f"{line.number} {line.heading}（{cell.field.label}）".strip(), said[cell.place])
    for cell in _texts(part.cells, said):
        yield Entry(cell.field.label, said[cell.place])


def _texts(cells: tuple[Cell, ...], said: Mapping[str, str]) -> Iterator[Cell]:
    return (cell for cell in cells if cell.field.public and cell.field.kind in WORDS and cell.place in said)
