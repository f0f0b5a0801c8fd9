"""The work on words for the public, whatever they are made of: minutes, or an evaluation. [N §8]

Places are decided on, words written and proposals taken, always on the locked row looked at anew. What differs from
one kind to the other is in the few methods that a `Craft` leaves open.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from django.db import transaction

from meetings.enums import PublicTextState, Verdict
from meetings.models import CouncilHabit
from meetings.models.public_words import PublicWords
from meetings.public_fields import LONGEST, Field, digest_of
from meetings.public_hits import LONGEST as LONGEST_PLACE
from meetings.public_hits import Spot
from meetings.services.minutes.rows import colleagues
from meetings.services.public_texts import errors
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.replacing import Change, carried_over, texts_with
from meetings.services.public_texts.reviewed import Reviewed
from operators.models import Facility, User
from operators.services.history import note

Row = TypeVar("Row", bound=PublicWords)


class Craft(ABC, Generic[Row]):
    """``about`` begins the verbs of the history, ``subject`` names a row there."""

    about: ClassVar[str] = "公表用の文"
    subject: ClassVar[str] = "public_text"
    not_final: ClassVar[type[errors.PublicTextError]] = errors.MinutesNotFinal
    words_changed: ClassVar[type[errors.WordsChanged]] = errors.WordsChanged
    unknown: ClassVar[type[errors.FieldUnknown]] = errors.FieldUnknown

    @abstractmethod
    def locked(self, row: Row) -> Row:
        """The row as it is now, until the transaction ends; whoever else writes it waits."""

    @abstractmethod
    def review(
        self, row: Row, typed: Mapping[str, str] | None = None, finding: Finding | None = None
    ) -> Reviewed:
        """The row beside the words it is made of; ``typed``: words that are not stored yet."""

    @abstractmethod
    def fields(self, row: Row) -> Sequence[Field]:
        """The texts with their internal words."""

    @abstractmethod
    def facility(self, row: Row) -> Facility:
        """Whose history tells of it."""

    @abstractmethod
    def decision(self, row: Row, **told: Any) -> Any:
        """A decision on a place of the row, not stored yet."""

    def more_obstacles(self, review: Reviewed) -> Iterator[errors.PublicTextError]:
        """What else has to be done before the words may be published."""
        yield from ()

    def placed(self, row: Row, key: str, text: str) -> None:
        """Something else goes with these words; raises what stands in the way."""

    def read_anew(self, row: Row, key: str) -> None:
        """The new internal words of a text were looked at."""

    @transaction.atomic
    def save_fields(
        self,
        *,
        public_text: Row,
        texts: Mapping[str, str],
        shown: Mapping[str, str],
        base_revision: int,
        by: User,
        at: datetime,
    ) -> Row:
        """Write the words for the public; what says what stands there already is no change.

        ``shown``: of each text the hash (`digest_of`) of the words the person began on, by which a colleague's words
        in other texts are left alone. Unknown keys are left out. Raises `ChangedMeanwhile` with the texts both wrote,
        `TooLong`.
        """
        row = self.locked(public_text)
        fields = {field.key: field for field in self.fields(row)}
        typed = {key: tidy(text, fields[key]) for key, text in texts.items() if key in fields}
        if any(len(text) > LONGEST for text in typed.values()):
            raise errors.TooLong
        mine = {key: text for key, text in typed.items() if text != words_of(row, key)}
        if row.revision != base_revision:
            mine = {key: text for key, text in mine.items() if digest_of(text) != shown.get(key)}
            if clash := [key for key in mine if shown.get(key) != digest_of(words_of(row, key))]:
                raise errors.ChangedMeanwhile(clash)
        if not mine:
            return row
        self.put(row, mine, fields.values())
        return self.write(row, by=by, at=at, verb=f"{self.about}の保存", fields=[None, len(mine)])

    @transaction.atomic
    def replace_spot(
        self,
        *,
        public_text: Row,
        key: str,
        spot_id: str,
        words: str,
        by: User,
        at: datetime,
        finding: Finding | None = None,
    ) -> Row:
        """Put other words in one place; empty words take it out. The decisions on its neighbours go on standing.

        Raises `SpotGone`, `TooLong`.
        """
        row, review, spot = self._found(public_text, key, spot_id, finding)
        words = " ".join(words.split("\n")).strip()
        if len(words) > LONGEST_PLACE:
            raise errors.TooLong
        self._replace(row, review, [(spot, words)], by=by, at=at)
        return self.write(row, by=by, at=at, verb=f"{self.about}の置き換え", places=[None, 1])

    @transaction.atomic
    def keep_spot(
        self,
        *,
        public_text: Row,
        key: str,
        spot_id: str,
        by: User,
        at: datetime,
        finding: Finding | None = None,
    ) -> Row:
        """Leave a place as it is; who did, when, and what stands around it is kept. Raises `SpotGone`.

        Whoever had confirmed the text, or was asked to, had not read it so: it has to be confirmed again.
        """
        row, _, spot = self._found(public_text, key, spot_id, finding)
        told = {"verdict": Verdict.KEPT, "known": spot.hit.known, "by": by, "at": at}
        self.decision(row, **told, **spot.place._asdict()).save()
        changes = {"kind": [None, spot.place.kind]}
        return self._told(row, f"{self.about}でそのまま残した箇所", changes, by=by, at=at)

    @transaction.atomic
    def revoke(self, *, public_text: Row, decision_pk: int, by: User, at: datetime) -> Row:
        """Take back that a place is left as it is: it is asked about again, and what was confirmed is no longer."""
        row = self.locked(public_text)
        found = row.decisions.filter(pk=decision_pk, verdict=Verdict.KEPT).first()
        if found is None:
            return row
        same = row.decisions.filter(verdict=Verdict.KEPT, field=found.field, kind=found.kind, text=found.text)
        same.filter(before=found.before, after=found.after).delete()
        changes = {"kind": [found.kind, None]}
        return self._told(row, f"{self.about}でそのまま残す判断の取消し", changes, by=by, at=at)

    @transaction.atomic
    def replace_all(
        self, *, public_text: Row, kind: str = "", by: User, at: datetime, finding: Finding | None = None
    ) -> int:
        """Put what is proposed in every open place, or in those of one kind; how many there were.

        Each text keeps what stood in it before the first time, for `undo_all`.
        """
        row = self.locked(public_text)
        review = self.review(row, finding=finding)
        spots = [spot for spot in review.open if kind in ("", spot.place.kind)]
        if spots:
            earlier = {key: stored["undo"] for key, stored in row.fields.items() if "undo" in stored}
            changes = [(spot, spot.hit.replacement) for spot in spots]
            for key, text in self._replace(row, review, changes, by=by, at=at).items():
                row.fields[key]["undo"] = earlier.get(key) or {"text": text, "at": at.isoformat()}
            self.write(row, by=by, at=at, verb=f"{self.about}の置き換え", places=[None, len(spots)])
        return len(spots)

    @transaction.atomic
    def undo_all(self, *, public_text: Row, by: User, at: datetime) -> int:
        """Take back what `replace_all` did, where nobody wrote since; in how many texts. Raises `NothingToUndo`."""
        row = self.locked(public_text)
        fields = self.fields(row)
        stored = {field.key: row.fields.get(field.key, {}) for field in fields}
        back = {key: told["undo"] for key, told in stored.items() if "undo" in told}
        if not back:
            raise errors.NothingToUndo
        for key, undo in back.items():
            done = row.decisions.filter(field=key, verdict=Verdict.REPLACED)
            done.filter(at__gte=datetime.fromisoformat(undo["at"])).delete()
        self.put(row, {key: undo["text"] for key, undo in back.items()}, fields)
        verb = f"{self.about}の置き換えの取消し"
        self.write(row, by=by, at=at, verb=verb, fields=[None, len(back)])
        return len(back)

    @transaction.atomic
    def take_over(self, *, public_text: Row, key: str, by: User, at: datetime) -> Row:
        """Put the internal words as they are now in place of the public ones. Raises `FieldUnknown`."""
        row, field = self._field(public_text, key)
        self.put(row, {key: field.text}, [field])
        row.fields[key]["digest"] = field.digest
        self.read_anew(row, key)
        return self.write(row, by=by, at=at, verb=f"{self.about}への取り込み", fields=[None, 1])

    @transaction.atomic
    def stay(self, *, public_text: Row, key: str, by: User, at: datetime) -> Row:
        """Go on with the public words, having seen the new internal ones. Raises `FieldUnknown`."""
        row, field = self._field(public_text, key)
        row.fields[key] = {"text": "", **row.fields.get(key, {}), "digest": field.digest}
        self.read_anew(row, key)
        return self.write(row, by=by, at=at, verb=f"{self.about}の確認", fields=[None, 1])

    @transaction.atomic
    def reopen(self, *, public_text: Row, by: User, at: datetime) -> Row:
        """Back to the making: the request to check is taken back or turned down, or what was confirmed is not."""
        row = self.locked(public_text)
        return (
            row
            if row.state == PublicTextState.DRAFT
            else self.write(row, by=by, at=at, verb=f"{self.about}の作り直し")
        )

    def obstacles(self, review: Reviewed) -> list[errors.PublicTextError]:
        """What has to be done before the words may be published, whoever confirms them; empty: they may. [N §8]"""
        found: list[errors.PublicTextError] = [] if review.final else [self.not_final()]
        if review.changed:
            found.append(self.words_changed(len(review.changed)))
        if review.open:
            found.append(errors.PlacesOpen(len(review.open)))
        return [*found, *self.more_obstacles(review)]

    def needs_second(self, row: Row, by: User) -> bool:
        """Whether ``by`` may not confirm: who asked, or would have to, in an office that wants two and has two."""
        if row.state == PublicTextState.CHECK and row.asked_by_id != by.pk:
            return False
        facility = self.facility(row)
        wished = CouncilHabit.objects.filter(facility=facility, second_person_publishes=True).exists()
        return wished and colleagues(facility, by)

    @transaction.atomic
    def ask_second(self, *, public_text: Row, base_revision: int, by: User, at: datetime) -> Row:
        """Ask a colleague to read and confirm. Raises `ChangedMeanwhile`, `NobodyElse`, the first of `obstacles`."""
        row = self._as_read(public_text, base_revision)
        if not colleagues(self.facility(row), by):
            raise errors.NobodyElse
        row.state, row.asked_at, row.asked_by = PublicTextState.CHECK, at, by
        row.confirmed_at = row.confirmed_by = None
        row.save()
        self.tell(row, f"{self.about}の確認依頼", {"state": ["draft", "check"]}, by=by, at=at)
        return row

    @transaction.atomic
    def confirm(self, *, public_text: Row, base_revision: int, by: User, at: datetime) -> Row:
        """Say that it may be published as it was read on ``base_revision``. Twice is once.

        Raises `ChangedMeanwhile`, `SecondPersonNeeded` or the first of `obstacles`.
        """
        row = self._as_read(public_text, base_revision)
        if row.state == PublicTextState.READY:
            return row
        if self.needs_second(row, by):
            raise errors.SecondPersonNeeded
        before = row.state
        row.state, row.confirmed_at, row.confirmed_by = PublicTextState.READY, at, by
        row.save(update_fields=["state", "confirmed_at", "confirmed_by"])
        self.tell(row, f"{self.about}の確認", {"state": [before, "ready"]}, by=by, at=at)
        return row

    def _as_read(self, public_text: Row, base_revision: int) -> Row:
        """The locked row, as it was read and with nothing in the way."""
        row = self.locked(public_text)
        if row.revision != base_revision:
            raise errors.ChangedMeanwhile
        if found := self.obstacles(self.review(row)):
            raise found[0]
        return row

    def put(self, row: Row, texts: Mapping[str, str], fields: Iterable[Field]) -> None:
        """Set public words in a locked row, not stored yet. Raises what `placed` raises."""
        known = {field.key: field for field in fields}
        for key, text in texts.items():
            before = row.fields.get(key, {"digest": known[key].digest})
            kept = {name: before[name] for name in ("digest", "source") if name in before}
            row.fields[key] = {**kept, "text": text}
            self.placed(row, key, text)

    def write(self, row: Row, *, by: User, at: datetime, verb: str, **changes: Any) -> Row:
        """Store changed words of a locked row: one more revision, and whoever confirmed it has to read it again."""
        before = [row.revision, str(row.state)]
        row.revision += 1
        row.make_anew()
        row.save()
        changes = {"revision": [before[0], row.revision], **changes}
        if before[1] != row.state:
            changes["state"] = [before[1], str(row.state)]
        self.tell(row, verb, changes, by=by, at=at)
        return row

    def tell(self, row: Row, verb: str, changes: dict[str, Any], *, by: User, at: datetime) -> None:
        """An entry in the office's history; numbers and states only, as what was written may name somebody."""
        note(verb, f"{self.subject} {row.pk}", self.facility(row), changes, by=by, at=at)

    def _told(self, row: Row, verb: str, changes: dict[str, Any], *, by: User, at: datetime) -> Row:
        """Note a decision that leaves the words; what was confirmed or asked about before it is so no longer."""
        if row.state != PublicTextState.DRAFT:
            return self.write(row, by=by, at=at, verb=verb, **changes)
        self.tell(row, verb, changes, by=by, at=at)
        return row

    def _found(
        self, public_text: Row, key: str, spot_id: str, finding: Finding | None
    ) -> tuple[Row, Reviewed, Spot]:
        """The locked row and the open place; raises `SpotGone`."""
        row = self.locked(public_text)
        review = self.review(row, finding=finding)
        for spot in review.open:
            if spot.place.field == key and spot.id == spot_id:
                return row, review, spot
        raise errors.SpotGone

    def _field(self, public_text: Row, key: str) -> tuple[Row, Field]:
        row = self.locked(public_text)
        for field in self.fields(row):
            if field.key == key:
                return row, field
        raise self.unknown

    def _replace(
        self, row: Row, review: Reviewed, changes: Sequence[Change], *, by: User, at: datetime
    ) -> dict[str, str]:
        """Put words in places of the row, not stored yet; of each changed text the words it had before."""
        texts = texts_with(review, changes)
        for old, place in carried_over(review, changes, texts):
            told = {"verdict": Verdict.KEPT, "known": old.known, "by": old.by, "at": old.at}
            self.decision(row, **told, **place._asdict()).save()
        self.put(row, texts, review.fields)
        told = {"verdict": Verdict.REPLACED, "by": by, "at": at}
        row.decisions.bulk_create(
            self.decision(row, replacement=words, **told, **spot.place._asdict()) for spot, words in changes
        )
        return {key: review.texts[key] for key in texts}


def tidy(text: str, field: Field) -> str:
    """The words as they are stored: line ends of one kind, none where the text is one line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return " ".join(text.split("\n")) if field.oneline else text


def words_of(row: PublicWords, key: str) -> str:
    """The public words stored of a text; empty where there are none."""
    return str(row.fields.get(key, {}).get("text", ""))


def undoable(public_text: PublicWords) -> int:
    """In how many texts a replacement of all proposals can be taken back: those nobody wrote in since."""
    return sum("undo" in stored for stored in public_text.fields.values())
