"""Whatever a file holds, an import answers with a report or with one sentence."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.ledger import layout as ledger
from compliance.ledger.resource import LedgerResource
from meetings.importing import member_layout as members
from meetings.importing.members import MemberResource
from operators.importing import facility_layout as offices
from operators.importing.facilities import FacilityResource
from operators.importing.journal import Journal
from operators.importing.layout import Layout
from operators.importing.sheets import Sheet, UnusableFileError, read_sheet
from tests.importing.files import write_xlsx
from tests.makers import office

NOW = datetime(2026, 11, 22, tzinfo=UTC)
PLAUSIBLE = (
    "1392000012", "139200001", "190000018", "1392000012/32", "1392000020/78;1392000012/32", "32", "78", "370", "155",
    "131202", "13120", "11011", "131203", "8011601011609", "ひなた", "小規模多機能型居宅介護", "2025-04-01", "R7.4.1",
    "令和7年4月31日", "20251020", "45748", "2025-06-01/2025-08-31", "予定", "開催", "中止", "未開催", "未開催承認", "対面",
    "Web", "有", "無", "評価機関", "会議", "出席", "書面", "地域交流;衛生管理", "利用者", "家族", "メール", "郵送", "a@example.jp",
    "https：//example.jp", "0", "29", "35.7", "0.0", "1e400", "nan", "（改行）", "あ" * 400, "９" * 30, "/", ";", "\n",
)  # fmt: skip
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CELLS = st.one_of(st.just(""), st.sampled_from(PLAUSIBLE), st.sampled_from(PLAUSIBLE), ANYTHING)
CALM = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def known_offices(db):
    """Two offices, so that some rows find one."""
    office("group_home", "1392000012", area="石神井")
    office("community_day", "1392000020")


def sheets(layout: Layout) -> st.SearchStrategy[Sheet]:
    """Sheets with the layout's headings and an unknown one; rows may be short or long."""
    header = [*layout.columns, "知らない列", ""]
    rows = st.lists(st.lists(CELLS, max_size=len(header) + 1), max_size=5)
    return rows.map(lambda drawn: Sheet(header, list(enumerate(drawn, 2))))


def mostly(cell: str) -> st.SearchStrategy[str]:
    """This cell eight times out of nine."""
    return st.integers(0, 8).flatmap(lambda draw: CELLS if draw == 8 else st.just(cell))


def likely(layout: Layout, fixed: dict[str, str]) -> st.SearchStrategy[Sheet]:
    """Sheets whose rows are right but for a few cells: these reach the database."""
    header = list(layout.columns)
    cells = [mostly(fixed.get(name, "")) for name in header]
    rows = st.lists(st.tuples(*cells).map(list), min_size=1, max_size=4)
    return rows.map(lambda drawn: Sheet(header, list(enumerate(drawn, 2))))


OFFICE = {
    offices.NUMBER: "1392000012",
    offices.CODE: "32",
    offices.NAME: "ひなた",
    offices.MUNICIPALITY: "131202",
}
SEAT = {members.NUMBER: "1392000012", members.CODE: "32", members.CATEGORY: "家族", members.NAME: "ひなた"}
MEETING = {ledger.NUMBER: "1392000012", ledger.CODE: "32", ledger.STATUS: "開催", ledger.DAY: "2025-10-20"}


def take(resource, sheet: Sheet) -> None:
    report = resource(Journal(via="test", at=NOW)).take(sheet, skip_rejected=True)
    assert all(each.row is None or each.row >= 2 for each in report.rejected + report.warnings)


@CALM
@given(sheet=sheets(offices.LAYOUT) | likely(offices.LAYOUT, OFFICE))
def test_any_cells_of_offices(known_offices, sheet):
    take(FacilityResource, sheet)


@CALM
@given(sheet=sheets(members.LAYOUT) | likely(members.LAYOUT, SEAT))
def test_any_cells_of_members(known_offices, sheet):
    take(MemberResource, sheet)


@CALM
@given(sheet=sheets(ledger.LAYOUT) | likely(ledger.LAYOUT, MEETING))
def test_any_cells_of_the_ledger(known_offices, sheet):
    take(LedgerResource, sheet)


def assert_readable_or_one_sentence(content: bytes, name: str) -> None:
    answer = "a sheet"
    try:
        read_sheet(content, name)
    except UnusableFileError as error:
        answer = str(error)
    assert len(answer.splitlines()) == 1


@settings(CALM, max_examples=200)
@given(content=st.binary(max_size=200), name=st.sampled_from(["a.csv", "a.xlsx"]))
def test_any_bytes(content, name):
    assert_readable_or_one_sentence(content, name)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> bytes:
    """A whole workbook."""
    path: Path = write_xlsx(
        tmp_path_factory.mktemp("book") / "a.xlsx", [{"事業所番号": "1392000012", "備考": "あ"}]
    )
    return path.read_bytes()


@settings(CALM, max_examples=150)
@given(data=st.data())
def test_a_workbook_with_a_damaged_byte(workbook, data):
    place = data.draw(st.integers(0, len(workbook) - 1))
    damaged = io.BytesIO(workbook)
    damaged.seek(place)
    damaged.write(data.draw(st.binary(min_size=1, max_size=3)))
    assert_readable_or_one_sentence(damaged.getvalue(), "a.xlsx")
