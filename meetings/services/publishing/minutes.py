"""The publishing of an office's minutes of a meeting. [N §8, 省令 34②]"""

from collections.abc import Sequence
from datetime import date, datetime

from meetings.enums import BOUND
from meetings.models import Meeting, Minutes, Participation, PublicText
from meetings.record_building import build_record
from meetings.services.public_texts.minutes import MINUTES as CRAFT
from meetings.services.publishing import errors, partners, pictures
from meetings.services.publishing.publisher import Publisher
from operators.local_time import day_of
from operators.models import Facility
from publication.enums import RecordKind, WithdrawnWhy
from publication.models import PublicRecord
from publication.new_file import NewFile
from rules.kinds import MeetingStatus

_NEVER = frozenset({MeetingStatus.DRAFT.value, MeetingStatus.CANCELLED.value, MeetingStatus.NOT_HELD.value})


class MinutesPublisher(Publisher[Participation, PublicText]):
    """Of one office's part; also where its minutes are on paper, and the notes of ways alone start the clock."""

    craft = CRAFT
    kind = RecordKind.MINUTES
    named = "participation"

    def words_of(self, subject: Participation) -> PublicText | None:
        """The office's public text."""
        row = PublicText.objects.filter(participation=subject).select_related("record").first()
        if row is not None:
            row.participation = subject
        return row

    def subject_of(self, row: PublicText) -> Participation:
        """The office's part."""
        return row.participation

    def facility(self, subject: Participation) -> Facility:
        """The office."""
        return subject.facility

    def source_of(self, subject: Participation) -> str:
        """``participation/12``, as its clock is called."""
        return partners.source_of(subject)

    def locked(self, subject: Participation) -> Participation:
        """Meeting, minutes and part, in this order, as finalising, closing the attendance and submitting lock them.

        In any other two could wait for each other.
        """
        Meeting.objects.select_for_update(no_key=True).get(pk=subject.meeting_id)
        list(Minutes.objects.select_for_update().filter(meeting=subject.meeting_id).order_by("pk"))
        rows = Participation.objects.select_for_update(of=("self",), no_key=True)
        return rows.select_related("meeting", "facility__municipality", "facility__corporation").get(
            pk=subject.pk
        )

    def holder(self, subject: Participation) -> Participation:
        """The part itself."""
        return subject

    def is_final(self, subject: Participation) -> bool:
        """Whether its minutes are."""
        return not build_record(subject).draft

    def day(self, subject: Participation) -> date:
        """The day of the meeting."""
        return subject.meeting.held_on

    def must_have_taken_place(self, subject: Participation, at: datetime) -> None:
        """Raise unless the office took part in a meeting that is over, and its record was not deleted."""
        if subject.standing not in BOUND:
            raise errors.NotTakingPart
        if subject.meeting.status in _NEVER or subject.meeting.held_on > day_of(at):
            raise errors.NotHeld
        if subject.disposed_on is not None:
            raise errors.AlreadyDisposed

    def files(self, row: PublicText) -> Sequence[NewFile]:
        """The pictures that were chosen. Raises `PictureLost`."""
        return pictures.made_anew(pictures.shown(self.craft.review(row)))

    def taken_back(
        self, subject: Participation, record: PublicRecord, why: WithdrawnWhy, at: datetime
    ) -> None:
        """What pointed to a person may stand in the common words of the partners' records as well."""
        partners.tell_partners(subject, record, why, at)


MINUTES = MinutesPublisher()
