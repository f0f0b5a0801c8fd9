"""What a member reads of the self-evaluation before the questions: what does not stand above one of them. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from evaluations.council.opinion_values import asked_fields, asked_sheets
from evaluations.document import Document, Paper, Part
from evaluations.form import Form, Phase


def to_read(own: Document, form: Form) -> list[Paper]:
    """The sheets without the rows that members are asked about: those carry the office's words themselves."""
    asked = {
        (sheet.key, row.key)
        for sheet in asked_sheets(form)
        for row in sheet.rows(Phase.COUNCIL)
        if asked_fields(row)
    }
    papers = (replace(paper, parts=tuple(_parts(paper, asked))) for paper in own.papers)
    return [paper for paper in papers if paper.parts]


def _parts(paper: Paper, asked: set[tuple[str, str]]) -> Iterator[Part]:
    for part in paper.parts:
        lines = tuple(line for line in part.lines if (paper.key, line.key) not in asked)
        cells = [cell for line in lines for cell in line.cells]
        if any(cell.words for cell in (*cells, *part.cells)):
            yield replace(part, lines=lines)
