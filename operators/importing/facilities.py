"""The resource for files of offices. [CONTRACT: import_facilities]

An empty cell, and a column that the file lacks, leave the stored value as it is: the open data knows no
指定日, the template no 定員, and neither may wipe out what the other told.
"""

from functools import partial
from typing import Any, ClassVar

from operators.importing import contact
from operators.importing import facility_layout as col
from operators.importing.columns import DateWidget, TextWidget, WordWidget, column
from operators.importing.facility_relations import Relations
from operators.importing.identifiers import corporation_number, municipality_code, office_number
from operators.importing.journal import Changes, Journal
from operators.importing.layout import ROW
from operators.importing.resource import Problems, Row, SheetResource
from operators.importing.services import TWIN, Twin, service_from_code, service_from_name
from operators.importing.text import fold, plain
from operators.models import Facility, Municipality
from rules.kinds import EvaluationRoute, ServiceKind
from rules.ruleset_files import rulebook, ruleset_id_for

ROUTES = {"会議": EvaluationRoute.COUNCIL.value, "評価機関": EvaluationRoute.AGENCY.value}
_TOLD = (
    "number", "service", "name", "kana", "address", "building", "latitude", "longitude", "phone", "fax", "email",
    "url", "capacity", "designated_on", "closed_on", "evaluation_route", "raw",
)  # fmt: skip


class KanaWidget(TextWidget):
    """A reading: half-width kana become full-width."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str | None:
        """The reading as it is kept."""
        return plain(value) or None


class NumberWidget(TextWidget):
    """A number that a repair has let through."""

    def __init__(self, kind: type[int] | type[float]) -> None:
        super().__init__()
        self.kind = kind

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The number, or ``None``."""
        return self.kind(value) if value else None


