"""The work on the public words of an evaluation, as on those of minutes."""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluations.models import PublicSheet, SheetDecision
from evaluations.services.public_sheets.errors import ResultsNotFinal, SheetFieldUnknown, SheetWordsChanged
from evaluations.services.public_sheets.reviewing import Review, review_of
from evaluations.services.public_sheets.rows import locked
from evaluations.services.public_sheets.source import source_for
from meetings.enums import Verdict
from meetings.public_fields import Field
from meetings.services.public_texts.craft import Craft
from meetings.services.public_texts.finding import Finding
from operators.models import Facility


class SheetCraft(Craft[PublicSheet]):
    """Words beside final results."""

    about = "評価の公表用の文"
    subject = "public_sheet"
    not_final = ResultsNotFinal
    words_changed = SheetWordsChanged
    unknown = SheetFieldUnknown

    def locked(self, row: PublicSheet) -> PublicSheet:
        """Its round locked before it."""
        return locked(row)

    def review(
        self, row: PublicSheet, typed: Mapping[str, str] | None = None, finding: Finding | None = None
    ) -> Review:
        """Beside the results as they stand."""
        return review_of(row, typed, finding)

    def fields(self, row: PublicSheet) -> Sequence[Field]:
        """The public texts of the sheets, or of an agency's goals."""
        return source_for(row.round).fields

    def facility(self, row: PublicSheet) -> Facility:
        """The office that was evaluated."""
        return row.round.facility

    def decision(self, row: PublicSheet, **told: Any) -> SheetDecision:
        """A decision on a place of the words."""
        return SheetDecision(public_sheet=row, **told)

    def read_anew(self, row: PublicSheet, key: str) -> None:
        """What was left as it is was decided on the old words: it is asked about again."""
        row.decisions.filter(field=key, verdict=Verdict.KEPT).delete()


SHEETS = SheetCraft()
