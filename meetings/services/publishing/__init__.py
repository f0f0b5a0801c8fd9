"""Publishes an office's record, takes it back, and notes how else it was published. [N §8, 省令 34②, ADR 0018]"""

from meetings.services.publishing.errors import PublishingError
from meetings.services.publishing.publish import publish
from meetings.services.publishing.ways import record_way, remove_way
from meetings.services.publishing.withdrawing import withdraw

__all__ = ["PublishingError", "publish", "record_way", "remove_way", "withdraw"]
