"""A public text beside the record it is made of: what changed, what is open, what was waved through. [N §8]"""

from collections.abc import Mapping
from dataclasses import dataclass

from meetings.models import PublicText
from meetings.public_fields import GROUPS, content_of
from meetings.record import Record
from meetings.record_building import build_record
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.reviewed import Reviewed
from meetings.services.public_texts.rows import fields_for
from publication.content import PublicContent


@dataclass(frozen=True)
class Review(Reviewed):
    """Everything about the public text of minutes at one moment."""

    public_text: PublicText
    record: Record

    inside = "議事録"
    groups = GROUPS

    @property
    def final(self) -> bool:
        """Whether the minutes are final."""
        return not self.record.draft

    @property
    def content(self) -> PublicContent:
        """What the public would read."""
        return content_of(self.record, self.texts)


def review_of(
    public_text: PublicText, typed: Mapping[str, str] | None = None, finding: Finding | None = None
) -> Review:
    """Look at a public text; ``typed``: words that are not stored yet. A fixed number of queries.

    ``finding``: the finder of the same request, which need not look at the same texts again.
    """
    part = public_text.participation
    record = build_record(part)
    fields = fields_for(public_text, record)
    return Review.of(public_text, fields, finding or Finding.of(part.facility), typed, record=record)
