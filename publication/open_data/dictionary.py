"""The data dictionary: every column of every table, as a table of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from publication.open_data.figures import FIGURES
from publication.open_data.office_list import OFFICES
from publication.open_data.records import RECORDS
from publication.open_data.scope import Scope
from publication.open_data.tables import Column, Form, Origin, Surroundings, Table

DATA: tuple[Table[Any], ...] = (RECORDS, OFFICES, FIGURES)
"""The tables with data, in the order of the page."""


@dataclass(frozen=True)
class Row:
    """A column and the table it stands in."""

    table: Table[Any]
    column: Column[Any]


def rows(scope: Scope, around: Surroundings) -> Iterator[Row]:
    """Every column; no query."""
    for table in DATA:
        yield from (Row(table, column) for column in table.columns)


TEXT, CHOICE, PORTAL = Form.TEXT, Form.CHOICE, Origin.PORTAL
COLUMNS: tuple[Column[Row], ...] = (
    Column("表", "table", TEXT, "ファイルの名前", "records", PORTAL, lambda r: r.table.slug),
    Column("表の名称", "table_title", TEXT, "表の名称", "公表された記録", PORTAL, lambda r: r.table.title),
    Column("項目名", "head", TEXT, "CSVの見出し", "開催日", PORTAL, lambda r: r.column.head),
    Column("JSONの名前", "name", TEXT, "JSONでの項目の名前", "held_on", PORTAL, lambda r: r.column.name),
    Column("説明", "meaning", TEXT, "項目の意味", "会議の日", PORTAL, lambda r: r.column.meaning),
    Column("形式", "form", CHOICE, "値の書き方", "日付（YYYY-MM-DD）", PORTAL, lambda r: r.column.form),
    Column("記入例", "example", TEXT, "値の例", "2026-06-20", PORTAL, lambda r: r.column.example),
    Column("出どころ", "origin", CHOICE, "値がどこから来たか", "事業所", PORTAL, lambda r: r.column.origin),
)

DICTIONARY = Table(
    "dictionary",
    "データ項目の説明",
    "すべての表の項目の意味、形式、記入例。",
    COLUMNS,
    rows,
    dated=False,
)
TABLES: dict[str, Table[Any]] = {table.slug: table for table in (*DATA, DICTIONARY)}
"""Every table that can be fetched, by the name in its address."""
