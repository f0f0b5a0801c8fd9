"""Publishes the result of an evaluation, takes it back, and notes how else it was published. [N 評価§6②, ADR 0018]"""

from evaluations.services.publishing.errors import PublishingError
from evaluations.services.publishing.publish import publish
from evaluations.services.publishing.ways import record_way, remove_way
from evaluations.services.publishing.withdrawing import withdraw

__all__ = ["PublishingError", "publish", "record_way", "remove_way", "withdraw"]
