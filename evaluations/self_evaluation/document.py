"""The self-evaluation as it goes to the members: the office's sheets, what the staff said in numbers, and its head."""

from dataclasses import dataclass
from datetime import date

from evaluations.document import Document, document_of
from evaluations.document_building import head_of
from evaluations.form import Scale
from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from evaluations.self_evaluation.sheets import SELF, self_sheets_of
from operators.local_time import day_of
from rules.fiscal_year import wareki_full
from rules.kinds import EvaluationRoute


@dataclass(frozen=True)
class SelfDocument:
    """What is drawn. ``final_on`` None: a draft. ``meeting_on``: the day of the meeting it is put before, if chosen.

    ``council``: a council evaluates, not an agency.
    """

    document: Document
    scales: tuple[Scale, ...]
    final_on: date | None
    meeting_on: date | None
    council: bool = True

    @property
    def counts(self) -> bool:
        """Whether it tells how many of the staff chose what."""
        return any(cell.counts and cell.words for paper in self.document.papers for _, cell in paper.cells())

    @property
    def draft(self) -> bool:
        """Whether it is still written."""
        return self.final_on is None

    @property
    def title(self) -> str:
        """The heading of the paper."""
        return f"{self.document.head.year} 自己評価の結果"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The head, label and words; what is not known is left out."""
        head = self.document.head
        told = [
            ("事業所名", f"{head.office}（事業所番号 {head.number}）"),
            ("サービス種別", head.service),
            ("法人名", head.corporation),
            ("様式", self.document.title),
            ("自己評価をまとめた日", wareki_full(self.final_on) if self.final_on else "作成中"),
            (f"{head.council}の日", wareki_full(self.meeting_on) if self.meeting_on else ""),
            ("個別評価に答えた従業者", f"{head.respondents}名" if head.respondents else ""),
        ]
        return [(label, words) for label, words in told if words]


def self_document_of(of: Round) -> SelfDocument:
    """Read a round that comes with form_version, facility (municipality, corporation), participation's meeting."""
    sheets = self_sheets_of(of)
    document = document_of(sheets.form, head_of(of), sheets.values, phases=SELF)
    final = day_of(of.self_finalised_at) if of.self_finalised_at else None
    part = meeting_part(of)
    meeting = part.meeting.held_on if part else None
    council = of.route == EvaluationRoute.COUNCIL
    return SelfDocument(document, sheets.form.scales, final, meeting, council)
