"""Municipalities, corporations, areas and centres that a file names: found, or registered. [CONTRACT, Templates]

New ones are kept in memory until an office that is really taken needs them (`Places.save`).
"""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import F, Q

from operators.importing.journal import Journal
from operators.importing.text import fold
from operators.models import CareArea, Corporation, Municipality, SupportCenter
from rules.ruleset_files import ruleset_id_for

_P = TypeVar("_P", Municipality, Corporation, CareArea, SupportCenter)
_Place = Municipality | Corporation | CareArea | SupportCenter


class Places:
    """The registry for one import: four queries, whatever the file's length."""

    def __init__(self, corporation_numbers: Iterable[str]) -> None:
        self.municipalities = {each.code: each for each in Municipality.objects.all()}
        wanted = Q(number="") | Q(number__in=set(corporation_numbers))
        self.corporations = {_key(each): each for each in Corporation.objects.filter(wanted).order_by("-pk")}
        # Of several areas of one name, the latest and still open one stays in the dictionary.
        in_time = (F("valid_until").asc(nulls_last=True), F("valid_from").asc(nulls_first=True), "pk")
        areas = CareArea.objects.select_related("municipality").order_by(*in_time)
        centers = SupportCenter.objects.select_related("municipality").order_by(*in_time)
        self.areas = {(each.municipality.code, fold(each.name)): each for each in areas}
        self.centers = {(each.municipality.code, fold(each.name)): each for each in centers}
        self._needed: list[_Place] = []
        self._renamed: dict[int, tuple[str, _Place]] = {}

    def municipality(self, code: str, name: str, prefecture: str) -> Municipality:
        """The municipality of this code; a new one is called by its code until a file tells its name."""
        found = self.municipalities.get(code)
        if found is None:
            ruleset = ruleset_id_for(code)
            found = Municipality(
                code=code, name=name[:60] or code, prefecture=prefecture[:10], ruleset_id=ruleset
            )
            self.municipalities[code] = found
        elif name and found.name == code:
            self._rename(found, name[:60])
            found.prefecture = prefecture[:10]
        return found

    def corporation(self, number: str, name: str) -> Corporation:
        """The corporation of this number, else of this name among those whose number nobody knows."""
        wanted = Corporation(number=number, name=name[:200] or _nameless(number))
        found = self.corporations.setdefault(_key(wanted), wanted)
        if name and found.number and found.name == _nameless(found.number):
            self._rename(found, name[:200])
        return found

    def municipality_named(self, name: str, prefecture: str) -> Municipality | None:
        """The registered municipality of this name, for files that tell no code; ``None`` when in doubt."""
        found = [
            each
            for each in self.municipalities.values()
            if fold(each.name) == fold(name) and (not prefecture or each.prefecture in ("", prefecture))
        ]
        return found[0] if len(found) == 1 else None

    def area(self, municipality: Municipality, name: str) -> CareArea:
        """The 日常生活圏域 of this name, the one in force where it was redrawn."""
        new = CareArea(municipality=municipality, name=name)
        return self.areas.setdefault((municipality.code, fold(name)), new)

    def center(self, municipality: Municipality, name: str) -> SupportCenter:
        """The 地域包括支援センター of this name."""
        new = SupportCenter(municipality=municipality, name=name)
        return self.centers.setdefault((municipality.code, fold(name)), new)

    def need(self, *places: _Place | None) -> None:
        """An office that is taken needs these: `save` will store the new ones."""
        self._needed += [place for place in places if place is not None]

    def save(self, journal: Journal) -> None:
        """Store what is needed and new, municipalities first, and note it."""
        new = {id(place): place for place in self._needed if place.pk is None}
        places = list(new.values())
        _store(Municipality, [place for place in places if isinstance(place, Municipality)], journal)
        _store(Corporation, [place for place in places if isinstance(place, Corporation)], journal)
        _store(CareArea, [place for place in places if isinstance(place, CareArea)], journal)
        _store(SupportCenter, [place for place in places if isinstance(place, SupportCenter)], journal)
        needed = {id(place) for place in self._needed}
        for identity, (old, place) in self._renamed.items():
            if identity in needed - new.keys():
                place.save()
                journal.add(_subject(place), {"name": [old, place.name]}, verb="変更")

    def _rename(self, place: _Place, name: str) -> None:
        self._renamed.setdefault(id(place), (place.name, place))
        place.name = name


def _key(corporation: Corporation) -> str:
    return corporation.number or f"name:{fold(corporation.name)}"


def _nameless(number: str) -> str:
    return f"法人番号{number}"


def _store(model: type[_P], places: list[_P], journal: Journal) -> None:
    model._default_manager.bulk_create(places)
    for place in places:
        journal.add(_subject(place), {"name": [None, place.name]}, verb="登録")


def _subject(place: _Place) -> str:
    reference = getattr(place, "code", "") or getattr(place, "number", "") or place.pk
    return f"{place._meta.model_name} {reference}"
