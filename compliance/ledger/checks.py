"""What one row of the ledger may not say, and what it says that looks wrong."""

from datetime import date

from compliance.ledger import layout as col
from compliance.ledger.layout import Route, Told
from compliance.ledger.rows import LedgerRow
from meetings.models import Meeting
from operators.importing.resource import Problems
from operators.models import Facility
from rules.fiscal_year import wareki
from rules.kinds import Council
from rules.ruleset import KindRules
from rules.ruleset_files import rulebook

_LONGEST_KEY = 1000


def meeting_problems(row: LedgerRow) -> Problems:
    """Why the row cannot be a meeting."""
    problems: Problems = {}
    for office in row.offices:
        column = col.DAY if office == row.own else col.PARTNERS
        if words := _outside(office, row.day):
            problems[column] = words
        elif _rules(office, row.day).council is Council.NONE:
            column = col.CODE if office == row.own else col.PARTNERS
            problems[column] = f"{office.kind.label}は、会議を開く義務のないサービスです。"
    if row.told in (Told.NOT_HELD, Told.EXCUSED) and not row.note:
        problems[col.NOTE] = "開催できなかった理由を備考に入力してください。"
    if len(Meeting.key_of(row.offices)) > _LONGEST_KEY:
        problems[col.PARTNERS] = "合同事業所が多すぎます。事業所を確かめてください。"
    return problems


def agency_problems(row: LedgerRow) -> Problems:
    """Why the row cannot be an evaluation by an agency."""
    problems: Problems = {}
    if not _rules(row.own, row.day).agency_route:
        problems[col.EVALUATION] = "評価機関による評価を選べるのは、認知症対応型共同生活介護だけです。"
    if row.told not in (Told.HELD, Told.PLANNED):
        problems[col.STATUS] = "評価機関による評価の区分は、開催か予定です。"
    if words := _outside(row.own, row.day):
        problems[col.DAY] = words
    return problems


def doubts(row: LedgerRow, *, today: date) -> Problems:
    """What is taken and told: the ledger may be right for once."""
    told = _date_order(row)
    if row.told is Told.HELD and row.day > today:
        told[col.DAY] = "開催日が今日より後です。区分が「予定」ではないか確かめてください。"
    if row.told is Told.HELD and row.evaluation is not Route.AGENCY and row.mode is None:
        told[col.MODE] = "開催方法が空欄のため、対面として取り込みました。"
    if row.evaluation is Route.COUNCIL and not _rules(row.own, row.day).evaluation_duty:
        told[col.EVALUATION] = f"{row.own.kind.label}に外部評価の義務はありません。記録として取り込みました。"
    if row.evaluation is Route.NONE and row.has(col.EVALUATION) and (row.public or row.neutral):
        told[col.EVALUATION] = "外部評価が「有」ではないため、評価者の欄は使いませんでした。"
    return told


def _date_order(row: LedgerRow) -> Problems:
    told = {}
    for column, day in (
        (col.SUBMITTED, row.submitted_on),
        (col.PUBLISHED, row.published_on),
        (col.REPORTED, row.reported_on),
    ):
        if day and day < row.day:
            told[column] = f"{column}が開催日より前です。日付を確かめてください。"
    if row.notice_on and row.notice_on > row.day:
        told[col.NOTICE] = "通知日が開催日より後です。日付を確かめてください。"
    return told


def _outside(office: Facility, day: date) -> str:
    """Whether the day lies outside the office's designation; the last day, 廃止日 itself, is let through."""
    if office.designated_on and day < office.designated_on:
        return f"{office.reference} の指定日（{wareki(office.designated_on)}）より前の会議です。"
    if office.closed_on and day > office.closed_on:
        return f"{office.reference} の廃止日（{wareki(office.closed_on)}）より後の会議です。"
    return ""


def _rules(office: Facility, day: date) -> KindRules:
    return rulebook(office.municipality.ruleset_id).on(day).kind(office.kind)
