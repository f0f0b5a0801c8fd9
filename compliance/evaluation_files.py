"""The ward's list of evaluations as files for Excel: the same lines as the page, without anybody's words."""

from collections.abc import Iterable

from compliance.evaluation_board import EvaluationLine
from meetings.exports.plain_workbook import Cell, plain_workbook
from operators.csv_text import csv_text
from rules.fiscal_year import FiscalYear

HEADS = (
    "事業所番号", "事業所名", "サービス", "日常生活圏域", "年度", "評価方式", "段階", "個別評価の提出", "個別評価の依頼",
    "評価の日", "公表日", "結果報告書の提出日", "受付番号", "区の判定", "指摘", "出典",
)  # fmt: skip
_WIDE = {"事業所名": 32, "サービス": 32, "指摘": 60, "出典": 24}


def evaluations_csv(lines: Iterable[EvaluationLine], year: FiscalYear) -> str:
    """A line for every office; days in ISO form."""
    return csv_text(HEADS, (_row(line, year) for line in lines))


def evaluations_xlsx(lines: Iterable[EvaluationLine], year: FiscalYear) -> bytes:
    """The same as a workbook: days are real ones, numbers are numbers, everything else is text."""
    rows = (_row(line, year) for line in lines)
    return plain_workbook(f"外部評価{year.label}", HEADS, rows, wide=_WIDE, stays="C2")


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
        _verdict(line),
        "／".join(finding.message for finding in line.findings),
        "／".join(dict.fromkeys(finding.source for finding in line.findings)),
    ]


def _verdict(line: EvaluationLine) -> str:
    label, doubt = line.office.judgement.evaluation.label, line.office.evaluation_doubt
    return f"{label}（{doubt}）" if doubt else label
