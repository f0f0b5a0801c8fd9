"""The publishing of words that were made for the public, whatever they are made of: minutes, or an evaluation. [N §8]

They go before the public, are replaced by a corrected edition and taken back; how else they were made public is noted.
The earliest day of all is the day of publication (ADR 0018). What differs from one kind to the other is in the few
methods that a `Publisher` leaves open.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Generic, TypeVar

from django.db import models, transaction

from meetings.enums import PublicationWay, PublicTextState, Verdict
from meetings.models.public_words import PublicWords
from meetings.services.public_texts.craft import Craft
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.reviewed import Reviewed
from meetings.services.publishing import errors
from meetings.services.publishing.completion import Ways, completed_on
from meetings.services.publishing.pictures import shown
from meetings.services.publishing.standing import Dates, area_on, dates_for
from meetings.services.publishing.ways import complete, is_web_address, ledger_of, ways_of
from operators.local_time import day_of
from operators.models import Facility, User
from operators.services.history import note as remember
from outbox.pdf import PdfUnavailable
from publication.enums import RecordKind, WithdrawnWhy
from publication.models import PublicRecord
from publication.new_file import NewFile
from publication.services import record_pdfs, records

POINTING = frozenset({WithdrawnWhy.PERSON, WithdrawnWhy.CONSENT})
"""Reasons of taking back that are about a person."""
PORTAL = PublicationWay.PORTAL

Read = tuple[int | None, str | None]
"""What the person read: the revision of the words, the digest of the whole page."""

Subject = TypeVar("Subject", bound=models.Model)
"""What is published: an office's part of a meeting, a round of an evaluation."""
Row = TypeVar("Row", bound=PublicWords)


