"""Publishes an office's record, takes it back, and notes how else it was published. [N §8, 省令 34②, ADR 0018]"""

from meetings.services.publishing.errors import PublishingError
from meetings.services.publishing.minutes import MINUTES

publish, withdraw, redate = MINUTES.publish, MINUTES.withdraw, MINUTES.redate
record_way, remove_way = MINUTES.record_way, MINUTES.remove_way

__all__ = ["PublishingError", "publish", "record_way", "redate", "remove_way", "withdraw"]
