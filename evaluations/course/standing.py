"""Where an evaluation stands, from what is known of it: a round of the portal, or a ledger's rows alone. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from meetings.enums import SubmissionState
from rules.kinds import EvaluationRoute


class Stage(StrEnum):
    """How far an office's evaluation is; in the order of doing."""

    NOT_STARTED = "not_started"
    STAFF = "staff"
    SELF = "self"
    PLANNED = "planned"
    SELF_FINAL = "self_final"
    ANNOUNCED = "announced"
    HELD = "held"
    FINAL = "final"
    PUBLISHED = "published"
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """0 for what has not begun."""
        return list(Stage).index(self)


_LABELS = {
    Stage.NOT_STARTED: "未着手",
    Stage.STAFF: "個別評価",
    Stage.SELF: "自己評価",
    Stage.PLANNED: "会議の予定あり",
    Stage.SELF_FINAL: "自己評価の確定",
    Stage.ANNOUNCED: "通知済み",
    Stage.HELD: "開催済み",
    Stage.FINAL: "結果確定",
    Stage.PUBLISHED: "公表済み",
    Stage.REPORTED: "報告済み",
    Stage.RETURNED: "差戻し",
    Stage.ACCEPTED: "受理",
}
_BY_AGENCY = {
    Stage.PLANNED: "評価の予定あり",
    Stage.ANNOUNCED: "評価の予定あり",
    Stage.HELD: "評価機関の評価済み",
}
_AT_THE_DESK = {
    SubmissionState.RECEIVED: Stage.REPORTED,
    SubmissionState.RETURNED: Stage.RETURNED,
    SubmissionState.ACCEPTED: Stage.ACCEPTED,
}


@dataclass(frozen=True)
class Progress:
    """What is known of one evaluation. ``submission`` is where the report stands at the desk; empty: not there."""

    route: EvaluationRoute = EvaluationRoute.COUNCIL
    started: bool = False
    staff_asked: int = 0
    staff_done: int = 0
    staff_open: bool = False
    self_final: bool = False
    day: date | None = None
    meeting: bool = False
    announced: bool = False
    held: bool = False
    final: bool = False
    published_on: date | None = None
    reported_on: date | None = None
    submission: str = ""

    @property
    def by_agency(self) -> bool:
        """Whether an agency evaluates."""
        return self.route is EvaluationRoute.AGENCY

    @property
    def stage(self) -> Stage:
        """The farthest thing that is so."""
        if self.submission:
            return _AT_THE_DESK[SubmissionState(self.submission)]
        return next((stage for stage, so in self._steps() if so), Stage.NOT_STARTED)

    @property
    def label(self) -> str:
        """The stage in words, with how many staff sheets are there while they are out."""
        if self.stage is Stage.STAFF:
            return f"個別評価 {self.staff_done}/{self.staff_asked}"
        if self.by_agency and self.stage in _BY_AGENCY:
            return _BY_AGENCY[self.stage]
        return self.stage.label

    def _steps(self) -> tuple[tuple[Stage, bool], ...]:
        return (
            (Stage.REPORTED, self.reported_on is not None),
            (Stage.PUBLISHED, self.published_on is not None),
            (Stage.FINAL, self.final),
            (Stage.HELD, self.held),
            (Stage.ANNOUNCED, self.announced),
            (Stage.SELF_FINAL, self.self_final),
            (Stage.STAFF, self.staff_open and self.staff_asked > 0),
            (Stage.SELF, self.started),
            (Stage.PLANNED, self.meeting),
        )
