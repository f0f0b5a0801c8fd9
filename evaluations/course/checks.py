"""What an evaluation needs to count, judged by the rules: each point with its state and its source. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules import deadlines, evaluation, joint
from rules.facts import AgencyEvaluation, CouncilEvaluation, MeetingFacts
from rules.findings import Code, Finding
from rules.fiscal_year import FiscalYear
from rules.kinds import Presence
from rules.view import YearView


class Met(StrEnum):
    """Whether a point is as it must be."""

    YES = "yes"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"
    NO = "no"

    @property
    def label(self) -> str:
        """The word shown beside the shape."""
        return {"yes": "できています", "not_yet": "これから", "unknown": "記録なし", "no": "足りません"}[self]


@dataclass(frozen=True)
class Check:
    """One point: what is asked, how it stands, and the words of the rule where it is not met."""

    title: str
    met: Met
    words: str
    source: str


def checks_of(view: YearView) -> list[Check]:
    """Every point of the round's evaluation; empty as long as there is neither a meeting nor a visit."""
    for meeting in view.facts.meetings:
        return list(_council(view, meeting))
    for visit in view.facts.agency_evaluations:
        return list(_agency(view, visit))
    return []


def fulfils(view: YearView) -> bool | None:
    """Whether the evaluation that took place fulfils the year's duty; ``None`` as long as it did not."""
    for meeting in view.facts.meetings:
        if not view.was_held(meeting):
            return None
        return meeting.on in view.year and view.counts(meeting) and evaluation.counts(view, meeting)
    days = [visit.on for visit in view.facts.agency_evaluations if visit.on <= view.as_of]
    return all(day in view.year for day in days) if days else None


def _council(view: YearView, meeting: MeetingFacts) -> Iterator[Check]:
    found: dict[Code, Finding] = {}
    for findings in (deadlines.meeting_findings, joint.meeting_findings, evaluation.meeting_findings):
        found |= {finding.code: finding for finding in findings(view, meeting)}
    told = meeting.evaluation or CouncilEvaluation()
    judge = _Judge(view, found)
    yield from _meeting(judge, meeting)
    yield from _notice(judge, meeting)
    held = view.was_held(meeting)
    public, neutral = _eye(told.public, held=held), _eye(told.neutral, held=held)
    yield judge.check("区職員または地域包括支援センター職員の関与", *public, Code.EVALUATOR_PUBLIC_MISSING)
    codes = (Code.EVALUATOR_NEUTRAL_MISSING, Code.EVALUATOR_SAME_CORPORATION)
    yield judge.check("公正・中立な第三者の関与", *neutral, *codes)
    yield from _aftermath(view, found, told)


def _meeting(judge: "_Judge", meeting: MeetingFacts) -> Iterator[Check]:
    """The year, the agenda and the mode only where they are in the way; standing alone always."""
    view = judge.view
    yield from _year(view, meeting.on)
    if not meeting.carries_evaluation:
        words = "会議の議題に外部評価がありません。会議を決め直すと議題に載ります。"
        yield Check("会議の議題", Met.NO, words, _source(view, Code.EVALUATION_MISSING))
    if not view.counts(meeting):
        rule = view.rulebook.value_on("", "written_counts", meeting.on)
        words = f"{meeting.mode.label}での開催は回数に数えられないため、外部評価も実施済みになりません。"
        yield Check("開催の方法", Met.NO, words, rule.source if rule else "")
    yield judge.check("単独での開催", Met.YES, "ほかの事業所は参加していません。", Code.JOINT_EVALUATION)


def _year(view: YearView, day: date) -> Iterator[Check]:
    """The evaluation of a 年度 takes place in it. [N 評価§2]"""
    if day in view.year:
        return
    other = FiscalYear.of(day).label
    words = f"評価の日は{other}です。{view.year.label}の外部評価には数えられません。"
    yield Check("年度のうちの開催", Met.NO, words, _source(view, Code.EVALUATION_MISSING))


def _notice(judge: "_Judge", meeting: MeetingFacts) -> Iterator[Check]:
    title = f"{judge.view.rules.notice_months_before}か月前までの開催通知"
    says = "評価の実施を通知に記載"
    if judge.view.known(meeting.notice_on):
        so = Met.YES, "構成員全員に通知しました。", "通知に記載しました。"
    elif judge.view.was_held(meeting):
        lost = "通知が全員に届いた記録がありません。"
        so = Met.UNKNOWN, lost, lost
    else:
        so = (
            Met.NOT_YET,
            "期限までに、構成員全員に開催通知を送ります。",
            "議題に評価があるため、通知に記載されます。",
        )
    met, sent, told = so
    yield judge.check(title, met, sent, Code.NOTICE_LATE, Code.NOTICE_NOT_SENT)
    yield judge.check(says, met, told, Code.EVALUATION_NOT_ANNOUNCED)


def _agency(view: YearView, visit: AgencyEvaluation) -> Iterator[Check]:
    found = {finding.code: finding for finding in evaluation.agency_findings(view)}
    yield from _year(view, visit.on)
    done = visit.on <= view.as_of
    words = "評価を受けました。" if done else "評価機関による評価を受けます。"
    yield _Judge(view, found).check("評価機関による評価", _met(done), words, Code.EVALUATION_MISSING)
    yield from _aftermath(view, found, visit)


def _aftermath(
    view: YearView, found: dict[Code, Finding], told: CouncilEvaluation | AgencyEvaluation
) -> Iterator[Check]:
    check = _Judge(view, found).check
    published, reported = view.known(told.published_on), view.known(told.report_submitted_on)
    words = "公表しました。" if published else "会議のあと、結果を公表します。"
    yield check("結果の公表", _met(published), words, Code.EVALUATION_UNPUBLISHED)
    words = "提出しました。" if reported else f"{view.rules.authority}と地域包括支援センターに提出します。"
    yield check("結果報告書の提出", _met(reported), words, Code.EVALUATION_REPORT_NOT_SUBMITTED)


def _met(done: object) -> Met:
    return Met.YES if done else Met.NOT_YET


def _eye(presence: Presence | None, *, held: bool) -> tuple[Met, str]:
    """Whether an outside eye took part, in words."""
    if presence is not None and presence is not Presence.NONE:
        return Met.YES, f"{presence.label}。"
    if held:
        return Met.UNKNOWN, "どのように関わったかを、評価者の画面で記録してください。"
    return Met.NOT_YET, "会議に出席するか、事前に書面で意見を伝えてもらいます。"


@dataclass(frozen=True)
class _Judge:
    """Turns what the rules found into points."""

    view: YearView
    found: dict[Code, Finding]

    def check(self, title: str, met: Met, words: str, *codes: Code) -> Check:
        """A point: not met where the rules found one of the codes, else as it is known."""
        for code in codes:
            if finding := self.found.get(code):
                return Check(title, Met.NO, finding.message, finding.source)
        return Check(title, met, words, _source(self.view, codes[0]))


def _source(view: YearView, code: Code) -> str:
    return view.rules.source_of(code, view.facts.kind)
