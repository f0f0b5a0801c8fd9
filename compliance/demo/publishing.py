"""What some offices put before the public, through the real services: most as it was, one corrected, one taken back."""

from collections.abc import Iterable
from datetime import timedelta

from compliance.demo.days import noon
from meetings.enums import PublicationWay
from meetings.models import Participation, PublicText
from meetings.public_fields import digest_of
from meetings.services import public_texts
from meetings.services.publishing import publish, record_way, withdraw
from operators.local_time import day_of
from operators.models import User
from publication.enums import WithdrawnWhy

CORRECTED, WITHDRAWN = 1, 2
"""Which of the records, from the newest on."""
_ADDED = "次回の日程は、玄関と町会の掲示板でお知らせします。"


def publish_papers(parts: Iterable[Participation], *, by: User) -> int:
    """Publish what the ledger says was published, on its day; how many. PDFs are drawn later, by the task."""
    known = [part for part in parts if part.published_on]
    newest_first = sorted(known, key=lambda part: (part.published_on, part.pk), reverse=True)
    texts = [text for part in newest_first if (text := _published(part, by))]
    if len(texts) > WITHDRAWN:
        _correct(texts[CORRECTED], by)
        _take_back(texts[WITHDRAWN], by)
    return len(texts)


def _published(part: Participation, by: User) -> PublicText | None:
    """The public text, every proposal taken; left unpublished where a place is still open."""
    at = noon(part.published_on or part.meeting.held_on)
    text = public_texts.open_text(participation=part, by=by, at=at)
    public_texts.replace_all(public_text=text, by=by, at=at)
    text.refresh_from_db()
    if public_texts.obstacles(public_texts.review_of(text)):
        return None
    _confirm(text, by)
    publish(public_text=text, by=by, at=at, draw=False)
    text.refresh_from_db()
    return text


def _confirm(text: PublicText, by: User) -> None:
    public_texts.confirm(public_text=text, base_revision=text.revision, by=by, at=text.made_at)
    text.refresh_from_db()


def _correct(text: PublicText, by: User) -> None:
    at = text.made_at + timedelta(days=1)
    before = text.fields["closing"]["text"]
    shown, told = {"closing": digest_of(before)}, {"closing": f"{before}{_ADDED}"}
    public_texts.save_fields(
        public_text=text, texts=told, shown=shown, base_revision=text.revision, by=by, at=at
    )
    text.refresh_from_db()
    _confirm(text, by)
    publish(public_text=text, by=by, at=at, draw=False)


def _take_back(text: PublicText, by: User) -> None:
    """The portal's page is gone; the office's own notice board still shows it, so the day of publication stands."""
    board, day = PublicationWay.BOARD, day_of(text.made_at)
    record_way(of=text.participation, way=board, done_on=day, by=by, at=text.made_at)
    withdraw(public_text=text, why=WithdrawnWhy.ERROR, by=by, at=text.made_at + timedelta(days=1))
