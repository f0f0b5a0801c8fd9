"""What a list is narrowed by, in words, each with the address of the list without it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from publication.filters import Choices
from publication.search import Asked
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Condition:
    """One condition and the way out of it."""

    label: str
    href: str


def conditions(asked: Asked, choices: Choices) -> list[Condition]:
    """The words and filters in force, in the order of the form."""
    given = _given(asked)
    labels = {
        "q": f"ことば「{asked.typed}」",
        "kind": asked.kind.label if asked.kind else "",
        "municipality": dict(choices.municipalities).get(asked.municipality, ""),
        "service": asked.service.label if asked.service else "",
        "area": dict(choices.areas).get(asked.area or 0, ""),
        "office": dict(choices.offices).get(asked.reference, ""),
        "year": FiscalYear(asked.year).label if asked.year else "",
    }
    return [
        Condition(label, f"?{address}" if (address := _without(given, name)) else "?")
        for name, label in labels.items()
        if label and given[name]
    ]


def _given(asked: Asked) -> dict[str, str]:
    """The question as an address says it, without the page."""
    return {
        "q": asked.typed if asked.words else "",
        "kind": asked.kind or "",
        "municipality": asked.municipality,
        "service": asked.service or "",
        "area": str(asked.area or ""),
        "office": asked.reference,
        "year": str(asked.year or ""),
        "sort": asked.sort if asked.sort != "held" else "",
    }


def _without(given: Mapping[str, str], name: str) -> str:
    query = QueryDict(mutable=True)
    query.update({key: value for key, value in given.items() if value and key != name})
    return query.urlencode()
