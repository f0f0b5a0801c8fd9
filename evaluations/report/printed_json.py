"""A handed-out document as plain values and back. Pure."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from evaluations import document_json
from evaluations.form import Choice, Scale
from evaluations.report.printed import Agency, Printed


def as_json(printed: Printed) -> dict[str, Any]:
    """Plain values."""
    return {
        "document": document_json.as_json(printed.document),
        "scales": [asdict(scale) for scale in printed.scales],
        "agency": _agency(printed.agency),
        "draft": printed.draft,
    }


def from_json(data: Mapping[str, Any]) -> Printed:
    """Read what `as_json` wrote. Raises `KeyError`, `ValueError`."""
    scales = tuple(
        Scale(each["key"], tuple(Choice(**choice) for choice in each["choices"])) for each in data["scales"]
    )
    told = data["agency"]
    day = told["evaluated_on"] if told else None
    agency = Agency(**{**told, "evaluated_on": date.fromisoformat(day) if day else None}) if told else None
    return Printed(document_json.from_json(data["document"]), scales, agency, data["draft"])


def _agency(agency: Agency | None) -> dict[str, Any] | None:
    if agency is None:
        return None
    day = agency.evaluated_on
    return {**asdict(agency), "evaluated_on": day.isoformat() if day else None}
