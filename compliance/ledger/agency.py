"""Evaluations by an agency: rows without a meeting. [CONTRACT, Meetings: 外部評価 評価機関]"""

from collections import defaultdict
from datetime import date
from typing import Any

from compliance.ledger import layout as col
from compliance.ledger.grouping import Refusals
from compliance.ledger.parts import ways_of
from compliance.ledger.rows import LedgerRow
from compliance.ledger.told_here import KEPT_OF_AGENCY, recorded_here, reported_otherwise
from evaluations.models import Evaluation
from evaluations.services.publishing import redate_result
from meetings.services.publishing.completion import Ways, completed_on
from operators.importing.bulk import rewrite
from operators.importing.journal import Changes, Journal, differences
from operators.importing.report import Report
from rules.kinds import EvaluationRoute

_TOLD = ("published_on", "ledger_published_on", "report_submitted_on", "note")


def group_agency(rows: list[LedgerRow]) -> tuple[list[LedgerRow], Refusals]:
    """One row per office and day; rows that contradict each other are refused."""
    by_key: dict[Any, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        by_key[row.own.pk, row.day].append(row)
    refusals: Refusals = {}
    for same in by_key.values():
        if any(row.says() != same[0].says() for row in same):
            for row in same:
                others = "・".join(f"{other.number}行目" for other in same if other is not row)
                refusals[row.number] = (None, f"同じ評価を伝える{others}と内容が違います。")
    return [same[0] for same in by_key.values() if same[0].number not in refusals], refusals


def write_agency(rows: list[LedgerRow], journal: Journal, report: Report) -> None:
    """Register or update the evaluations, with the history."""
    stored = _stored(rows)
    new: list[tuple[Evaluation, Changes]] = []
    changed: list[tuple[Evaluation, Changes]] = []
    for row in rows:
        evaluation = stored.get((row.own.pk, row.day)) or Evaluation(
            facility=row.own, route=EvaluationRoute.AGENCY.value, evaluated_on=row.day
        )
        changes = _apply(evaluation, row)
        _warn(evaluation, row, report)
        if evaluation.pk is None:
            new.append((evaluation, changes))
        elif changes:
            changed.append((evaluation, changes))
    report.created += len(new)
    report.updated += len(changed)
    report.unchanged += len(rows) - len(new) - len(changed)
    Evaluation.objects.bulk_create(evaluation for evaluation, _ in new)
    rewrite([evaluation for evaluation, _ in changed], _TOLD)
    for evaluation, changes in changed:
        if "published_on" in changes:
            redate_result(evaluation, journal.at)
    for verb, pairs in (("登録", new), ("変更", changed)):
        for evaluation, changes in pairs:
            journal.add(f"evaluation {evaluation.pk}", changes, verb=verb, facility=evaluation.facility)


def _warn(evaluation: Evaluation, row: LedgerRow, report: Report) -> None:
    if reported_otherwise(row, evaluation):
        report.warn(row.number, None, KEPT_OF_AGENCY)


def _stored(rows: list[LedgerRow]) -> dict[tuple[int, date | None], Evaluation]:
    found = Evaluation.objects.filter(
        route=EvaluationRoute.AGENCY.value,
        facility__in={row.own.pk for row in rows},
        evaluated_on__in={row.day for row in rows},
    ).select_related("facility", "round")
    found = found.prefetch_related("published_ways")
    return {(each.facility_id, each.evaluated_on): each for each in found}


def _apply(evaluation: Evaluation, row: LedgerRow) -> Changes:
    ways = ways_of(evaluation if evaluation.pk else None)
    before = _state(evaluation, ways)
    for column, name, value in (
        (col.PUBLISHED, "ledger_published_on", row.published_on),
        (col.PUBLISHED, "published_on", completed_on(row.published_on, ways)),
        (col.REPORTED, "report_submitted_on", _reported_here(evaluation) or row.reported_on),
        (col.NOTE, "note", row.note),
    ):
        if row.has(column):
            setattr(evaluation, name, value)
    return differences(before, _state(evaluation, ways))


def _reported_here(evaluation: Evaluation) -> date | None:
    """The day of a report that this portal knows, which a ledger does not know better."""
    return evaluation.report_submitted_on if recorded_here(evaluation) else None


def _state(evaluation: Evaluation, ways: Ways) -> dict[str, Any]:
    """What is compared and told; without other ways the ledger's day is the day of publication itself."""
    told = _TOLD if ways else [name for name in _TOLD if name != "ledger_published_on"]
    return {name: getattr(evaluation, name) for name in told}
