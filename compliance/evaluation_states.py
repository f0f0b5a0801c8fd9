"""Where an evaluation stands, as the ward counts it. Pure."""

from enum import StrEnum

from evaluations.course.standing import Progress, Stage
from rules.evaluation import EvaluationState


class EvaluationGroup(StrEnum):
    """What the ward filters by, in the order of doing."""

    NOT_STARTED = "not_started"
    PREPARING = "preparing"
    ANNOUNCED = "announced"
    HELD = "held"
    PUBLISHED = "published"
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    EXEMPT = "exempt"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """0 for what has not begun."""
        return list(EvaluationGroup).index(self)


_LABELS = {
    EvaluationGroup.NOT_STARTED: "未着手",
    EvaluationGroup.PREPARING: "準備中",
    EvaluationGroup.ANNOUNCED: "通知済み",
    EvaluationGroup.HELD: "開催済み",
    EvaluationGroup.PUBLISHED: "公表済み",
    EvaluationGroup.REPORTED: "報告済み",
    EvaluationGroup.RETURNED: "差戻し",
    EvaluationGroup.ACCEPTED: "受理",
    EvaluationGroup.EXEMPT: "緩和・対象外",
}
_OF_STAGE = {
    Stage.STAFF: EvaluationGroup.PREPARING,
    Stage.SELF: EvaluationGroup.PREPARING,
    Stage.PLANNED: EvaluationGroup.PREPARING,
    Stage.SELF_FINAL: EvaluationGroup.PREPARING,
    Stage.FINAL: EvaluationGroup.HELD,
}
_NOTHING_ASKED = frozenset({EvaluationState.RELIEVED, EvaluationState.NOT_REQUIRED})


def group_of(progress: Progress, verdict: EvaluationState) -> EvaluationGroup:
    """The group of an office: whom the year asks nothing of and who has not begun is no straggler."""
    if progress.stage is Stage.NOT_STARTED and verdict in _NOTHING_ASKED:
        return EvaluationGroup.EXEMPT
    return _OF_STAGE.get(progress.stage) or EvaluationGroup(progress.stage.value)
