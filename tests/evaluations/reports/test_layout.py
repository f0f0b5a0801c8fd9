"""The grid of a form: what stands in which column, on paper and in a workbook. No database."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from evaluations.document import Document, Head, document_of
from evaluations.exports.document_docx import document_docx
from evaluations.exports.document_xlsx import document_xlsx
from evaluations.form import FieldKind, Form, Phase
from evaluations.form_workbook.layout import tabs_of
from evaluations.report import printed_json
from evaluations.report.grid_layout import grids_of
from evaluations.report.printed import Printed
from evaluations.report.summary import plans_of, summary_of
from evaluations.shipped_forms import shipped
from publication.content import Turnout
from rules.kinds import ServiceKind

KINDS = [
    ServiceKind.SMALL_MULTIFUNCTIONAL,
    ServiceKind.NURSING_MULTIFUNCTIONAL,
    ServiceKind.REGULAR_VISITING,
    ServiceKind.GROUP_HOME,
]


def form_of(kind: ServiceKind) -> Form:
    form = shipped(kind)
    assert form is not None
    return form


def values_of(form: Form, words: str) -> dict[tuple[str, str], dict[str, Any]]:
    rows = [
        (sheet, row) for sheet in form.sheets for row in sheet.rows(Phase.SELF, Phase.COUNCIL, Phase.AFTER)
    ]
    return {
        (sheet.key, row.key): {
            field.key: _value(form, field.kind, field.scale, words) for field in row.fields
        }
        for sheet, row in rows
    }


def _value(form: Form, kind: FieldKind, scale: str, words: str) -> Any:
    if kind is FieldKind.CHOICE:
        return form.scale(scale).choices[1].key
    if kind is FieldKind.COUNTS:
        return {form.scale(scale).choices[0].key: 2, form.scale(scale).choices[2].key: 3}
    return words


def printed_of(kind: ServiceKind, words: str = "=1+1", *, public: bool = True) -> Printed:
    form = form_of(kind)
    head = Head(
        "見本", "1392000019", kind.label, "", "運営推進会議", 2026, turnout=(Turnout("利用者", 2, 1),)
    )
    return Printed(document_of(form, head, values_of(form, words), public=public), form.scales)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_comes_back_from_json_as_it_was(kind: ServiceKind) -> None:
    printed = printed_of(kind)
    assert printed_json.from_json(printed_json.as_json(printed)) == printed


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_fills_every_column(kind: ServiceKind) -> None:
    for public in (True, False):
        printed = printed_of(kind, public=public)
        for grid in grids_of(printed.document.papers, printed.scales):
            widths = {len(line.texts) for band in grid.bands for line in band.lines}
            assert widths == {grid.columns}


def test_a_rating_is_a_mark_under_its_answer_and_numbers_end_with_their_sum() -> None:
    printed = printed_of(ServiceKind.REGULAR_VISITING)
    (grid,) = grids_of(printed.document.papers, printed.scales)
    line = grid.bands[0].lines[0]
    assert [cell.text for cell in line.cells] == ["", "○", "", "", "=1+1", "", "○", "", "", "=1+1"]
    assert (grid.wide, grid.double, grid.words_span) == (True, True, 10)
    printed = printed_of(ServiceKind.SMALL_MULTIFUNCTIONAL)
    counts = grids_of(printed.document.papers, printed.scales)[0].bands[0].lines[0]
    assert [cell.text for cell in counts.cells] == ["2", "0", "3", "0", "5"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_the_form_and_no_formula(kind: ServiceKind) -> None:
    book = openpyxl.load_workbook(BytesIO(document_xlsx(printed_of(kind))))
    for sheet in book:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            9,
            1,
            0,
        )
        assert sheet.print_title_rows
        assert sheet.merged_cells.ranges
    assert document_docx(printed_of(kind, "改\x0b行"))[:2] == b"PK"


def test_a_section_without_a_word_says_so_once() -> None:
    form = form_of(ServiceKind.SMALL_MULTIFUNCTIONAL)
    head = printed_of(ServiceKind.SMALL_MULTIFUNCTIONAL).document.head
    document = document_of(form, head, {("self", "s1"): {"good": "話し合った"}}, public=True)
    first, second = grids_of(document.papers, form.scales)[0].bands[:2]
    assert [note.words for note in first.notes] == ["", "", "話し合った", "", ""]
    assert [note.words for note in second.notes] == ["記載なし"]
    blank = grids_of(document.papers, form.scales, blank=True)[0].bands[1]
    assert [note.label for note in blank.notes] == [note.label for note in first.notes]


def test_sheets_are_called_so_that_excel_opens_them() -> None:
    titles = ["A/B:[表]", "A/B:[表]", "自己 評価", "自己 評価", "", "あ" * 40]
    tabs = tabs_of({str(number): title for number, title in enumerate(titles)})
    assert list(tabs.values()) == [
        "A・B・・表・",
        "A・B・・表・（2）",
        "自己 評価",
        "自己 評価（2）",
        "4",
        "あ" * 31,
    ]


def test_the_summary_tells_each_section_in_a_line_and_the_plan_after_the_meeting() -> None:
    document: Document = printed_of(ServiceKind.REGULAR_VISITING, "月1回出かける").document
    first = summary_of(document)[0]
    assert first.words == "自己評価：ほぼできている 4、外部評価：ほぼできている 4"
    assert {plan.words for plan in plans_of(document)} == {"月1回出かける"}
    assert [len(plans_of(printed_of(kind, public=False).document)) for kind in KINDS] == [6, 5, 7, 4]
    small = form_of(ServiceKind.SMALL_MULTIFUNCTIONAL)
    before = replace(small, sheets=small.sheets[:2])
    own = document_of(before, document.head, values_of(before, "月1回出かける"))
    assert len(plans_of(own)) == 9
    empty = Document("", "", "", document.head, ())
    assert (summary_of(empty), plans_of(empty)) == ((), ())