class FacilityResource(SheetResource):
    """Offices: found by (事業所番号, service), created or updated, never deleted."""

    layout = col.LAYOUT
    repairs: ClassVar = {
        col.NUMBER: office_number,
        col.MUNICIPALITY: municipality_code,
        col.CORPORATION_NUMBER: corporation_number,
        col.PHONE: contact.phone,
        col.FAX: contact.phone,
        col.EMAIL: contact.email,
        col.URL: contact.url,
        col.CAPACITY: contact.capacity,
        col.LATITUDE: partial(contact.coordinate, col.LATITUDE),
        col.LONGITUDE: partial(contact.coordinate, col.LONGITUDE),
    }

    name = column("name", col.NAME)
    kana = column("kana", col.KANA, KanaWidget())
    latitude = column("latitude", col.LATITUDE, NumberWidget(float))
    longitude = column("longitude", col.LONGITUDE, NumberWidget(float))
    phone = column("phone", col.PHONE)
    fax = column("fax", col.FAX)
    email = column("email", col.EMAIL)
    url = column("url", col.URL)
    capacity = column("capacity", col.CAPACITY, NumberWidget(int))
    designated_on = column("designated_on", col.DESIGNATED, DateWidget())
    closed_on = column("closed_on", col.CLOSED, DateWidget())
    evaluation_route = column("evaluation_route", col.ROUTE, WordWidget(ROUTES))

    class Meta:
        model = Facility
        fields = (
            "name", "kana", "latitude", "longitude", "phone", "fax", "email", "url", "capacity",
            "designated_on", "closed_on", "evaluation_route",
        )  # fmt: skip

    def __init__(self, journal: Journal, *, only_municipality: str = "", with_missing: bool = False) -> None:
        super().__init__(journal)
        self.only_municipality = only_municipality
        self.with_missing = with_missing
        if only_municipality:
            self.report.ignored = 0
            self._chosen_name = _name_of(only_municipality)
        self._seen: set[tuple[str, str]] = set()

    def get_bulk_update_fields(self) -> list[str]:
        """Everything that a file can change."""
        return [*_TOLD[2:], "municipality", "corporation"]

    # Which rows, and which offices they mean.

    def concerns(self, row: Row) -> bool:
        """Rows of the chosen municipality that are no preventive or short-stay twin of another row."""
        if self.only_municipality and not self._is_of_chosen(row):
            return False
        try:
            twin = _service(row) is TWIN
        except ValueError:
            return True
        if twin:
            message = "介護予防・短期利用のサービスは、もとのサービスの事業所に含まれるため取り込みません。"
            self.warn(row, _service_column(row), message)
        return not twin

    def _is_of_chosen(self, row: Row) -> bool:
        """By the code; by the municipality's name where the file has no code; a file without both is all of it."""
        if not self.table.places.keys() & {col.MUNICIPALITY, col.CITY_NAME}:
            return True
        try:
            code = municipality_code(row.get(col.MUNICIPALITY, "")).value
        except ValueError as error:
            self.warn(row, col.MUNICIPALITY, f"{error}対象外として数えました。")
            return False
        if code:
            return code == self.only_municipality
        return bool(self._chosen_name) and fold(row.get(col.CITY_NAME, "")) == fold(self._chosen_name)

    def key_of(self, row: Row) -> tuple[str, str] | None:
        """(事業所番号, service), as far as the row can be read."""
        try:
            service = _service(row)
            return (office_number(row[col.NUMBER]).value, str(service)) if service is not TWIN else None
        except ValueError:
            return None

    def preload(self, rows: list[Row]) -> None:
        """The offices of the file with what hangs on them, and the registry of places."""
        self._seen = {key for row in rows if (key := self.key_of(row))}
        found = (
            Facility.objects.filter(number__in={number for number, _ in self._seen})
            .select_related("municipality", "corporation")
            .prefetch_related("placements__care_area", "placements__support_center", "suspensions")
        )
        offices = list(found)
        self.known = {(office.number, office.service): office for office in offices}
        self.relations = Relations(rows, offices, default_municipality=self.only_municipality, warn=self.warn)
        self._raw_cells = self.table.raw()

    def init_instance(self, row: Row | None = None) -> Facility:
        """A new office with its key."""
        number, service = (self.key_of(row) if row else None) or ("", "")
        return Facility(number=number, service=service)

    def relate(self, instance: Facility, row: Row) -> Problems:
        """Service, relations, and the row as it stood in the file."""
        try:
            _service(row)
        except ValueError as error:
            return {_service_column(row): str(error)}
        instance.raw = _merged(instance.raw, self._raw_cells[row[ROW]])
        return self.relations.apply(instance, row)

    def problems(self, instance: Facility, row: Row) -> Problems:
        """What the database would refuse, in words."""
        problems: Problems = {}
        if not instance.name:
            problems[col.NAME] = "事業所名を入力してください。"
        agency = instance.evaluation_route == EvaluationRoute.AGENCY
        if agency and instance.service != ServiceKind.GROUP_HOME:
            problems[col.ROUTE] = "評価機関による評価を選べるのは、認知症対応型共同生活介護だけです。"
        if instance.designated_on and instance.closed_on and instance.closed_on <= instance.designated_on:
            problems[col.CLOSED] = "廃止日が指定日以前です。日付を確かめてください。"
        return problems

    def state(self, instance: Facility) -> dict[str, Any]:
        """Everything that a file can change."""
        corporation = instance.corporation
        return {
            **{name: getattr(instance, name) for name in _TOLD},
            "municipality": instance.municipality.code,
            "corporation": (corporation.number or corporation.name) if corporation else "",
            **self.relations.surroundings.state(instance),
        }

    # Writing, and what the file lacks.

    def bulk_create(self, *args: Any, **kwargs: Any) -> None:
        """Store the places that the offices need, then the new offices."""
        for taken in self.taken:
            self.relations.need(taken.instance)
        self.relations.places.save(self.journal)
        super().bulk_create(*args, **kwargs)

    def write_beside(self) -> None:
        """Write placements, suspensions and history."""
        self.relations.surroundings.save([taken.instance for taken in self.taken])
        for office, is_new, changes, _ in self.taken:
            self.journal.add(
                f"facility {office.reference}",
                _told(changes, is_new=is_new),
                verb="登録" if is_new else "変更",
                facility=office,
                municipality=office.municipality,
            )
        if self.with_missing:
            self._report_missing()

    def _report_missing(self) -> None:
        """Put the registered offices into the report that are of the file's kinds and that it lacks.

        With a chosen municipality only its offices; offices that had closed by now are not missed.
        """
        kinds = {service for _, service in self._seen}
        offices = Facility.objects.filter(service__in=kinds)
        if self.only_municipality:
            offices = offices.filter(municipality__code=self.only_municipality)
        missing = [
            f"{office.reference} {office.name}"
            for office in offices.order_by("number", "service", "pk")
            if (office.number, office.service) not in self._seen
            and not (office.closed_on and office.closed_on <= self.journal.day)
        ]
        self.report.missing, self.report.missing_facilities = len(missing), missing


def _name_of(code: str) -> str:
    """What the municipality is called here, else in the ruleset file named after it."""
    registered = Municipality.objects.filter(code=code).exclude(name=code).first()
    if registered:
        return registered.name
    return rulebook(code).name if ruleset_id_for(code) == code else ""


def _service(row: Row) -> ServiceKind | Twin:
    """The code decides where there is one, else the name."""
    code = row.get(col.CODE, "")
    return service_from_code(code) if code else service_from_name(row.get(col.SERVICE, ""))


def _service_column(row: Row) -> str:
    return col.SERVICE if col.SERVICE in row and not row.get(col.CODE) else col.CODE


def _merged(old: dict[str, str], cells: dict[str, str]) -> dict[str, str]:
    """The cells as they stood; those under headings that only another file has stay."""
    kept = {heading: cell for heading, cell in old.items() if heading not in cells}
    return kept | {heading: cell for heading, cell in cells.items() if cell}


def _told(changes: Changes, *, is_new: bool) -> Changes:
    """For the history: of a new office what was given, of the raw cells only those that changed."""
    told = {name: change for name, change in changes.items() if name != "raw"}
    if is_new:
        return {name: change for name, change in told.items() if change[1] not in ("", None)}
    if "raw" in changes:
        old, new = changes["raw"]
        different = [heading for heading in old | new if old.get(heading) != new.get(heading)]
        told["raw"] = [{h: each[h] for h in different if h in each} for each in (old, new)]
    return told
