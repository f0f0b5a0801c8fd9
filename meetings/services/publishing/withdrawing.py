"""Takes a published record back, and tells the completion date what is left. [N §8]"""

from datetime import datetime

from django.db import transaction

from meetings.enums import PublicationWay, Verdict
from meetings.models import PublicText, PublishedWay
from meetings.services.public_texts import reopen
from meetings.services.public_texts.finding import Finding
from meetings.services.publishing import errors, partners, standing
from operators.models import User
from operators.services.history import note
from publication.enums import WithdrawnWhy
from publication.models import PublicRecord
from publication.services import records


@transaction.atomic
def withdraw(
    *, public_text: PublicText, why: WithdrawnWhy, words: str = "", by: User, at: datetime
) -> PublicRecord:
    """Take the record back: its words and files are gone from the portal at once. [N §8]

    ``why`` is told to the public; ``words`` stay in the history. The completion date stays where another way of
    publication stands; else the record counts as unpublished again. The public text has to be confirmed anew; where it
    pointed to a person, every place that was left as it is is asked about anew, and the partners of a joint meeting
    are told. Raises `NotPublished` or `WordsNamePeople`.
    """
    part = standing.locked(public_text.participation)
    words = words.strip()
    if words and Finding.of(part.facility)(words):
        raise errors.WordsNamePeople
    ways = standing.ways_of(part)
    ledger = standing.ledger_of(part, ways)
    try:
        record = records.withdraw(record=_record(public_text), why=why, at=at)
    except records.NotPublished as error:
        raise errors.NotPublished from error
    PublishedWay.objects.filter(participation=part, way=PublicationWay.PORTAL).delete()
    ways.pop(PublicationWay.PORTAL, None)
    days = standing.complete(part, ledger, ways)
    reopen(public_text=public_text, by=by, at=at)
    partners.tell_partners(part, record, why, at)
    changes = {"公表日": days, "理由": [None, str(why.label)], **_asked_anew(public_text, why)}
    changes |= {"メモ": [None, words]} if words else {}
    note("公表の取下げ", f"public_text {public_text.pk}", part.facility, changes, by=by, at=at)
    return record


def _asked_anew(public_text: PublicText, why: WithdrawnWhy) -> dict[str, list[int | None]]:
    """Whoever left these places as they are was mistaken in one of them: none of the decisions stands any more."""
    if why not in partners.POINTING:
        return {}
    count, _ = public_text.decisions.filter(verdict=Verdict.KEPT).delete()
    return {"そのまま残す判断の取消し": [None, count]} if count else {}


def _record(public_text: PublicText) -> PublicRecord:
    record = PublicText.objects.select_related("record").get(pk=public_text.pk).record
    if record is None:
        raise errors.NotPublished
    return record
