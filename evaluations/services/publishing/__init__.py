"""Publishes the result of an evaluation, takes it back, and notes how else it was published. [N 評価§6②, ADR 0018]"""

from evaluations.services.publishing.results import RESULTS, redate_result
from meetings.services.publishing.errors import PublishingError

publish, withdraw = RESULTS.publish, RESULTS.withdraw
record_way, remove_way = RESULTS.record_way, RESULTS.remove_way

__all__ = ["PublishingError", "publish", "record_way", "redate_result", "remove_way", "withdraw"]
