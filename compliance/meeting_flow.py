"""How far an office is with one meeting that took place: attendance, minutes, the ward, everyone, the public."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.urls import reverse

from meetings.enums import MinutesState, SubmissionKind, SubmissionState
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


@dataclass(frozen=True)
class Papers:
    """What is written of one part: its minutes, the common ones of a joint meeting, what the ward has of them."""

    own: Minutes | None
    common: Minutes | None
    joint: bool
    submission: Submission | None

    @property
    def minutes(self) -> list[Minutes]:
        """The minutes that must be final before anything goes out; a missing common part is not among them."""
        return [row for row in (self.own, self.common if self.joint else None) if row]

    @property
    def corrected(self) -> bool:
        """Whether minutes were finalised anew since the ward got them."""
        versions = list(self.submission.versions.all()) if self.submission else []
        if not versions:
            return False
        last = max(version.submitted_at for version in versions)
        return any(row.finalised_at is not None and row.finalised_at > last for row in self.minutes)


def flows_of(parts: Iterable[Participation], *, today: date) -> list[Flow]:
    """The stages of these parts; five queries, however many parts there are."""
    found = list(parts)
    prefetch_related_objects(found, "submissions__versions", "minutes")
    meetings = {part.meeting_id for part in found}
    common = {row.meeting_id: row for row in Minutes.objects.filter(participation=None, meeting__in=meetings)}
    bound = Counter(
        Participation.objects.bound().filter(meeting__in=meetings).values_list("meeting_id", flat=True)
    )
    return [
        _flow(
            part,
            Papers(
                own=getattr(part, "minutes", None),
                common=common.get(part.meeting_id),
                joint=bound[part.meeting_id] > 1,
                submission=next(
                    (each for each in part.submissions.all() if each.kind == SubmissionKind.MINUTES), None
                ),
            ),
            today,
        )
        for part in found
    ]


def _flow(part: Participation, papers: Papers, today: date) -> Flow:
    steps = (
        _attendance(part),
        _minutes(part, papers),
        _submission(part, papers),
        _copies(part, papers.submission),
        _publication(part),
    )
    return Flow(part, minutes_due_on(part), today, steps)


def _attendance(part: Participation) -> Step:
    closed = part.attendance_closed_at is not None or part.submitted_on is not None
    words = "確定" if part.attendance_closed_at else "台帳から" if closed else "未確定"
    return Step("出欠", words, closed, _at("meeting_attendance", part), "出欠を記録する")


def _minutes(part: Participation, papers: Papers) -> Step:
    overview = _at("meeting_minutes", part)
    if papers.own is None:
        known = part.submitted_on is not None
        return Step("議事録", "台帳から" if known else "まだありません", known, overview, "議事録を書く")
    unfinished = [row for row in papers.minutes if row.state != MinutesState.FINAL]
    if unfinished:
        alone = not papers.joint and papers.own.state == MinutesState.DRAFT
        page = reverse("minutes_edit", args=[papers.own.pk]) if alone else overview
        return Step("議事録", unfinished[0].get_state_display(), False, page, "議事録を書く")
    if papers.joint and papers.common is None:
        return Step("議事録", "共通部分がまだありません", False, overview, "議事録の進みを見る")
    return Step("議事録", papers.own.get_state_display(), True, overview)


def _submission(part: Participation, papers: Papers) -> Step:
    submission = papers.submission
    known = submission is not None or part.submitted_on is not None
    if submission is None:
        words = "提出済み" if known else "未提出"
        return Step("区への提出", words, known, _at("submit_minutes", part), "区へ提出する")
    page = reverse("submission", args=[submission.pk])
    words = f"{submission.get_state_display()}（{submission.receipt}）"
    if submission.state == SubmissionState.RETURNED:
        return Step("区への提出", words, False, page, "差戻しの理由を見る")
    if papers.corrected:
        words = "訂正をまだ再提出していません"
        return Step("区への提出", words, False, _at("submit_minutes", part), "訂正を再提出する")
    return Step("区への提出", words, True, page)


def _copies(part: Participation, submission: Submission | None) -> Step:
    words = "完了" if part.delivered else "未完了"
    address = _at("minutes_copies", part) if submission else ""
    return Step("構成員への送付", words, part.delivered, address, "送付の状況を見る")


def _publication(part: Participation) -> Step:
    words = "公表済み" if part.published_on else "未公表"
    return Step("公表", words, part.published_on is not None, _at("publication", part), "公表に進む")


def _at(name: str, part: Participation) -> str:
    return f"{reverse(name, args=[part.meeting_id])}?facility={part.facility_id}"
