"""What every import here has in common: repair, find, compare, check, write in bulk, tell. [django-import-export]"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, ClassVar, NamedTuple

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from import_export.resources import ModelResource
from import_export.results import RowResult

from operators.importing.bulk import rewrite
from operators.importing.identifiers import Repaired
from operators.importing.journal import Changes, Journal, differences
from operators.importing.layout import ROW, Layout, Table
from operators.importing.report import Report
from operators.importing.sheets import Sheet

Row = dict[str, Any]
Problems = dict[str, str]
"""A column and what is wrong with it."""


class Taken(NamedTuple):
    """A row that changes something."""

    instance: Any
    is_new: bool
    changes: Changes
    row: Row


class SheetResource(ModelResource):  # type: ignore[misc] # the package ships no types
    """A resource that reads a `Table` and keeps a `Report`.

    Nothing is looked up row by row: `preload` fetches what the file's keys can match, rows are compared in
    memory, and what changed is written in bulk. A subclass says how: ``layout``, ``repairs``, `preload`,
    `key_of`, `find`, `state`, `problems`.
    """

    layout: ClassVar[Layout]
    repairs: ClassVar[Mapping[str, Callable[[str], Repaired]]] = {}

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.report = Report()
        self.journal = journal
        self.table: Table
        self.known: dict[Hashable, Any] = {}
        self.taken: list[Taken] = []
        self._contradictions: dict[int, Problems] = {}
        self._before: dict[str, Any] = {}
        self._changes: Changes = {}

    # What a subclass tells.

    def concerns(self, row: Row) -> bool:
        """Whether the row is this import's business; the others are ignored."""
        return True

    def preload(self, rows: list[Row]) -> None:
        """Fetch everything that these rows may refer to, in a fixed number of queries."""

    def key_of(self, row: Row) -> Hashable:
        """What the row is about; ``None`` when that cannot be read. Rows of one key must say the same."""
        return None

    def find(self, row: Row) -> Any | None:
        """The record that the row is about: one of ``known``, which `preload` fills."""
        return self.known.get(self.key_of(row))

    def state(self, instance: Any) -> dict[str, Any]:
        """The values that are compared and told in the history."""
        raise NotImplementedError

    def relate(self, instance: Any, row: Row) -> Problems:
        """Set what depends on several columns; say what is wrong."""
        return {}

    def problems(self, instance: Any, row: Row) -> Problems:
        """What is wrong with the whole record."""
        return {}

    def write_beside(self) -> None:
        """Write what hangs on the records, and the history, once they are stored."""

    # How a file goes through.

    def take(self, sheet: Sheet, *, dry_run: bool = False, skip_rejected: bool = False) -> Report:
        """Import a sheet in one transaction; nothing stays if a row is rejected, unless ``skip_rejected``.

        Raises `UnusableFileError` when the sheet lacks a column that must be there.
        """
        self.table = self.layout.read(sheet, self.report)
        dataset = tablib.Dataset(headers=[ROW, *self.table.places])
        for number, cells in self.table.lines():
            if self.concerns({ROW: number, **cells}):
                dataset.append([number, *cells.values()])
            else:
                self.report.ignore()
        with transaction.atomic():
            result = self.import_data(dataset, use_transactions=False, raise_errors=False)
            for error in result.base_errors:
                raise error.error
            if dry_run or (self.report.rejected and not skip_rejected):
                transaction.set_rollback(True)
        return self.report

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Preload, and find rows that contradict each other."""
        rows = list(dataset.dict)
        self.preload(rows)
        groups: dict[Hashable, list[Row]] = defaultdict(list)
        for row in rows:
            if (key := self.key_of(row)) is not None:
                groups[key].append(row)
        for group in groups.values():
            if len({tuple(str(v) for k, v in row.items() if k != ROW) for row in group}) > 1:
                self._contradict([row[ROW] for row in group])

    def _contradict(self, numbers: list[int]) -> None:
        for number in numbers:
            others = "・".join(str(other) for other in numbers if other != number)
            message = f"{others}行目と同じものを指していますが、内容が違います。どちらかを直してください。"
            self._contradictions[number] = {NON_FIELD_ERRORS: message}

    def import_row(self, row: Row, instance_loader: Any, **kwargs: Any) -> RowResult:
        """Import one row and put it into the report; an error of ours is raised, not collected."""
        row_result = super().import_row(row, instance_loader, **kwargs)
        if row_result.errors:
            raise row_result.errors[0].error
        if row_result.validation_error:
            self.reject(row, row_result.validation_error)
        else:
            self.count(row_result)
        return row_result

    def count(self, row_result: RowResult) -> None:
        """Count what the row does to its record."""
        if row_result.import_type == RowResult.IMPORT_TYPE_NEW:
            self.report.created += 1
        elif row_result.import_type == RowResult.IMPORT_TYPE_UPDATE:
            self.report.updated += 1
        else:
            self.report.unchanged += 1

    def reject(self, row: Row, error: ValidationError) -> None:
        """Tell every problem of a row, with the column as the file spells it."""
        by_attribute = {field.attribute: field.column_name for field in self.fields.values()}
        for name, messages in error.message_dict.items():
            column = None if name == NON_FIELD_ERRORS else self.table.spelling(by_attribute.get(name, name))
            for message in messages:
                self.report.reject(row[ROW], column, message)

    def warn(self, row: Row, column: str | None, message: str) -> None:
        """Tell something about a row that is taken."""
        self.report.warn(row[ROW], self.table.spelling(column) if column else None, message)

    def before_import_row(self, row: Row, **kwargs: Any) -> None:
        """Repair the cells; refuse a row that cannot be repaired or contradicts another."""
        wrong: Problems = dict(self._contradictions.get(row[ROW], {}))
        for column, repair in self.repairs.items():
            if column not in row:
                continue
            try:
                row[column], warning = repair(row[column])
            except ValueError as error:
                wrong[column] = str(error)
            else:
                if warning:
                    self.warn(row, column, warning)
        if wrong:
            raise ValidationError(wrong)

    def get_or_init_instance(self, instance_loader: Any, row: Row) -> tuple[Any, bool]:
        """The stored record or a new one; never a query."""
        found = self.find(row)
        return (self.init_instance(row), True) if found is None else (found, False)

    def after_init_instance(self, instance: Any, new: bool, row: Row, **kwargs: Any) -> None:
        """Remember how the record was."""
        self._before = {} if new else self.state(instance)

    def import_instance(self, instance: Any, row: Row, **kwargs: Any) -> None:
        """Set the values of the columns, then what depends on several of them."""
        wrong: dict[str, Any] = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            wrong |= error.message_dict
        wrong |= self.relate(instance, row)
        if not wrong:
            wrong |= self.problems(instance, row)
        if wrong:
            raise ValidationError(wrong)

    def skip_row(self, instance: Any, original: Any, row: Row, import_validation_errors: Any = None) -> bool:
        """Whether nothing changes."""
        if import_validation_errors:
            return False
        self._changes = differences(self._before, self.state(instance))
        return not self._changes

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Lengths and ranges of the model's fields; relations and keys were checked without a query."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
        instance.clean_fields(exclude={field.name for field in instance._meta.fields if field.is_relation})

    def after_save_instance(self, instance: Any, row: Row, **kwargs: Any) -> None:
        """Remember what changed; the next row about the same record finds it."""
        self.known[self.key_of(row)] = instance
        self.taken.append(Taken(instance, not self._before, self._changes, row))

    def bulk_update(self, *args: Any, **kwargs: Any) -> None:
        """Store the records that changed."""
        rewrite(self.update_instances, self.get_bulk_update_fields())
        self.update_instances.clear()

    def after_import(self, dataset: tablib.Dataset, result: Any, **kwargs: Any) -> None:
        """Write what hangs on the records, and the history."""
        self.write_beside()
        self.journal.save()

    class Meta:
        use_bulk = True
        batch_size = None
        skip_diff = True
        import_id_fields: ClassVar[list[str]] = ["id"]
