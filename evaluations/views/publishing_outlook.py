"""How far the result of an evaluation is on its way to the public, and what the next act is. [N 評価§6]"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from evaluations.models import EvaluationWay, PublicSheet, Round
from evaluations.services import public_sheets
from evaluations.services.publishing import errors
from evaluations.services.publishing.results import RESULTS
from meetings.enums import PublicationWay, PublicTextState
from meetings.views.publishing_acts import BeforeThePublic
from publication.enums import RecordState
from publication.models import PublicRecord


class Stage(StrEnum):
    """Where the public words stand."""

    NOTHING = "nothing"
    NOT_FINAL = "not_final"
    NOT_BEGUN = "not_begun"
    MAKING = "making"
    WAITING = "waiting"
    READY = "ready"
    OUT = "out"


@dataclass(frozen=True)
class Outlook(BeforeThePublic):
    """Everything the page shows; ``differs``: the words are not what is before the public."""

    round: Round
    sheet: PublicSheet | None
    record: PublicRecord | None
    stage: Stage
    ways: Mapping[PublicationWay, EvaluationWay]
    open_count: int = 0
    why_not: str = ""
    differs: bool = False

    @property
    def ways_open(self) -> bool:
        """Whether ways of publication can be noted."""
        return self.stage is not Stage.NOTHING


def outlook_of(of: Round, *, at: datetime) -> Outlook:
    """Look at one round; a fixed number of queries."""
    sheet = PublicSheet.objects.filter(round=of).select_related("record", "confirmed_by").first()
    ways = _ways(of)
    record = sheet.record if sheet else None
    if why_not := _refused(RESULTS.must_have_taken_place, of, at):
        return Outlook(of, sheet, record, Stage.NOTHING, ways, why_not=why_not)
    if not public_sheets.is_final(of):
        return Outlook(of, sheet, record, Stage.NOT_FINAL, ways, differs=True)
    if sheet is None:
        return Outlook(of, sheet, record, Stage.NOT_BEGUN, ways)
    sheet.round = of
    review = public_sheets.review_of(sheet)
    stage, differs = _stage(sheet, record, review)
    return Outlook(of, sheet, record, stage, ways, len(review.open), differs=differs)


def _ways(of: Round) -> dict[PublicationWay, EvaluationWay]:
    rows = EvaluationWay.objects.filter(evaluation=of.evaluation_id) if of.evaluation_id else []
    return {PublicationWay(row.way): row for row in rows}


def _refused(must: Callable[[Round, datetime], None], of: Round, at: datetime) -> str:
    try:
        must(of, at)
    except errors.PublishingError as error:
        return error.words
    return ""


def _stage(
    sheet: PublicSheet, record: PublicRecord | None, review: public_sheets.Review
) -> tuple[Stage, bool]:
    out = record is not None and record.state == RecordState.PUBLISHED
    same = sheet.revision == sheet.published_revision
    if out and record and same and review.content == record.told:
        return Stage.OUT, False
    if sheet.state == PublicTextState.CHECK:
        return Stage.WAITING, out
    ready = sheet.state == PublicTextState.READY and not public_sheets.obstacles(review)
    return Stage.READY if ready else Stage.MAKING, out
