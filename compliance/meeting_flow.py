"""How far an office is with one meeting that took place: attendance, minutes, the ward, everyone, the public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.urls import reverse

from meetings.enums import MinutesState, SubmissionState
from meetings.minutes_deadline import minutes_due_on
from meetings.models import Minutes, Participation, Submission


@dataclass(frozen=True)
class Step:
    """One stage: what it is called, how it stands in words, whether it is over, and the page where it is done."""

    label: str
    words: str
    done: bool
    address: str = ""
    act: str = ""


@dataclass(frozen=True)
class Flow:
    """An office's stages after one meeting, in their order, and the last day for the ward and everyone. [N §4]"""

    part: Participation
    due: date
    today: date
    steps: tuple[Step, ...]

    @property
    def current(self) -> Step | None:
        """The first stage that is not over and has a page."""
        return next((step for step in self.steps if not step.done and step.address), None)

    @property
    def days_left(self) -> int:
        """Days until the last day; negative once it is over."""
        return (self.due - self.today).days

    @property
    def days_over(self) -> int:
        """Days since the last day; 0 or less while there is time."""
        return -self.days_left

    @property
    def sent(self) -> bool:
        """Whether nothing more is due by that day: the ward has the minutes and every member a copy."""
        return self.part.submitted_on is not None and self.part.delivered


def flows_of(parts: Iterable[Participation], *, today: date) -> list[Flow]:
    """The stages of these parts of one meeting; three queries, however many parts there are."""
    found = list(parts)
    prefetch_related_objects(found, "submissions", "minutes")
    meetings = {part.meeting_id for part in found}
    common = {row.meeting_id: row for row in Minutes.objects.filter(participation=None, meeting__in=meetings)}
    return [_flow(part, common.get(part.meeting_id), today) for part in found]


def _flow(part: Participation, common: Minutes | None, today: date) -> Flow:
    submission = next(iter(part.submissions.all()), None)
    steps = (
        _attendance(part),
        _minutes(part, common),
        _submission(part, submission),
        _copies(part, submission),
        _publication(part),
    )
    return Flow(part, minutes_due_on(part), today, steps)


def _attendance(part: Participation) -> Step:
    closed = part.attendance_closed_at is not None or part.submitted_on is not None
    words = "確定" if part.attendance_closed_at else "台帳から" if closed else "未確定"
    return Step("出欠", words, closed, _at("meeting_attendance", part), "出欠を記録する")


def _minutes(part: Participation, common: Minutes | None) -> Step:
    own: Minutes | None = getattr(part, "minutes", None)
    unfinished = [row for row in (own, common) if row and row.state != MinutesState.FINAL]
    if own is None:
        words = "台帳から" if part.submitted_on else "まだありません"
        done = part.submitted_on is not None
    else:
        words = unfinished[0].get_state_display() if unfinished else own.get_state_display()
        done = not unfinished
    alone = own is not None and common is None and own.state == MinutesState.DRAFT
    page = reverse("minutes_edit", args=[own.pk]) if own and alone else _at("meeting_minutes", part)
    return Step("議事録", words, done, page, "議事録を書く")


def _submission(part: Participation, submission: Submission | None) -> Step:
    if submission is None:
        known = part.submitted_on is not None
        return Step(
            "区への提出",
            "提出済み" if known else "未提出",
            known,
            _at("submit_minutes", part),
            "区へ提出する",
        )
    returned = submission.state == SubmissionState.RETURNED
    words = f"{submission.get_state_display()}（{submission.receipt}）"
    page = reverse("submission", args=[submission.pk])
    return Step("区への提出", words, not returned, page, "差戻しの理由を見る" if returned else "提出した内容")


def _copies(part: Participation, submission: Submission | None) -> Step:
    words = "完了" if part.delivered else "未完了"
    address = _at("minutes_copies", part) if submission else ""
    return Step("構成員への送付", words, part.delivered, address, "送付の状況を見る")


def _publication(part: Participation) -> Step:
    return Step("公表", "公表済み" if part.published_on else "未公表", part.published_on is not None)


def _at(name: str, part: Participation) -> str:
    return f"{reverse(name, args=[part.meeting_id])}?facility={part.facility_id}"
