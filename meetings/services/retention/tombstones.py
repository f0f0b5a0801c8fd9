"""What is known of papers that are deleted."""

from datetime import datetime

from meetings.services.retention.clocks import SUBMISSION, source_of
from publication.enums import Holder
from publication.models import Retention


def copy_deleted_at(submission: int) -> datetime | None:
    """When the ward's copy was deleted, by the key of the submission; ``None`` while it is there. One query."""
    stones = Retention.objects.gone().filter(holder=Holder.WARD, source=source_of(SUBMISSION, submission))
    return stones.values_list("disposed_at", flat=True).first()
