"""What several columns of a row say together about an office: where it is, whose it is, what hangs on it."""

from collections import Counter, defaultdict
from collections.abc import Callable

from operators.importing import facility_layout as col
from operators.importing.addresses import repair_address
from operators.importing.identifiers import corporation_number
from operators.importing.periods import parse_periods
from operators.importing.places import Places
from operators.importing.resource import Problems, Row
from operators.importing.surroundings import Surroundings
from operators.importing.text import fold, tidy
from operators.models import Facility

_LONGEST = {col.AREA: 60, col.CENTER: 80}


class Relations:
    """Sets an office's relations from rows, with everything looked up beforehand."""

    def __init__(
        self,
        rows: list[Row],
        offices: list[Facility],
        *,
        default_municipality: str,
        warn: Callable[[Row, str, str], None],
    ) -> None:
        self.default_municipality = default_municipality
        self.warn = warn
        self.spellings = _spellings(rows)
        self.places = Places(self.spellings)
        self.surroundings = Surroundings(offices)
        self._announced: set[str] = set()

    def apply(self, office: Facility, row: Row) -> Problems:
        """Set municipality, corporation, address, placement and suspensions; say what is wrong."""
        if problems := self._set_municipality(office, row):
            return problems
        self._set_corporation(office, row)
        self._set_address(office, row)
        return self._set_placement(office, row) | self._set_suspensions(office, row)

    def need(self, office: Facility) -> None:
        """The office is taken: what it refers to is stored with it."""
        places = (office.municipality, office.corporation, *self.surroundings.places_of(office))
        self.places.need(*places)

    def _set_municipality(self, office: Facility, row: Row) -> Problems:
        code = row.get(col.MUNICIPALITY, "")
        city, prefecture = tidy(row.get(col.CITY_NAME, "")), tidy(row.get(col.PREFECTURE_NAME, ""))
        if not code and not office.pk:
            code = self.default_municipality
        if code:
            office.municipality = self.places.municipality(code, city, prefecture)
            self._announce(office, row)
        elif city and (named := self.places.municipality_named(city, prefecture)):
            office.municipality = named
        elif not office.pk:
            return {col.MUNICIPALITY: "どの区市町村の事業所か分かりません。市町村コードを入力してください。"}
        return {}

    def _announce(self, office: Facility, row: Row) -> None:
        municipality = office.municipality
        if municipality.pk is None and municipality.code not in self._announced:
            self._announced.add(municipality.code)
            rules = (
                "全国の基準" if municipality.ruleset_id == "national" else f"基準 {municipality.ruleset_id}"
            )
            self.warn(row, col.MUNICIPALITY, f"未登録の市町村 {municipality.code} を、{rules}で登録します。")

    def _set_corporation(self, office: Facility, row: Row) -> None:
        number, name = row.get(col.CORPORATION_NUMBER, ""), tidy(row.get(col.CORPORATION_NAME, ""))
        if number:
            office.corporation = self.places.corporation(number, self.spellings[number])
        elif name and not (office.corporation and fold(office.corporation.name) == fold(name)):
            office.corporation = self.places.corporation("", name)

    def _set_address(self, office: Facility, row: Row) -> None:
        """The building stays where the address is the same; an office that moved leaves it behind."""
        written, building = tidy(row.get(col.ADDRESS, "")), tidy(row.get(col.BUILDING, ""))
        if not written:
            return
        if not building and written.endswith(office.building):
            building = office.building
        town = office.municipality
        city = "" if town.name == town.code else town.name
        address, building, warning = repair_address(written, building, prefecture=town.prefecture, city=city)
        office.building = building or (office.building if address == office.address else "")
        office.address = address
        if warning:
            self.warn(row, col.ADDRESS, warning)

    def _set_placement(self, office: Facility, row: Row) -> Problems:
        names = {column: tidy(row.get(column, "")) for column in _LONGEST}
        for column, name in names.items():
            if len(name) > _LONGEST[column]:
                return {column: f"{_LONGEST[column]}文字以内で入力してください。"}
        area, center = names[col.AREA], names[col.CENTER]
        if area or center:
            self.surroundings.place(
                office,
                self.places.area(office.municipality, area) if area else None,
                self.places.center(office.municipality, center) if center else None,
            )
        return {}

    def _set_suspensions(self, office: Facility, row: Row) -> Problems:
        try:
            periods = parse_periods(row.get(col.SUSPENDED, ""))
        except ValueError as error:
            return {col.SUSPENDED: str(error)}
        if periods:
            self.surroundings.suspend(office, periods)
        return {}


def _spellings(rows: list[Row]) -> dict[str, str]:
    """For each 法人番号 the name most seen in the file, the first of equals. [shared data: several spellings]"""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if number := corporation_number(row.get(col.CORPORATION_NUMBER, "")).value:
            seen[number].update(filter(None, [tidy(row.get(col.CORPORATION_NAME, ""))]))
    return {number: names.most_common(1)[0][0] if names else "" for number, names in seen.items()}
