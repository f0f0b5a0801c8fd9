"""The table of offices that hold a council, with how many records each has made public."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable

from operators.models import Facility, Placement
from publication.addresses import office_address
from publication.office_page import council_of
from publication.offices import open_offices
from publication.open_data.scope import Scope
from publication.open_data.tables import Column, Form, Origin, Surroundings, Table

AT_ONCE = 500
READ = (
    *("number", "service", "name", "kana", "address", "building", "phone", "url", "latitude", "longitude"),
    *("municipality__code", "municipality__name", "municipality__ruleset_id", "corporation__name"),
)
"""All that is read of an office: mail, fax and what was imported never reach a public file."""


@dataclass(frozen=True)
class Row:
    """An office, where it lies, and what it made public."""

    facility: Facility
    area: str
    center: str
    records: int
    last_held_on: date | None
    last_published_on: date | None
    council: str


def rows(scope: Scope, around: Surroundings) -> Iterator[Row]:
    """Each office inside; records are counted by the same scope. One query, however many."""
    offices = open_offices(around.today).order_by("municipality__code", "number", "service", "pk")
    if scope.municipality:
        offices = offices.filter(municipality=scope.municipality)
    placed = Placement.objects.filter(Q(since=None) | Q(since__lte=around.today), facility=OuterRef("pk"))
    latest = placed.order_by(F("since").desc(nulls_last=True), "-pk")
    known = offices.select_related("municipality", "corporation").only(*READ)
    told = known.annotate(
        in_area=Subquery(latest.values("care_area__name")[:1]),
        under=Subquery(latest.values("support_center__name")[:1]),
        published=_of_records(scope, Count("pk")),
        held=_of_records(scope, Max("held_on")),
        newest=_of_records(scope, Max("published_on")),
    )
    for office in told.iterator(chunk_size=AT_ONCE):
        yield Row(
            facility=office,
            area=office.in_area or "",
            center=office.under or "",
            records=office.published or 0,
            last_held_on=office.held,
            last_published_on=office.newest,
            council=council_of(office, around.today).label,
        )


def _of_records(scope: Scope, value: Combinable) -> Subquery:
    """One value of the published records of each office, in the scope."""
    records = scope.records().filter(facility=OuterRef("pk")).order_by()
    return Subquery(records.values("facility").annotate(value=value).values("value"))


def _corporation(row: Row) -> str:
    return row.facility.corporation.name if row.facility.corporation else ""


TEXT, NUMBER, DAY = Form.TEXT, Form.NUMBER, Form.DAY
PORTAL, MINISTRY, WARD = Origin.PORTAL, Origin.MINISTRY, Origin.WARD
COLUMNS: tuple[Column[Row], ...] = (
    Column("全国地方公共団体コード", "municipality_code", TEXT, "検査数字を含む6桁", "131202", WARD, lambda r: r.facility.municipality.code),
    Column("地方公共団体名", "municipality", TEXT, "指定権者である区市町村", "練馬区", WARD, lambda r: r.facility.municipality.name),
    Column("事業所番号", "facility_number", TEXT, "介護保険事業所番号。10桁", "1392000376", MINISTRY, lambda r: r.facility.number),
    Column("サービス種類コード", "service_code", TEXT, "介護サービス種類コード", "32", MINISTRY, lambda r: r.facility.kind.code),
    Column("サービスの種類", "service", Form.CHOICE, "サービスの正式な名称", "認知症対応型共同生活介護", MINISTRY, lambda r: r.facility.kind.label),
    Column("事業所名", "office", TEXT, "現在の名称", "グループホームひなた", MINISTRY, lambda r: r.facility.name),
    Column("事業所名カナ", "office_kana", TEXT, "空欄は不明", "グループホームヒナタ", MINISTRY, lambda r: r.facility.kana),
    Column("法人名", "corporation", TEXT, "空欄は不明", "社会福祉法人ひなた会", MINISTRY, _corporation),
    Column("所在地_連結表記", "address", TEXT, "住所", "東京都練馬区豊玉北6丁目12番1号", MINISTRY, lambda r: r.facility.address),
    Column("方書", "building", TEXT, "建物名など", "ひなたビル2階", MINISTRY, lambda r: r.facility.building),
    Column("緯度", "latitude", Form.DECIMAL, "10進法。空欄は不明", "35.73556", MINISTRY, lambda r: r.facility.latitude),
    Column("経度", "longitude", Form.DECIMAL, "10進法。空欄は不明", "139.65167", MINISTRY, lambda r: r.facility.longitude),
    Column("電話番号", "phone", TEXT, "事業所の代表の番号", "03-0000-0000", MINISTRY, lambda r: r.facility.phone),
    Column("URL", "website", Form.ADDRESS, "事業所のホームページ", "https://example.jp/", MINISTRY, lambda r: r.facility.url),
    Column("日常生活圏域", "care_area", TEXT, "現在の圏域", "石神井", WARD, lambda r: r.area),
    Column("地域包括支援センター", "support_center", TEXT, "現在の担当", "石神井地域包括支援センター", WARD, lambda r: r.center),
    Column("会議の種類", "council", Form.CHOICE, "運営推進会議、介護・医療連携推進会議", "運営推進会議", PORTAL, lambda r: r.council),
    Column("公表している記録の数", "records", NUMBER, "年度を絞ったときは、その年度の数", "6", PORTAL, lambda r: r.records),
    Column("最新の開催日", "last_held_on", DAY, "公表している記録のうち最も新しい会議の日", "2026-06-20", PORTAL, lambda r: r.last_held_on),
    Column("最新の公表日", "last_published_on", DAY, "公表している記録のうち最も新しい公表日", "2026-07-10", PORTAL, lambda r: r.last_published_on),
    Column("ポータルのページ", "page", Form.ADDRESS, "このポータルにある事業所のページ", "https://example.jp/facilities/1392000376/32/", PORTAL, lambda r: f"{settings.BASE_URL}{office_address(r.facility)}"),
)  # fmt: skip

OFFICES = Table(
    "offices",
    "事業所",
    "会議を開く義務のある事業所と、公表している記録の数。記録のない事業所も載せています。",
    COLUMNS,
    rows,
)
