"""The work on the public words of minutes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from meetings.models import IdentifierDecision, PublicImage, PublicText
from meetings.public_fields import Field
from meetings.record_building import build_record
from meetings.services.public_texts import errors
from meetings.services.public_texts.craft import Craft
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.reviewed import Reviewed
from meetings.services.public_texts.reviewing import Review, review_of
from meetings.services.public_texts.rows import fields_for, locked
from operators.models import Facility

IMAGE = "image-"
"""How the keys of the descriptions of pictures begin."""


class MinutesCraft(Craft[PublicText]):
    """Words beside final minutes; descriptions go with their pictures."""

    def locked(self, row: PublicText) -> PublicText:
        """Also its participation and meeting, to read."""
        return locked(row)

    def review(
        self, row: PublicText, typed: Mapping[str, str] | None = None, finding: Finding | None = None
    ) -> Review:
        """Beside the record as it stands."""
        return review_of(row, typed, finding)

    def fields(self, row: PublicText) -> Sequence[Field]:
        """The texts of the record, and of the files that were chosen."""
        return fields_for(row, build_record(row.participation))

    def facility(self, row: PublicText) -> Facility:
        """The office whose minutes they are."""
        return row.participation.facility

    def decision(self, row: PublicText, **told: Any) -> IdentifierDecision:
        """A decision on a place of the text."""
        return IdentifierDecision(public_text=row, **told)

    def more_obstacles(self, review: Reviewed) -> Iterator[errors.PublicTextError]:
        """Minutes say something, and what is to be seen on their pictures."""
        if not any(text.strip() for text in review.texts.values()):
            yield errors.NothingWritten()
        images = [field for field in review.fields if field.key.startswith(IMAGE)]
        if any(not review.texts.get(field.key, "").strip() for field in images):
            yield errors.ImageUntold()

    def placed(self, row: PublicText, key: str, text: str) -> None:
        """A picture is described by these words. Raises `DescriptionTooLong`: a place may be replaced by more words."""
        if not key.startswith(IMAGE) or not text:
            return
        if len(text) > errors.LONGEST_ALT:
            raise errors.DescriptionTooLong
        images = PublicImage.objects.filter(public_text=row, material=int(key.removeprefix(IMAGE)))
        images.update(alt=text)


MINUTES = MinutesCraft()
