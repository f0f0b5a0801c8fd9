"""The answers as rows for a file: one for every item and answer. Pure."""

from collections.abc import Iterator, Sequence

from evaluations.answers.counts import FEWEST, Line, Table
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

HEADER = (
    "年度", "サービス", "用紙", "欄", "区分", "番号", "項目", "様式の版", "答え", "数", "単位", "答えた事業所",
)  # fmt: skip
TOO_FEW = f"{FEWEST}未満"
Row = tuple[str | int, ...]


def rows_of(tables: Sequence[Table], year: FiscalYear, service: ServiceKind) -> Iterator[Row]:
    """Every item, in the order of the page; too few answers are told as such, without numbers."""
    for table in tables:
        for part in table.parts:
            for line in part.lines:
                yield from _rows(table, line, (year.label, service.label))


def _rows(table: Table, line: Line, head: tuple[str, str]) -> Iterator[Row]:
    block, key = table.block, line.key
    lead = (*head, block.title, block.label, key.section, key.number, key.heading, key.edition)
    if line.counts is None:
        yield (*lead, "", "", block.unit, TOO_FEW)
        return
    for answer, count, _ in line.shares:
        yield (*lead, answer, count, block.unit, line.answered)
