"""Widths of a form's columns, and the height a row needs so that no words are cut: merged cells grow by themselves never."""

from evaluations.report.grid_layout import Grid, GridLine, Note

NUMBER, LEAD, MARK = 6, 32, 9
PAGE, PAGE_WIDE = 95, 140
"""Columns' widths on A4 upright and across, in characters of Latin; a Japanese character takes two."""
LEAST = 14
LINE = 15
HIGHEST = 409
"""No row of a workbook is higher."""


def widths_of(grid: Grid) -> list[float]:
    """The width of each column; texts share what the others leave."""
    fixed = [NUMBER] * len(grid.number_heads) + [LEAD]
    texts = [not mark for mark in grid.marks]
    left = (PAGE_WIDE if grid.wide else PAGE) - sum(fixed) - MARK * grid.marks.count(True)
    text = max(left / (sum(texts) or 1), LEAST)
    return [*fixed, *(text if each else float(MARK) for each in texts)]


def height_of(grid: Grid, *, line: GridLine | None = None, note: Note | None = None) -> float:
    """Points for the longest text of a row."""
    widths = widths_of(grid)
    if note:
        pairs = [
            (note.label, sum(widths[: grid.note_span])),
            (note.words, sum(widths[grid.note_span :])),
        ]
    else:
        pairs = list(zip(line.texts if line else (), widths, strict=False))
    lines = max((_lines(text, width) for text, width in pairs), default=1)
    return float(min(lines * LINE + 3, HIGHEST))


def _lines(text: str, width: float) -> int:
    per_line = max(int(width / 2), 1)
    return sum(-(-len(each) // per_line) or 1 for each in text.split("\n"))
