"""Publishes the result of an evaluation, takes it back, and notes how else it was published. [N 評価§6②, ADR 0018]"""

from evaluations.services.publishing.errors import PublishingError
from evaluations.services.publishing.publish import needs_other, publish
from evaluations.services.publishing.ways import record_way, remove_way
from evaluations.services.publishing.withdrawing import withdraw

__all__ = ["PublishingError", "needs_other", "publish", "record_way", "remove_way", "withdraw"]
