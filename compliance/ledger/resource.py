"""The resource for the ledger of meetings. [CONTRACT: import_meetings]

The ledger is the ward's own truth: a column that the file has decides, its empty cells too, so that a slip can
be corrected; what a cell wiped out is told by the history. An absent column changes nothing. Counted are
meetings and agency evaluations, not rows.
"""

from contextlib import suppress
from typing import Any, ClassVar

from import_export.results import RowResult

from compliance.ledger import layout as col
from compliance.ledger.agency import group_agency
from compliance.ledger.checks import agency_problems, doubts, meeting_problems
from compliance.ledger.grouping import group
from compliance.ledger.layout import Route
from compliance.ledger.rows import LedgerRow
from compliance.ledger.widgets import PlainTextWidget, TopicsWidget
from compliance.ledger.writing import LedgerWriter
from operators.importing.columns import YES_NO, DateWidget, WordWidget, column
from operators.importing.identifiers import corporation_number, office_number
from operators.importing.journal import Journal
from operators.importing.layout import ROW
from operators.importing.offices import Offices, office_keys
from operators.importing.resource import Problems, Row, SheetResource
from operators.importing.text import compact, parts


class LedgerResource(SheetResource):
    """Meetings found by their day and participants, agency evaluations by office and day."""

    layout = col.LAYOUT
    repairs: ClassVar = {col.NUMBER: office_number, col.NEUTRAL_NUMBER: corporation_number}

    told = column("told", col.STATUS, WordWidget(col.STATUSES), empties=True)
    held_on = column("held_on", col.DAY, DateWidget(), empties=True)
    mode = column("mode", col.MODE, WordWidget(col.MODES), empties=True)
    topics = column("topics", col.TOPICS, TopicsWidget(), empties=True)
    activity = column("activity", col.ACTIVITY, WordWidget(YES_NO, empty=False), empties=True)
    evaluation = column("evaluation", col.EVALUATION, WordWidget(col.ROUTES, empty=Route.NONE), empties=True)
    public = column("public", col.PUBLIC, WordWidget(col.PRESENCES, empty=""), empties=True)
    neutral = column("neutral", col.NEUTRAL, WordWidget(col.PRESENCES, empty=""), empties=True)
    neutral_number = column("neutral_number", col.NEUTRAL_NUMBER, PlainTextWidget(), empties=True)
    consent = column("consent", col.CONSENT, WordWidget(YES_NO), empties=True)
    notice_on = column("notice_on", col.NOTICE, DateWidget(), empties=True)
    submitted_on = column("submitted_on", col.SUBMITTED, DateWidget(), empties=True)
    delivered = column("delivered", col.DELIVERED, WordWidget(YES_NO, empty=False), empties=True)
    published_on = column("published_on", col.PUBLISHED, DateWidget(), empties=True)
    reported_on = column("reported_on", col.REPORTED, DateWidget(), empties=True)
    note = column("note", col.NOTE, PlainTextWidget(), empties=True)

    class Meta:
        using_db = "default"

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.rows: list[LedgerRow] = []
        self.spoiled: list[LedgerRow] = []
        self._current: LedgerRow | None = None

    def preload(self, rows: list[Row]) -> None:
        """The offices that the rows are about, and those that they name."""
        self.offices = Offices({number for row in rows for number in _numbers(row)})

    def before_import_row(self, row: Row, **kwargs: Any) -> None:
        """Repair the cells; a row that fails here is of no known meeting."""
        self._current = None
        super().before_import_row(row, **kwargs)

    def init_instance(self, row: Row | None = None) -> LedgerRow:
        """An empty row."""
        number = row[ROW] if row else 0
        self._current = LedgerRow(number=number, columns=frozenset(self.table.places))
        return self._current

    def find(self, row: Row) -> None:
        """Every row is read anew; meetings are found once all rows are known."""

    def state(self, instance: LedgerRow) -> dict[str, Any]:
        """Not compared row by row."""
        return {}

    def skip_row(self, instance: LedgerRow, original: Any, row: Row, errors: Any = None) -> bool:
        """No row is skipped: the meeting is compared, not the row."""
        return False

    def relate(self, instance: LedgerRow, row: Row) -> Problems:
        """The office, and the other participants; a row that names its own office means the others."""
        problems: Problems = {}
        instance.office = self.offices.of_row(row, problems)
        try:
            found = {key: self.offices.get(key) for key in office_keys(row.get(col.PARTNERS, ""))}
        except ValueError as error:
            problems[col.PARTNERS] = str(error)
        else:
            own = instance.office.pk if instance.office else None
            instance.partners = tuple(office for office in found.values() if office.pk != own)
        return problems

    def problems(self, instance: LedgerRow, row: Row) -> Problems:
        """What cannot be; and, as warnings, what looks wrong."""
        problems: Problems = {}
        if instance.told is None:
            problems[col.STATUS] = f"区分を入力してください。{'・'.join(col.STATUSES)} のどれかです。"
        if instance.held_on is None:
            problems[col.DAY] = "開催日を入力してください。"
        if problems:
            return problems
        wrong = agency_problems if instance.evaluation is Route.AGENCY else meeting_problems
        problems = wrong(instance)
        if not problems:
            for column_name, words in doubts(instance, today=self.journal.day).items():
                self.warn(row, column_name, words)
        return problems

    def validate_instance(self, instance: Any, errors: Any = None, validate_unique: bool = True) -> None:
        """A row is no record: what is wrong with it was said."""
        if errors:
            super().validate_instance(instance, errors, validate_unique)

    def save_instance(self, instance: LedgerRow, is_create: bool, row: Row, **kwargs: Any) -> None:
        """Keep the row until all are read."""
        self.rows.append(instance)

    def reject(self, row: Row, error: Any) -> None:
        """Tell the problems, and remember which meeting can no longer be known."""
        super().reject(row, error)
        if self._current and self._current.office and self._current.held_on:
            self.spoiled.append(self._current)

    def count(self, row_result: RowResult) -> None:
        """Rows are not counted; meetings are."""

    def write_beside(self) -> None:
        """Group the rows into meetings, refuse those that contradict each other, write the others."""
        agency = [row for row in self.rows if row.evaluation is Route.AGENCY]
        council = [row for row in self.rows if row.evaluation is not Route.AGENCY]
        meetings, refusals = group(council, self.spoiled)
        agency_days, agency_refusals = group_agency(agency)
        for number, (column_name, words) in sorted((refusals | agency_refusals).items()):
            spelling = self.table.spelling(column_name) if column_name else None
            self.report.reject(number, spelling, words)
        LedgerWriter(self.journal, self.report).write(meetings, agency_days)


def _numbers(row: Row) -> set[str]:
    """Every 事業所番号 in a row that can be read; what cannot is told when the row itself is read."""
    numbers = set()
    partners = [compact(reference).partition("/")[0] for reference in parts(row.get(col.PARTNERS, ""))]
    for reference in (row[col.NUMBER], *partners):
        with suppress(ValueError):
            numbers.add(office_number(reference).value)
    return numbers
