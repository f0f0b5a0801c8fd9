"""A filled sheet as the grid of the form: heads in two rows, a band for each section, ratings in columns. Pure.

Page, PDF, XLSX and Word are drawn from the same grid, so that they say the same in the same places. [N 評価§5]
"""

from dataclasses import dataclass, replace

from evaluations.document import Cell, Paper, Part
from evaluations.form import Scale
from evaluations.report.grid_cells import Head, Scales, cells_of, columns_of, head_of

WIDE, MOST_TEXTS = 7, 4
"""A sheet with more columns, or with so many of words, lies across the page."""
CROWD, MOST_MARKS = 5, 9
"""With more columns of marks each is narrow; with more still, numbers of persons are told in words."""


@dataclass(frozen=True)
class GridCell:
    """A text, or a mark or number under its answer."""

    text: str
    mark: bool


@dataclass(frozen=True)
class GridLine:
    """An item, or a section of a sheet without items: its numbers, its words, and a text for each column."""

    numbers: tuple[str, ...]
    heading: str
    cells: tuple[GridCell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All of it, column by column."""
        return (*self.numbers, self.heading, *(cell.text for cell in self.cells))


@dataclass(frozen=True)
class Note:
    """What was asked once for a section: it stands below its items, across the grid."""

    label: str
    words: str


NOTHING = Note("この区分への記述", "記載なし")


@dataclass(frozen=True)
class Band:
    """A section: its heading (empty where the lines are the sections themselves), lines and notes."""

    heading: str
    lines: tuple[GridLine, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Grid:
    """One sheet. ``number_heads``: one column of numbers, or two where the external evaluation counts on its own."""

    title: str
    turnout: bool
    number_heads: tuple[str, ...]
    lead: str
    heads: tuple[Head, ...]
    bands: tuple[Band, ...]

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.number_heads) + 1 + sum(head.span for head in self.heads)

    @property
    def wide(self) -> bool:
        """Whether it lies across the page."""
        return self.columns > WIDE or self.marks.count(False) >= MOST_TEXTS

    @property
    def crowded(self) -> bool:
        """Whether marks take so many columns that they have to be narrow."""
        return self.marks.count(True) > CROWD

    @property
    def by_sections(self) -> bool:
        """Whether its lines are sections."""
        return not any(band.heading for band in self.bands)

    @property
    def double(self) -> bool:
        """Whether the heads take two rows."""
        return any(head.under for head in self.heads)

    @property
    def note_span(self) -> int:
        """How many columns the label of a note takes: those before the words of the items."""
        return len(self.number_heads) + 1

    @property
    def words_span(self) -> int:
        """How many columns the words of a note take."""
        return self.columns - self.note_span

    @property
    def marks(self) -> list[bool]:
        """For each column after the words whether a mark or a number stands in it, and no text."""
        return [bool(head.under) for head in self.heads for _ in range(head.span)]


def grids_of(
    papers: tuple[Paper, ...], scales: tuple[Scale, ...], *, blank: bool = False
) -> tuple[Grid, ...]:
    """The grid of every sheet; of a ``blank`` form every field has its room, though nothing stands in it."""
    by_key = {scale.key: scale for scale in scales}
    grids = (_grid(paper, by_key) for paper in papers)
    return tuple(grids) if blank else tuple(_said(grid) for grid in grids)


def _grid(paper: Paper, known: dict[str, Scale]) -> Grid:
    by_items = bool(paper.item_fields) and any(part.lines for part in paper.parts)
    fields = paper.item_fields if by_items else paper.section_fields
    scales = Scales(known, in_columns=columns_of(fields, known) <= MOST_MARKS)
    external = any(line.external_number for part in paper.parts for line in part.lines)
    bands = (_of_items(part, scales, external) for part in paper.parts)
    return Grid(
        title=paper.title,
        turnout=paper.turnout,
        number_heads=_number_heads(paper, by_items, external),
        lead="項目" if by_items else "区分",
        heads=tuple(head_of(field, scales) for field in fields),
        bands=tuple(bands) if by_items else (_of_sections(paper, scales),),
    )


def _number_heads(paper: Paper, by_items: bool, external: bool) -> tuple[str, ...]:
    """No column where nothing is numbered."""
    if by_items:
        return ("自己", "外部") if external else ("番号",)
    return ("番号",) if any(part.number for part in paper.parts) else ()


def _of_items(part: Part, scales: Scales, external: bool) -> Band:
    lines = tuple(
        GridLine(
            (line.number, line.external_number) if external else (line.number,),
            line.heading,
            _cells(line.cells, scales),
        )
        for line in part.lines
    )
    notes = tuple(Note(cell.field.label, cell.words) for cell in part.cells)
    return Band(f"{part.number} {part.heading}".strip(), lines, notes)


def _said(grid: Grid) -> Grid:
    """A section of several fields in which nothing stands says so once."""
    bands = (
        replace(band, notes=(NOTHING,))
        if len(band.notes) > 1 and not any(note.words.strip() for note in band.notes)
        else band
        for band in grid.bands
    )
    return replace(grid, bands=tuple(bands))


def _of_sections(paper: Paper, scales: Scales) -> Band:
    numbered = any(part.number for part in paper.parts)
    lines = (
        GridLine((part.number,) if numbered else (), part.heading, _cells(part.cells, scales))
        for part in paper.parts
    )
    return Band("", tuple(lines), ())


def _cells(cells: tuple[Cell, ...], scales: Scales) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(text, bool(head_of(cell.field, scales).under))
        for cell in cells
        for text in cells_of(cell, scales)
    )
