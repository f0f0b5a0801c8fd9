"""The table of figures: attendance by category and the figures of the activity reports, one in each row."""

from collections.abc import Iterator
from dataclasses import dataclass

from publication.content import PublicContent
from publication.models import PublicRecord
from publication.open_data import records
from publication.open_data.scope import Scope
from publication.open_data.tables import Column, Form, Origin, Surroundings, Table
from rules.kinds import ServiceKind


@dataclass(frozen=True)
class Row:
    """One figure of a record."""

    record: PublicRecord
    group: str
    label: str
    number: int
    unit: str


def rows(scope: Scope, around: Surroundings) -> Iterator[Row]:
    """Each figure of each record; one query, however many."""
    for row in records.rows(scope, around):
        for group, label, number, unit in _figures(row.content):
            yield Row(row.record, group, label, number, unit)


def _figures(content: PublicContent) -> Iterator[tuple[str, str, int, str]]:
    for turnout in content.turnout:
        yield "出席", turnout.category, turnout.present, "人"
        yield "欠席", turnout.category, turnout.absent, "人"
    for figure in content.figures:
        yield "活動状況", figure.label, figure.value, figure.unit


TEXT, OFFICE, MINISTRY, PORTAL = Form.TEXT, Origin.OFFICE, Origin.MINISTRY, Origin.PORTAL
COLUMNS: tuple[Column[Row], ...] = (
    Column("公表記録ID", "record", TEXT, "「公表された記録」の公表記録ID", "k7m2p9xq4r", PORTAL, lambda r: r.record.key),
    Column("事業所番号", "facility_number", TEXT, "介護保険事業所番号。10桁", "1392000376", MINISTRY, lambda r: r.record.facility.number),
    Column("サービス種類コード", "service_code", TEXT, "介護サービス種類コード", "73", MINISTRY, lambda r: ServiceKind(r.record.service).code),
    Column("事業所名", "office", TEXT, "公表したときの名称", "小規模多機能ひなた", MINISTRY, lambda r: r.record.office),
    Column("年度", "fiscal_year", Form.NUMBER, "開催日の年度。西暦", "2026", PORTAL, lambda r: r.record.fiscal_year),
    Column("開催日", "held_on", Form.DAY, "会議の日", "2026-06-20", OFFICE, lambda r: r.record.held_on),
    Column("区分", "group", Form.CHOICE, "出席、欠席、活動状況", "活動状況", PORTAL, lambda r: r.group),
    Column("項目", "label", TEXT, "出席と欠席では構成員の区分。活動状況では報告の項目", "通いの提供回数", OFFICE, lambda r: r.label),
    Column("数", "number", Form.NUMBER, "人数、回数など", "310", OFFICE, lambda r: r.number),
    Column("単位", "unit", TEXT, "数の単位", "回", OFFICE, lambda r: r.unit),
)  # fmt: skip

FIGURES = Table(
    "figures",
    "数値",
    "出席者と欠席者の人数（区分ごと。氏名はありません）と、活動状況の報告にある数値。1行が1つの数です。",
    COLUMNS,
    rows,
)
