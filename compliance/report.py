"""The assessments as JSON, CSV and text: the shapes of CONTRACT.md, for scripts and for exports."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from unicodedata import east_asian_width

from compliance.assessments import JudgedOffice
from operators.csv_text import csv_text
from operators.models import Municipality
from rules.findings import Finding
from rules.fiscal_year import FiscalYear
from rules.ruleset_files import rulebook

CSV_HEADER = (
    "事業所", "事業所名", "サービス", "日常生活圏域", "会議", "年度", "基準日", "状態", "必要", "開催", "未開催承認",
    "予定", "合同開催", "合同予定", "合同上限", "外部評価", "最も急ぐ指摘", "指摘の日", "出典", "指摘の数",
)  # fmt: skip


def as_json(
    offices: Iterable[JudgedOffice], year: FiscalYear, as_of: date, asked: Municipality | None = None
) -> Any:
    """One object per municipality; several in a list. [CONTRACT, assess_compliance]

    ``asked`` is the municipality that was asked for: it has its object even without offices.
    """
    by_ward = groupby(
        sorted(offices, key=lambda office: office.facility.municipality.code),
        key=lambda office: office.facility.municipality,
    )
    reports = [_ward(of_ward, list(group), year, as_of) for of_ward, group in by_ward]
    if not reports and asked:
        return _ward(asked, [], year, as_of)
    return reports[0] if len(reports) == 1 else reports


def _ward(
    municipality: Municipality, offices: Sequence[JudgedOffice], year: FiscalYear, as_of: date
) -> dict[str, Any]:
    rules = rulebook(municipality.ruleset_id).on(year.first)
    return {
        "fiscal_year": year.year,
        "as_of": as_of.isoformat(),
        "ruleset": {"id": rules.id, "valid_from": rules.valid_from.isoformat()},
        "facilities": [_office(office) for office in offices],
    }


def _office(office: JudgedOffice) -> dict[str, Any]:
    verdict = office.judgement
    changes = office.changes_on
    return {
        "facility": office.facility.reference,
        "name": office.facility.name,
        "service": office.facility.service,
        "council": verdict.council.value,
        "required": verdict.required,
        "required_source": verdict.required_source.value,
        "held": verdict.held,
        "excused": verdict.excused,
        "planned": verdict.planned,
        "joint_held": verdict.joint_held,
        "joint_planned": verdict.joint_planned,
        "joint_limit": verdict.joint_limit,
        "evaluation": verdict.evaluation.value,
        "status": verdict.status.value,
        "changes_on": changes.isoformat() if changes else None,
        "findings": [_finding(finding) for finding in verdict.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "date": finding.on.isoformat(),
        "meeting": finding.meeting.isoformat() if finding.meeting else None,
        "detail": str(finding.detail) if finding.detail else None,
        "message": finding.message,
        "source": finding.source,
    }


def as_csv(offices: Iterable[JudgedOffice], year: FiscalYear) -> str:
    """A row per office, for Excel: the numbers and the most urgent finding in words."""
    return csv_text(CSV_HEADER, (_csv_row(office, year) for office in offices))


def _csv_row(office: JudgedOffice, year: FiscalYear) -> list[str]:
    verdict, urgent = office.judgement, office.urgent
    numbers = (
        verdict.required, verdict.held, verdict.excused, verdict.planned, verdict.joint_held, verdict.joint_planned,
        "" if verdict.joint_limit is None else verdict.joint_limit,
    )  # fmt: skip
    return [
        office.facility.reference,
        office.facility.name,
        office.facility.kind.label,
        office.record.care_area.name if office.record.care_area else "",
        verdict.council.label,
        year.label,
        office.as_of.isoformat(),
        verdict.status.label,
        *map(str, numbers),
        verdict.evaluation.label,
        urgent.message if urgent else "",
        urgent.on.isoformat() if urgent else "",
        urgent.source if urgent else "",
        str(len(verdict.findings)),
    ]


def as_table(offices: Iterable[JudgedOffice], year: FiscalYear) -> str:
    """A table for the terminal, columns aligned for full-width characters."""
    rows: list[tuple[str, ...]] = [
        ("事業所", "事業所名", "状態", "必要", "開催", "承認", "予定", "合同", "評価", "最も急ぐ指摘"),
    ]
    rows += [_table_row(office) for office in offices]
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([year.label, *(line.rstrip() for line in lines)])


def _table_row(office: JudgedOffice) -> tuple[str, ...]:
    verdict = office.judgement
    limit = "" if verdict.joint_limit is None else f"/{verdict.joint_limit}"
    urgent = office.urgent
    return (
        office.facility.reference,
        office.facility.name,
        verdict.status.label,
        str(verdict.required),
        str(verdict.held),
        str(verdict.excused),
        str(verdict.planned),
        f"{verdict.joint_held + verdict.joint_planned}{limit}",
        verdict.evaluation.label,
        f"{urgent.message}［{urgent.source}］" if urgent else "",
    )


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
