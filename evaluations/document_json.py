"""A document as plain values and back: what is frozen in a submission is read again years later. Pure."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from evaluations.document import Cell, Document, Head, Line, Paper, Part
from evaluations.form import At, Field, FieldKind, Phase
from publication.content import Turnout

Json = Mapping[str, Any]


def as_json(document: Document) -> dict[str, Any]:
    """Plain values."""
    told = asdict(document)
    day = document.head.evaluated_on
    told["head"]["evaluated_on"] = day.isoformat() if day else None
    return told


def from_json(data: Json) -> Document:
    """Read what `as_json` wrote. Raises `KeyError`, `ValueError`."""
    papers = tuple(_paper(each) for each in data["papers"])
    return Document(data["title"], data["note"], data["source"], _head(data["head"]), papers)


def _head(data: Json) -> Head:
    day = data["evaluated_on"]
    told = {
        "evaluated_on": date.fromisoformat(day) if day else None,
        "evaluators": tuple((side, manner) for side, manner in data["evaluators"]),
        "turnout": tuple(Turnout(**row) for row in data["turnout"]),
    }
    return Head(**{**data, **told})


def _paper(data: Json) -> Paper:
    told = {
        "item_fields": tuple(_field(each) for each in data["item_fields"]),
        "section_fields": tuple(_field(each) for each in data["section_fields"]),
        "parts": tuple(_part(each) for each in data["parts"]),
    }
    return Paper(**{**data, **told})


def _part(data: Json) -> Part:
    lines = tuple(Line(**{**each, "cells": _cells(each)}) for each in data["lines"])
    return Part(**{**data, "lines": lines, "cells": _cells(data)})


def _cells(data: Json) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            each["place"],
            _field(each["field"]),
            each["words"],
            tuple((label, number) for label, number in each["counts"]),
        )
        for each in data["cells"]
    )


def _field(data: Json) -> Field:
    kinds = {"kind": FieldKind(data["kind"]), "phase": Phase(data["phase"]), "at": At(data["at"])}
    return Field(**{**data, **kinds})
