"""A handed-out document as plain values and back. Pure."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from evaluations import document_json
from evaluations.agency_content import AgencyContent
from evaluations.form import Choice, Scale
from evaluations.report.printed import Printed


def as_json(printed: Printed) -> dict[str, Any]:
    """Plain values."""
    return {
        "document": document_json.as_json(printed.document),
        "scales": [asdict(scale) for scale in printed.scales],
        "agency": printed.agency.as_json() if printed.agency else None,
        "draft": printed.draft,
    }


def from_json(data: Mapping[str, Any]) -> Printed:
    """Read what `as_json` wrote. Raises `KeyError`, `ValueError`."""
    scales = tuple(
        Scale(each["key"], tuple(Choice(**choice) for choice in each["choices"])) for each in data["scales"]
    )
    agency = AgencyContent.from_json(data["agency"]) if data["agency"] else None
    return Printed(document_json.from_json(data["document"]), scales, agency, data["draft"])