class Publisher(ABC, Generic[Subject, Row]):
    """``about`` begins the verbs of the history, ``named`` names a subject there."""

    craft: ClassVar[Craft[Any]]
    kind: ClassVar[RecordKind]
    named: ClassVar[str]
    about: ClassVar[str] = ""
    nothing_out: ClassVar[type[errors.NotPublished]] = errors.NotPublished
    too_early: ClassVar[type[errors.BeforeMeeting]] = errors.BeforeMeeting

    @abstractmethod
    def words_of(self, subject: Subject) -> Row | None:
        """The public words as they are stored, with their record; ``None``: nobody began any."""

    @abstractmethod
    def subject_of(self, row: Row) -> Subject:
        """What the words are made for."""

    @abstractmethod
    def facility(self, subject: Subject) -> Facility:
        """The office that publishes."""

    @abstractmethod
    def source_of(self, subject: Subject) -> str:
        """Its name in the public room."""

    @abstractmethod
    def locked(self, subject: Subject) -> Subject:
        """The subject and its holder as they are now, until the transaction ends, locked in the room's own order."""

    @abstractmethod
    def holder(self, subject: Subject) -> Any:
        """What the ways hang on: it has ``published_ways`` and the days. ``None``: there is none yet."""

    @abstractmethod
    def is_final(self, subject: Subject) -> bool:
        """Whether the internal words stand."""

    @abstractmethod
    def day(self, subject: Subject) -> date | None:
        """The day before which nothing of it can have been public."""

    @abstractmethod
    def must_have_taken_place(self, subject: Subject, at: datetime) -> None:
        """Raise unless there is something to make public, in whatever way, and it was not deleted."""

    def files(self, row: Row) -> Sequence[NewFile]:
        """What goes with the words besides, made anew; slow, so it is asked before the transaction."""
        return ()

    def went_out(self, subject: Subject, *, by: User, at: datetime) -> None:
        """It was published, inside the transaction."""

    def taken_back(self, subject: Subject, record: PublicRecord, why: WithdrawnWhy, at: datetime) -> None:
        """It was taken back for a reason that is about a person, inside the transaction."""

    def publish(
        self,
        *,
        public_text: Row,
        base_revision: int | None = None,
        base_content: str | None = None,
        by: User,
        at: datetime,
        draw: bool = True,
    ) -> PublicRecord:
        """Publish the words as they were confirmed; the same once more changes nothing.

        ``base_revision`` is the revision the person read, ``base_content`` the digest of the whole page (what was
        chosen and counted stands in no revision); ``None`` asks nothing. Everything is looked at once more under lock,
        with the newest roster. The PDF is drawn after it: where that cannot be done, or is left to the
        task (``draw``), the record stands without one. Raises a `PublishingError`, and nothing is written.
        """
        files = self.files(public_text)
        record = self._published(public_text, (base_revision, base_content), files, by, at)
        return _drawn(record, at) if draw else record

    def record_way(
        self,
        *,
        of: Subject,
        way: PublicationWay,
        done_on: date,
        url: str = "",
        note: str = "",
        by: User,
        at: datetime,
    ) -> None:
        """Note a way with its first day, or correct the note there is. ``url`` belongs to pages on the web only.

        No public words are needed: an office whose papers are on paper notes the board and is done. Raises
        `PortalDoesItself`, `NotYet`, `BeforeMeeting`, `AddressMissing`, or why nothing can be published.
        """
        url = url.strip()
        told = {"done_on": done_on, "url": url, "note": note.strip(), "at": at, "by": by}
        with transaction.atomic():
            of, ways, ledger = self._ways(of, way, at)
            self._must_fit(of, way, done_on, url, at)
            self.holder(of).published_ways.update_or_create(way=way, defaults=told)
            before, ways[way] = ways.get(way), done_on
            days = self._follow(of, ledger, ways, at)
            changes = {str(way.label): [before.isoformat() if before else None, done_on.isoformat()]}
            self._tell("公表の方法の記録", f"{self.named} {of.pk}", of, changes | {"公表日": days}, by, at)
        self._draw(of, at)

    def remove_way(self, *, of: Subject, way: PublicationWay, by: User, at: datetime) -> None:
        """Take a note back; where it was the only way, it counts as unpublished again.

        Raises `PortalDoesItself` or `WayUnknown`.
        """
        with transaction.atomic():
            of, ways, ledger = self._ways(of, way, at)
            if way not in ways:
                raise errors.WayUnknown
            self.holder(of).published_ways.filter(way=way).delete()
            gone = ways.pop(way)
            days = self._follow(of, ledger, ways, at)
            changes = {str(way.label): [gone.isoformat(), None], "公表日": days}
            self._tell("公表の方法の記録の取消し", f"{self.named} {of.pk}", of, changes, by, at)
        self._draw(of, at)

    @transaction.atomic
    def withdraw(
        self, *, public_text: Row, why: WithdrawnWhy, words: str = "", by: User, at: datetime
    ) -> PublicRecord:
        """Take it back: its words and files are gone from the portal at once. [N §8]

        ``why`` is told to the public; ``words`` stay in the history. The day of publication stays where another way
        stands; else it counts as unpublished again. The public words have to be confirmed anew; where they pointed to
        a person, every place that was left as it is is asked about anew. Raises `NotPublished` or `WordsNamePeople`.
        """
        of = self.locked(self.subject_of(public_text))
        words = words.strip()
        if words and Finding.of(self.facility(of))(words):
            raise errors.WordsNamePeople
        holder, ways = self.holder(of), self.ways_of(of)
        ledger = ledger_of(holder, ways)
        record = self._gone(of, why, at)
        holder.published_ways.filter(way=PORTAL).delete()
        ways.pop(PORTAL, None)
        days = complete(holder, ledger, ways)
        changes: dict[str, Any] = {"公表日": days, "理由": [None, str(why.label)]}
        self.craft.reopen(public_text=public_text, by=by, at=at)
        if why in POINTING:
            self.taken_back(of, record, why, at)
            changes |= _asked_anew(public_text)
        changes |= {"メモ": [None, words]} if words else {}
        self._tell("公表の取下げ", f"{self.craft.subject} {public_text.pk}", of, changes, by, at)
        return record

    def ways_of(self, subject: Subject) -> dict[PublicationWay, date]:
        """The ways that stand, each with its day; at most one query."""
        holder = self.holder(subject)
        return ways_of(holder) if holder else {}

    def published_on(self, subject: Subject) -> date | None:
        """The day of publication; ``None``: it is not public anywhere."""
        holder = self.holder(subject)
        found: date | None = holder.published_on if holder else None
        return found

    def without(self, subject: Subject, way: PublicationWay) -> date | None:
        """The day of publication if this way were taken back."""
        ways = self.ways_of(subject)
        ledger = ledger_of(self.holder(subject), ways)
        ways.pop(way, None)
        return completed_on(ledger, ways)

    def dates_with(self, subject: Subject, portal_on: date) -> Dates:
        """The days if it is before the public on this portal since ``portal_on``."""
        ways = self.ways_of(subject)
        first = completed_on(ledger_of(self.holder(subject), ways), ways | {PORTAL: portal_on})
        return dates_for(self.facility(subject), first or portal_on)

    def published_record(self, subject: Subject) -> PublicRecord | None:
        """Its record, where it is before the public now."""
        return PublicRecord.objects.published().filter(source=self.source_of(subject)).first()

    def redate(self, subject: Subject, at: datetime) -> None:
        """The record before the public tells the day of publication, and the last day of keeping that follows."""
        record, first = self.published_record(subject), self.published_on(subject)
        if record and first:
            dates = dates_for(self.facility(subject), first)
            records.redate(record=record, published_on=first, keep_until=dates.keep_until, at=at)

    @transaction.atomic
    def _published(
        self, public_text: Row, read: Read, files: Sequence[NewFile], by: User, at: datetime
    ) -> PublicRecord:
        of = self.locked(self.subject_of(public_text))
        self.must_have_taken_place(of, at)
        row: Row = self.craft.locked(public_text)
        review = self._as_confirmed(row, read, files)
        known = PublicRecord.objects.filter(source=self.source_of(of))
        edition = known.values_list("edition", flat=True).first()
        record = self._put(of, review, files, at)
        days = self._write(of, row, record, by, at)
        self.went_out(of, by=by, at=at)
        if record.edition != edition:
            verb = "公表" if record.corrected_on is None else "訂正版の公表"
            changes = {"公表日": days, "版": [edition, record.edition]}
            self._tell(verb, f"{self.craft.subject} {row.pk}", of, changes, by, at)
        return record

    def _as_confirmed(self, row: Row, read: Read, files: Sequence[NewFile]) -> Reviewed:
        """What the public will read; raises what stands in the way now, whoever confirmed it before. [N §8]"""
        revision, content = read
        if revision not in (None, row.revision):
            raise errors.ChangedMeanwhile
        if row.state != PublicTextState.READY:
            raise errors.NotReady
        review = self.craft.review(row)
        if content not in (None, review.content.digest):
            raise errors.ChangedMeanwhile
        for obstacle in self.craft.obstacles(review):
            raise errors.StillMissing(obstacle.words)
        if list(shown(review).values()) != [file.alt for file in files]:
            raise errors.ChangedMeanwhile
        return review

    def _put(self, of: Subject, review: Reviewed, files: Sequence[NewFile], at: datetime) -> PublicRecord:
        dates = self.dates_with(of, self.ways_of(of).get(PORTAL) or day_of(at))
        content = review.content
        try:
            return records.put(
                source=self.source_of(of),
                facility=self.facility(of),
                care_area=area_on(self.facility(of), content.held_on),
                kind=self.kind,
                content=content,
                joint=bool(content.partners),
                published_on=dates.published_on,
                keep_until=dates.keep_until,
                files=files,
                at=at,
            )
        except records.AlreadyDisposed as error:
            raise errors.AlreadyDisposed from error

    def _write(self, of: Subject, row: Row, record: PublicRecord, by: User, at: datetime) -> list[str | None]:
        """What the office knows of it: the way, the revision that is out, the day of publication before and now."""
        holder, ways = self.holder(of), self.ways_of(of)
        ledger = ledger_of(holder, ways)
        told = {"done_on": day_of(at), "at": at, "by": by}
        holder.published_ways.get_or_create(way=PORTAL, defaults=told)
        row.record, row.published_revision = record, row.revision
        row.save(update_fields=["record", "published_revision"])
        return complete(holder, ledger, {PORTAL: day_of(at)} | ways)

    def _gone(self, of: Subject, why: WithdrawnWhy, at: datetime) -> PublicRecord:
        try:
            record = PublicRecord.objects.get(source=self.source_of(of))
            return records.withdraw(record=record, why=why, at=at)
        except (PublicRecord.DoesNotExist, records.NotPublished) as error:
            raise self.nothing_out from error

    def _ways(
        self, of: Subject, way: PublicationWay, at: datetime
    ) -> tuple[Subject, dict[PublicationWay, date], date | None]:
        """The locked subject whose ``way`` is about to change, its ways and the day a ledger told."""
        if way == PORTAL:
            raise errors.PortalDoesItself
        of = self.locked(of)
        self.must_have_taken_place(of, at)
        ways = self.ways_of(of)
        return of, ways, ledger_of(self.holder(of), ways)

    def _must_fit(self, of: Subject, way: PublicationWay, done_on: date, url: str, at: datetime) -> None:
        first = self.day(of)
        if done_on > day_of(at):
            raise errors.NotYet
        if first and done_on < first:
            raise self.too_early(first)
        if (way == PublicationWay.SITE or url) and not is_web_address(url):
            raise errors.AddressMissing

    def _follow(self, of: Subject, ledger: date | None, ways: Ways, at: datetime) -> list[str | None]:
        """The day of publication, and that of the published record, follow the ways."""
        days = complete(self.holder(of), ledger, ways)
        self.redate(of, at)
        return days

    def _draw(self, of: Subject, at: datetime) -> None:
        """The PDF tells the days: where they moved it is drawn anew, now or by the task."""
        if record := self.published_record(of):
            _drawn(record, at)

    def _tell(
        self, verb: str, about: str, of: Subject, changes: Mapping[str, Any], by: User, at: datetime
    ) -> None:
        remember(f"{self.about}{verb}", about, self.facility(of), changes, by=by, at=at)


def _drawn(record: PublicRecord, at: datetime) -> PublicRecord:
    try:
        return record_pdfs.make(record=record, at=at)
    except PdfUnavailable:
        return record


def _asked_anew(row: PublicWords) -> dict[str, list[int | None]]:
    """Whoever left these places as they are was mistaken in one of them: none of the decisions stands any more."""
    count, _ = row.decisions.filter(verdict=Verdict.KEPT).delete()
    return {"そのまま残す判断の取消し": [None, count]} if count else {}
