"""What exactly goes to ward and support centre: the content as it is today, as JSON and as words to search."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluations.models import Round
from evaluations.report.building import content_of_round
from evaluations.report.content import ReportContent
from meetings.models import SubmissionVersion
from operators.search_text import folded


@dataclass(frozen=True)
class Frozen:
    """The report with its JSON as the column gives it back."""

    content: ReportContent
    record: Mapping[str, Any]

    @property
    def folded_text(self) -> str:
        """What is searched."""
        return folded(" ".join(self.content.texts()))

    def is_new(self, last: SubmissionVersion | None) -> bool:
        """Whether the centre has not been sent this yet."""
        return last is None or self.differs_from(last)

    def differs_from(self, version: SubmissionVersion) -> bool:
        """Whether it says anything else than a version."""
        return not says_the_same(self.record, version.record)


def frozen(of: Round, *, on: date) -> Frozen:
    """Freeze the report as it goes on this day. The round comes as `document_of_round` asks for it."""
    content = content_of_round(of, on=on)
    return Frozen(content, json.loads(json.dumps(content.as_json())))


def says_the_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two frozen reports say the same; the day of the report and the addressees do not count."""
    return _said(one) == _said(other)


def _said(record: Mapping[str, Any]) -> dict[str, Any]:
    aside = ("reported_on", "center", "ward")
    return {key: told for key, told in record.items() if key not in aside}
