"""A filled form as it is handed out: the document, the scales of its ratings, the agency, and whether it is a draft."""

from dataclasses import dataclass

from evaluations.agency_content import AgencyContent
from evaluations.document import Document
from evaluations.form import Scale
from rules.fiscal_year import wareki_full


@dataclass(frozen=True)
class Printed:
    """What is drawn as a page, as PDF, XLSX and Word. ``draft``: its words for the public are not confirmed yet."""

    document: Document
    scales: tuple[Scale, ...]
    agency: AgencyContent | None = None
    draft: bool = False

    @property
    def title(self) -> str:
        """The heading of the paper."""
        return f"{self.document.title}{'（案）' if self.draft else ''}"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The head of the form, label and words; what is not known is left out. [N 評価§3, §6①]"""
        head = self.document.head
        told = [
            ("事業所名", f"{head.office}（事業所番号 {head.number}）"),
            ("サービス種別", head.service),
            ("法人名", head.corporation),
            ("年度", head.year),
            *self._evaluation(),
            ("自己評価に加わった従業者", f"{head.respondents}名" if head.respondents else ""),
        ]
        return [(label, words) for label, words in told if words]

    def _evaluation(self) -> list[tuple[str, str]]:
        head = self.document.head
        day = wareki_full(head.evaluated_on) if head.evaluated_on else ""
        if self.agency:
            return [
                ("評価の方法", "評価機関による外部評価"),
                ("評価機関", self.agency.agency_name),
                ("評価日", day),
                ("結果の掲載先", self.agency.result_url),
            ]
        evaluators = "、".join(f"{side}：{manner}" for side, manner in head.evaluators)
        return [
            ("評価の方法", f"{head.council}を活用した評価"),
            ("評価日（会議の日）", day),
            ("評価に加わった方", evaluators),
        ]
