"""How far something is on its way to the public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from meetings.enums import PublicationWay, PublicTextState
from meetings.models.public_words import PublicWords, ToldWay
from meetings.services.public_texts.craft import Craft
from meetings.services.public_texts.reviewed import Reviewed
from meetings.services.publishing.errors import PublishingError
from meetings.views.public_hub.place import AnyPlace
from publication.addresses import record_address
from publication.enums import FileKind, RecordState
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
class Outlook:
    """Everything the hub shows; ``review``: the words beside the internal ones, where there are any to publish."""

    place: AnyPlace
    words: PublicWords | None
    stage: Stage
    ways: Mapping[PublicationWay, ToldWay]
    review: Reviewed | None = None
    why_not: str = ""

    @property
    def record(self) -> PublicRecord | None:
        """Its record on the public side."""
        return self.words.record if self.words else None

    @property
    def published(self) -> PublicRecord | None:
        """The record, where the public reads it now."""
        return self.record if self.record and self.record.state == RecordState.PUBLISHED else None

    @property
    def withdrawn(self) -> PublicRecord | None:
        """The record, where it was taken back."""
        return self.record if self.record and self.record.state == RecordState.WITHDRAWN else None

    @property
    def page(self) -> str:
        """The address of the public page; empty where there is none."""
        return record_address(self.record) if self.record else ""

    @property
    def has_pdf(self) -> bool:
        """Whether the published record has its PDF."""
        return self.published is not None and self.published.files.filter(kind=FileKind.PDF).exists()

    @property
    def ways_open(self) -> bool:
        """Whether ways of publication can be noted."""
        return self.stage is not Stage.NOTHING

    @property
    def differs(self) -> bool:
        """Whether the words are not what is before the public."""
        return self.published is not None and self.stage not in (Stage.NOTHING, Stage.OUT)


def outlook_of(place: AnyPlace, *, at: datetime) -> Outlook:
    """Look at it; a fixed number of queries."""
    publisher, of = place.publisher, place.subject
    words, holder = publisher.words_of(of), publisher.holder(of)
    ways = {PublicationWay(row.way): row for row in holder.published_ways.all()} if holder else {}
    if why_not := refused(place, at):
        return Outlook(place, words, Stage.NOTHING, ways, why_not=why_not)
    if words is None:
        stage = Stage.NOT_BEGUN if publisher.is_final(of) else Stage.NOT_FINAL
        return Outlook(place, words, stage, ways)
    review = publisher.craft.review(words)
    return Outlook(place, words, _stage(publisher.craft, words, review), ways, review)


def refused(place: AnyPlace, at: datetime) -> str:
    """Why nothing of it can be made public in any way; empty: it can."""
    try:
        place.publisher.must_have_taken_place(place.subject, at)
    except PublishingError as error:
        return error.words
    return ""


def _stage(craft: Craft[Any], words: PublicWords, review: Reviewed) -> Stage:
    record = words.record
    if not review.final:
        return Stage.NOT_FINAL
    out = record and record.state == RecordState.PUBLISHED and words.revision == words.published_revision
    if out and review.content == record.told:
        return Stage.OUT
    if words.state == PublicTextState.CHECK:
        return Stage.WAITING
    ready = words.state == PublicTextState.READY and not craft.obstacles(review)
    return Stage.READY if ready else Stage.MAKING
