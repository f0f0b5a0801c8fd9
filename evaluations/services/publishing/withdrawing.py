"""Takes a published result back, and tells the day of publication what is left. [N §8, 評価§6②]"""

from datetime import datetime

from django.db import transaction

from evaluations.models import EvaluationWay, PublicSheet
from evaluations.services.public_sheets import reopen
from evaluations.services.publishing import errors, standing
from meetings.enums import PublicationWay, Verdict
from meetings.services.public_texts.finding import Finding
from meetings.services.publishing.partners import POINTING
from operators.models import User
from operators.services.history import note
from publication.enums import WithdrawnWhy
from publication.models import PublicRecord
from publication.services import records


@transaction.atomic
def withdraw(
    *, sheet: PublicSheet, why: WithdrawnWhy, words: str = "", by: User, at: datetime
) -> PublicRecord:
    """Take the result back: its words and files are gone from the portal at once. [N §8]

    ``why`` is told to the public; ``words`` stay in the history. Where no other way of publication stands the
    evaluation counts as unpublished again. The public words have to be confirmed anew; where they pointed to a
    person, every place that was left as it is is asked about anew. Raises `NotPublished` or `WordsNamePeople`.
    """
    of, evaluation = standing.locked(sheet.round)
    words = words.strip()
    if words and Finding.of(of.facility)(words):
        raise errors.WordsNamePeople
    record = standing.published_record(of)
    if record is None:
        raise errors.NotPublished
    ways = standing.ways_of(evaluation)
    ledger = standing.ledger_of(evaluation, ways)
    record = records.withdraw(record=record, why=why, at=at)
    EvaluationWay.objects.filter(evaluation=evaluation, way=PublicationWay.PORTAL).delete()
    ways.pop(PublicationWay.PORTAL, None)
    days = standing.complete(evaluation, ledger, ways)
    reopen(public_text=sheet, by=by, at=at)
    changes = {"公表日": days, "理由": [None, str(why.label)], **_asked_anew(sheet, why)}
    changes |= {"メモ": [None, words]} if words else {}
    note("評価結果の公表の取下げ", f"public_sheet {sheet.pk}", of.facility, changes, by=by, at=at)
    return record


def _asked_anew(sheet: PublicSheet, why: WithdrawnWhy) -> dict[str, list[int | None]]:
    """Whoever left these places as they are was mistaken in one of them: none of the decisions stands any more."""
    if why not in POINTING:
        return {}
    count, _ = sheet.decisions.filter(verdict=Verdict.KEPT).delete()
    return {"そのまま残す判断の取消し": [None, count]} if count else {}
