"""Loads the demo into an empty database, through the same resources as real files."""

from collections.abc import Callable
from datetime import date, datetime

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F

from compliance.demo.accounts import make_accounts
from compliance.demo.arrangements import arrange
from compliance.demo.entries import row
from compliance.demo.episodes import told
from compliance.demo.evaluating import evaluate
from compliance.demo.offices import FOLDER, INVENTED_FILE, REAL_FILES, area_rows, offices_from
from compliance.demo.paperwork import file_papers
from compliance.demo.people import member_rows
from compliance.demo.plans import orderly
from compliance.demo.scripts import Script
from compliance.ledger.resource import LedgerResource
from meetings.importing.members import MemberResource
from meetings.services.retention.planning import plan_clocks
from operators.enums import Role
from operators.importing.facilities import FacilityResource
from operators.importing.journal import Journal
from operators.importing.resource import SheetResource
from operators.importing.sheets import Sheet, open_sheet
from operators.models import Facility, Municipality, SupportCenter, User
from outbox.enums import State
from outbox.models import Message
from rules.fiscal_year import FiscalYear
from rules.ruleset_files import rulebook

NERIMA = "131202"
VIA = "load_demo"


class NotEmptyError(Exception):
    """The database holds offices or people; the demo never mixes with them."""


class RejectedError(Exception):
    """The importers refuse a row of the demo: one of the two is wrong. The message is their report."""


@transaction.atomic
def load(*, today: date, at: datetime, password: str, tell: Callable[[str], object]) -> None:
    """Make the demo's world as it is on ``today``; everything or nothing.

    ``tell`` gets a Japanese line per step. Raises `NotEmptyError`; `RejectedError` if an importer refuses a row.
    """
    if Facility.objects.exists() or User.objects.exists():
        raise NotEmptyError
    journal = Journal(via=VIA, at=at)
    for name in REAL_FILES:
        _take(FacilityResource(journal, only_municipality=NERIMA), open_sheet(FOLDER / name))
    _take(FacilityResource(journal), open_sheet(FOLDER / INVENTED_FILE))
    year = FiscalYear.of(today)
    scripts = _scripts(year, today)
    _take(FacilityResource(journal), _sheet(area_rows(script.office for script in scripts)))
    SupportCenter.objects.update(email="center@example.jp")
    tell(f"事業所 {len(scripts)}件を登録しました。（実在の事業所と架空のグループホーム3件・架空の圏域）")
    rows = member_rows(scripts, year)
    _take(MemberResource(journal), _sheet(rows))
    tell(f"見本の構成員 {len(rows)}名を登録しました。")
    _take(
        LedgerResource(journal),
        _sheet([row(s.office.reference, entry, today) for s in scripts for entry in s.entries]),
    )
    _people_and_papers(journal, password, today, tell)
    _refresh_statistics()


def _people_and_papers(journal: Journal, password: str, today: date, tell: Callable[[str], object]) -> None:
    """What no file brings: hours and places of meetings, the logins, and what went through the portal."""
    municipality = Municipality.objects.get(code=NERIMA)
    tell(f"架空の会議 {arrange(rulebook(municipality.ruleset_id))}件を登録しました。")
    make_accounts(municipality=municipality, password=password, journal=journal)
    tell("デモ用のアカウントを3件登録しました。")
    tell(f"議事録の提出 {_paperwork(today)}件、外部評価の実施 {_evaluations(today)}件を登録しました。")
    plan_clocks(today=today, at=journal.at)
    arranged = {"arranged": [None, "開始時刻・場所・Web会議システム・議題"]}
    journal.add(f"municipality {NERIMA}", arranged, verb="デモの補足", municipality=municipality)
    journal.save()


def _paperwork(today: date) -> int:
    """Papers of the last weeks in the portal; the mails they owe went out on their day, not from here."""
    made = file_papers(today=today, **_hands())
    _settle_mails()
    return made


def _evaluations(today: date) -> int:
    """Rounds of evaluation, from the staff sheets of one office to the accepted reports of others."""
    made = evaluate(today=today, **_hands())
    _settle_mails()
    return made


def _hands() -> dict[str, User]:
    return {
        name: User.objects.get(role=role) for name, role in (("operator", Role.OPERATOR), ("ward", Role.WARD))
    }


def _settle_mails() -> None:
    """The mails owed went out on their day, not from here."""
    Message.objects.filter(state=State.PENDING).update(state=State.SENT, settled_at=F("prepared_at"))


def _scripts(year: FiscalYear, today: date) -> list[Script]:
    facilities = Facility.objects.select_related("municipality", "corporation")
    offices = offices_from(facilities, year, today)
    stories = {office.reference: Script(office, orderly(office, year, today)) for office in offices}
    return list(told(stories, year, today).values())


def _take(resource: SheetResource, sheet: Sheet) -> None:
    report = resource.take(sheet)
    if report.rejected:
        raise RejectedError(report.as_text())


def _sheet(rows: list[dict[str, str]]) -> Sheet:
    """Rows as a file would hold them, the header being row 1."""
    return Sheet(
        header=list(rows[0]), rows=[(number, list(each.values())) for number, each in enumerate(rows, 2)]
    )


def _refresh_statistics() -> None:
    """Tell the database how much there is now: PostgreSQL would plan the first pages as for empty tables."""
    with connection.cursor() as cursor:
        for room in ("operators", "publication", "meetings", "evaluations"):
            for model in apps.get_app_config(room).get_models():
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
