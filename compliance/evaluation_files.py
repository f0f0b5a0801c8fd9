"""The ward's list of evaluations as files for Excel: the same lines as the page, without anybody's words."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from compliance.evaluation_board import EvaluationLine
from meetings.exports.characters import printable
from operators.csv_text import csv_text
from rules.fiscal_year import FiscalYear

HEADS = (
    "事業所番号", "事業所名", "サービス", "日常生活圏域", "年度", "評価方式", "段階", "個別評価の提出", "個別評価の依頼",
    "評価の日", "公表日", "結果報告書の提出日", "受付番号", "区の判定", "指摘", "出典",
)  # fmt: skip
_WIDE = {"事業所名": 32, "サービス": 32, "指摘": 60, "出典": 24}
Cell = str | int | date | None


def evaluations_csv(lines: Iterable[EvaluationLine], year: FiscalYear) -> str:
    """A line for every office; days in ISO form."""
    return csv_text(HEADS, (_row(line, year) for line in lines))


def evaluations_xlsx(lines: Iterable[EvaluationLine], year: FiscalYear) -> bytes:
    """The same as a workbook: days are real ones, numbers are numbers, everything else is text."""
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"外部評価{year.label}"
    rows: list[Sequence[Cell]] = [HEADS, *(_row(line, year) for line in lines)]
    for down, row in enumerate(rows, 1):
        for across, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(down, across, printable(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # =1+1 stays a name
            elif isinstance(value, date):
                cell.number_format = "yyyy/mm/dd"
    for across, heading in enumerate(HEADS, 1):
        sheet.cell(1, across).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(across)].width = _WIDE.get(heading, 14)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADS))}{len(rows)}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(line: EvaluationLine, year: FiscalYear) -> list[Cell]:
    facility, progress, report = line.facility, line.standing.progress, line.standing.report
    return [
        facility.reference,
        facility.name,
        facility.kind.label,
        line.area,
        year.label,
        line.route.label,
        progress.label,
        progress.staff_done if progress.staff_asked else None,
        progress.staff_asked or None,
        progress.day,
        progress.published_on,
        progress.reported_on,
        report.receipt if report else "",
        line.office.judgement.evaluation.label,
        "／".join(finding.message for finding in line.findings),
        "／".join(dict.fromkeys(finding.source for finding in line.findings)),
    ]
