"""The table of published records: what the page shows of each, and nothing else. [省令 34②]"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from publication.addresses import record_address
from publication.content import PublicContent, Section
from publication.models import PublicRecord
from publication.open_data.scope import Scope
from publication.open_data.tables import Column, Form, Origin, Surroundings, Table
from rules.kinds import Council, ServiceKind

AT_ONCE = 200
"""Records held in memory while a file is written."""


@dataclass(frozen=True)
class Row:
    """A record with its words read, and the names around it."""

    record: PublicRecord
    content: PublicContent
    around: Surroundings

    @property
    def service(self) -> ServiceKind:
        """The kind of service."""
        return ServiceKind(self.record.service)


def rows(scope: Scope, around: Surroundings) -> Iterator[Row]:
    """Each published record inside, one after another; one query, however many."""
    found = scope.records().select_related("facility").defer("folded_text", "facility__raw")
    for record in found.iterator(chunk_size=AT_ONCE):
        yield Row(record, record.told, around)


def text_of(content: PublicContent) -> str:
    """The words of all sections as plain text: headings in 【】, each paragraph with its label."""
    return "\n\n".join("\n".join(_lines(section)) for section in content.sections)


def _lines(section: Section) -> Iterator[str]:
    yield f"【{section.heading}】"
    for entry in section.entries:
        yield f"{entry.label}：{entry.text}" if entry.label else entry.text
    for table in section.tables:
        yield from (line for line in (table.caption, "　".join(table.head)) if line)
        yield from ("　".join(cells) for cells in table.rows)


def _sections(row: Row) -> list[dict[str, Any]]:
    return [asdict(section) for section in row.content.sections]


TEXT, NUMBER, DAY, CHOICE = Form.TEXT, Form.NUMBER, Form.DAY, Form.CHOICE
OFFICE, PORTAL, MINISTRY, WARD = Origin.OFFICE, Origin.PORTAL, Origin.MINISTRY, Origin.WARD
COLUMNS: tuple[Column[Row], ...] = (
    Column("公表記録ID", "id", TEXT, "記録ごとに決まり、訂正しても変わらない", "k7m2p9xq4r", PORTAL, lambda r: r.record.key),
    Column("記録の種類", "kind", CHOICE, "議事録、評価の結果", "議事録", PORTAL, lambda r: r.record.get_kind_display()),
    Column("全国地方公共団体コード", "municipality_code", TEXT, "検査数字を含む6桁", "131202", WARD, lambda r: r.around.codes[r.record.municipality_id]),
    Column("地方公共団体名", "municipality", TEXT, "指定権者である区市町村", "練馬区", WARD, lambda r: r.around.municipalities[r.record.municipality_id]),
    Column("日常生活圏域", "care_area", TEXT, "会議の日に事業所があった圏域", "石神井", WARD, lambda r: r.around.areas.get(r.record.care_area_id or 0, "")),
    Column("事業所番号", "facility_number", TEXT, "介護保険事業所番号。10桁", "1392000376", MINISTRY, lambda r: r.record.facility.number),
    Column("サービス種類コード", "service_code", TEXT, "介護サービス種類コード。事業所は番号とこのコードの組で決まる", "32", MINISTRY, lambda r: r.service.code),
    Column("サービスの種類", "service", CHOICE, "サービスの正式な名称", "認知症対応型共同生活介護", MINISTRY, lambda r: r.service.label),
    Column("事業所名", "office", TEXT, "公表したときの名称", "グループホームひなた", MINISTRY, lambda r: r.record.office),
    Column("会議の種類", "council", CHOICE, "運営推進会議、介護・医療連携推進会議", "運営推進会議", PORTAL, lambda r: Council(r.record.council).label),
    Column("年度", "fiscal_year", NUMBER, "開催日の年度。西暦", "2026", PORTAL, lambda r: r.record.fiscal_year),
    Column("開催日", "held_on", DAY, "会議の日", "2026-06-20", OFFICE, lambda r: r.record.held_on),
    Column("開始時刻", "starts_at", Form.HOUR, "空欄は記載なし", "14:00", OFFICE, lambda r: f"{r.content.starts_at:%H:%M}" if r.content.starts_at else ""),
    Column("終了時刻", "ends_at", Form.HOUR, "空欄は記載なし", "15:30", OFFICE, lambda r: f"{r.content.ends_at:%H:%M}" if r.content.ends_at else ""),
    Column("合同開催", "joint", Form.YES_NO, "ほかの事業所と合同で開いたか", "無", OFFICE, lambda r: "有" if r.record.joint else "無", lambda r: r.record.joint),
    Column("合同開催の事業所", "partners", TEXT, "名称。複数は改行で区切る。JSONでは配列", "となりの家", OFFICE, lambda r: "\n".join(r.content.partners), lambda r: list(r.content.partners)),
    Column("題名", "title", TEXT, "記録の題名", "令和8年6月20日 運営推進会議の記録", OFFICE, lambda r: r.record.title),
    Column("開催場所", "place", TEXT, "空欄は記載なし", "地域交流室", OFFICE, lambda r: r.content.place),
    Column("開催方法", "way", TEXT, "対面、Web など。空欄は記載なし", "対面", OFFICE, lambda r: r.content.way),
    Column("議題", "agenda", TEXT, "複数は改行で区切る。JSONでは配列", "活動状況の報告", OFFICE, lambda r: "\n".join(r.content.agenda), lambda r: list(r.content.agenda)),
    Column("出席者数", "present", NUMBER, "区分ごとの人数は「数値」の表にある", "7", OFFICE, lambda r: r.content.present_count),
    Column("欠席者数", "absent", NUMBER, "区分ごとの人数は「数値」の表にある", "1", OFFICE, lambda r: r.content.absent_count),
    Column("本文", "sections", TEXT, "公表した文のすべて。JSONでは見出しごとの配列", "【活動状況】\n報告：夏祭りを開きました。", OFFICE, lambda r: text_of(r.content), _sections),
    Column("公表日", "published_on", DAY, "完結の日。保存期間はこの日から数える", "2026-07-10", OFFICE, lambda r: r.record.published_on),
    Column("訂正日", "corrected_on", DAY, "最後に訂正した日。空欄は訂正なし", "2026-08-01", OFFICE, lambda r: r.record.corrected_on),
    Column("版", "edition", NUMBER, "訂正するたびに1増える", "1", PORTAL, lambda r: r.record.edition),
    Column("保存期限", "keep_until", DAY, "この日を過ぎると削除されることがある", "2028-07-10", PORTAL, lambda r: r.record.keep_until),
    Column("URL", "url", Form.ADDRESS, "記録のページ", "https://example.jp/minutes/k7m2p9xq4r/", PORTAL, lambda r: f"{settings.BASE_URL}{record_address(r.record)}"),
)  # fmt: skip

RECORDS = Table("records", "公表された記録", "議事録と評価の結果の全文。1行が1つの記録です。", COLUMNS, rows)
