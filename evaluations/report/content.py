"""The 結果報告書 with its public document as one frozen value: what goes to ward and support centre. Pure. [N 評価§6③]"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from evaluations.document import Head
from evaluations.report import printed_json
from evaluations.report.facts import Evaluator, PublishedBy
from evaluations.report.printed import Printed
from evaluations.report.sections import sections_of
from evaluations.report.summary import Sum, plans_of, summary_of
from rules.fiscal_year import wareki_full

SOURCE = "練馬区 運営推進会議等を活用した評価 6③（自己評価・外部評価 結果報告書）"


@dataclass(frozen=True)
class ReportContent:
    """Everything that the report says. ``center`` is empty where no support centre is known."""

    ward: str
    center: str
    reported_on: date
    evaluators: tuple[Evaluator, ...]
    ways: tuple[PublishedBy, ...]
    printed: Printed

    @property
    def head(self) -> Head:
        """The head of the public document."""
        return self.printed.document.head

    @property
    def evaluated_on(self) -> date | None:
        """The day of the meeting, or of the agency's evaluation."""
        return self.head.evaluated_on

    @property
    def came(self) -> int:
        """How many people came to the meeting."""
        return sum(row.present for row in self.head.turnout)

    @property
    def method(self) -> str:
        """How it was evaluated."""
        return "評価機関による外部評価" if self.printed.agency else f"{self.head.council}を活用した評価"

    @property
    def evaluated(self) -> str:
        """That day in words."""
        return wareki_full(self.evaluated_on) if self.evaluated_on else ""

    @property
    def reported(self) -> str:
        """The day of the report in words."""
        return wareki_full(self.reported_on)

    @property
    def summary(self) -> tuple[Sum, ...]:
        """The results, a line for each section."""
        return summary_of(self.printed.document)

    @property
    def plans(self) -> tuple[Sum, ...]:
        """The plan for improvement."""
        return plans_of(self.printed.document)

    def as_json(self) -> dict[str, Any]:
        """Plain values; ``sections`` are what the ward can leave words on, with their names."""
        return {
            "ward": self.ward,
            "center": self.center,
            "reported_on": self.reported_on.isoformat(),
            "evaluators": [asdict(each) for each in self.evaluators],
            "ways": [{**asdict(each), "done_on": each.done_on.isoformat()} for each in self.ways],
            "printed": printed_json.as_json(self.printed),
            "sections": [
                asdict(each) for each in sections_of(self.printed.document, self.evaluators, self.ways)
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "ReportContent":
        """Read what `as_json` wrote. Raises `KeyError`, `ValueError`."""
        return cls(
            ward=data["ward"],
            center=data["center"],
            reported_on=date.fromisoformat(data["reported_on"]),
            evaluators=tuple(
                Evaluator(each["side"], each["manner"], tuple(each["affiliations"]))
                for each in data["evaluators"]
            ),
            ways=tuple(
                PublishedBy(each["way"], date.fromisoformat(each["done_on"]), each["url"])
                for each in data["ways"]
            ),
            printed=printed_json.from_json(data["printed"]),
        )

    def texts(self) -> Iterator[str]:
        """All words worth finding: of the sheets, the agency, nobody's name."""
        if self.printed.agency:
            yield self.printed.agency.agency_name
        for paper in self.printed.document.papers:
            yield from (cell.words for _, cell in paper.cells() if cell.words)
