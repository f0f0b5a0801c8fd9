"""What an evaluation needs to count, judged by the rules: each point with its state and its source. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from evaluations.enums import EvaluatorSide
from rules import deadlines, evaluation, joint
from rules.facts import AgencyEvaluation, CouncilEvaluation, MeetingFacts
from rules.findings import Code, Finding, Severity
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingMode, Presence
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
    """One point: what is asked, how it stands, and the words of the rule where it is not met.

    ``decides``: the evaluation does not count for the year where this lacks. ``side``: which of the two from outside
    it is about. ``href`` and ``link`` lead to where it is put right (`course.ways.led`).
    """

    title: str
    met: Met
    words: str = ""
    source: str = ""
    decides: bool = False
    side: EvaluatorSide | None = None
    href: str = ""
    link: str = ""

    @property
    def good(self) -> bool:
        """Whether nothing is left to see to."""
        return self.met is Met.YES

    @property
    def open(self) -> bool:
        """Whether somebody has to know of it before the results are final: not, where only the ledger is silent."""
        return not self.good and (self.decides or self.met is not Met.UNKNOWN)

    @property
    def bars(self) -> bool:
        """Whether the evaluation does not count because of this."""
        return self.decides and self.met is Met.NO


def checks_of(view: YearView) -> list[Check]:
    """Every point of the round's evaluation; empty as long as there is neither a meeting nor a visit."""
    for meeting in view.facts.meetings:
        judge = _Judge.of(view, meeting)
        told = meeting.evaluation or CouncilEvaluation()
        found = (
            _meeting(judge, meeting),
            _notice(judge, meeting),
            _eyes(judge, meeting),
            _aftermath(judge, told),
        )
        return [check for part in found for check in part]
    for visit in view.facts.agency_evaluations:
        return list(_agency(view, visit))
    return []


def counting(view: YearView, meeting: MeetingFacts) -> list[Check]:
    """What has to be so for the evaluation at a meeting: asked before its results are final."""
    judge = _Judge.of(view, meeting)
    return [*_meeting(judge, meeting), _announced(judge, meeting), *_eyes(judge, meeting)]


def eyes(view: YearView, meeting: MeetingFacts) -> list[Check]:
    """The two from outside alone."""
    return list(_eyes(_Judge.of(view, meeting), meeting))


def fulfils(view: YearView) -> bool | None:
    """Whether the evaluation that took place fulfils the year's duty; ``None`` as long as it did not."""
    for meeting in view.facts.meetings:
        if not view.was_held(meeting):
            return None
        return meeting.on in view.year and view.counts(meeting) and evaluation.counts(view, meeting)
    days = [visit.on for visit in view.facts.agency_evaluations if visit.on <= view.as_of]
    return all(day in view.year for day in days) if days else None


def _meeting(judge: "_Judge", meeting: MeetingFacts) -> Iterator[Check]:
    """The year, the agenda and the mode only where they are in the way; standing alone always."""
    view = judge.view
    yield from _year(view, meeting.on)
    if not meeting.carries_evaluation:
        then = "結果を確定すると、この会議で評価を行ったことが記録されます。"
        words = then if view.was_held(meeting) else "会議を決め直すと議題に載ります。"
        source = _source(view, Code.EVALUATION_MISSING)
        yield Check("会議の議題", Met.NO, f"会議の議題に外部評価がありません。{words}", source, decides=True)
    if not view.counts(meeting):
        rule = view.rulebook.value_on("", "written_counts", meeting.on)
        source = rule.source if rule else ""
        yield Check("開催の方法", Met.NO, not_counted(meeting.mode), source, decides=True)
    alone = "ほかの事業所は参加していません。"
    yield judge.check("単独での開催", Met.YES, alone, Code.JOINT_EVALUATION, decides=True)


def not_counted(mode: MeetingMode) -> str:
    """Why no evaluation takes place at a meeting of this mode."""
    return f"{mode.label}での開催は回数に数えられないため、外部評価も実施済みになりません。"


def _year(view: YearView, day: date) -> Iterator[Check]:
    """The evaluation of a 年度 takes place in it. [N 評価§2]"""
    if day in view.year:
        return
    other = FiscalYear.of(day).label
    words = f"評価の日は{other}です。{view.year.label}の外部評価には数えられません。"
    source = _source(view, Code.EVALUATION_MISSING)
    yield Check("年度のうちの開催", Met.NO, words, source, decides=True)


_LOST = "通知が全員に届いた記録がありません。"


def _notice(judge: "_Judge", meeting: MeetingFacts) -> Iterator[Check]:
    title = f"{judge.view.rules.notice_months_before}か月前までの開催通知"
    words = {Met.YES: "構成員全員に通知しました。", Met.UNKNOWN: _LOST}
    sent = judge.sent(meeting)
    to_come = "期限までに、構成員全員に開催通知を送ります。"
    yield judge.check(title, sent, words.get(sent, to_come), Code.NOTICE_LATE, Code.NOTICE_NOT_SENT)
    yield _announced(judge, meeting)


def _announced(judge: "_Judge", meeting: MeetingFacts) -> Check:
    words = {Met.YES: "通知に記載しました。", Met.UNKNOWN: _LOST}
    sent = judge.sent(meeting)
    to_come = "議題に評価があるため、通知に記載されます。"
    return judge.check(
        "評価の実施を通知に記載", sent, words.get(sent, to_come), Code.EVALUATION_NOT_ANNOUNCED
    )


def _eyes(judge: "_Judge", meeting: MeetingFacts) -> Iterator[Check]:
    """The two from outside; how an unknown one took part is asked for and not judged. [N 評価§3]"""
    told, held = meeting.evaluation or CouncilEvaluation(), judge.view.was_held(meeting)
    public, neutral = _eye(told.public, held=held), _eye(told.neutral, held=held)
    ours = "区職員または地域包括支援センター職員の関与"
    theirs = judge.check(ours, *public, Code.EVALUATOR_PUBLIC_MISSING, decides=True)
    yield replace(theirs, side=EvaluatorSide.PUBLIC)
    codes = (Code.EVALUATOR_NEUTRAL_MISSING, Code.EVALUATOR_SAME_CORPORATION)
    third = judge.check("公正・中立な第三者の関与", *neutral, *codes, decides=True)
    yield replace(third, side=EvaluatorSide.NEUTRAL)


def _agency(view: YearView, visit: AgencyEvaluation) -> Iterator[Check]:
    found = {finding.code: finding for finding in evaluation.agency_findings(view)}
    yield from _year(view, visit.on)
    done = visit.on <= view.as_of
    words = "評価を受けました。" if done else "評価機関による評価を受けます。"
    judge = _Judge(view, found)
    yield judge.check("評価機関による評価", met(done), words, Code.EVALUATION_MISSING)
    yield from _aftermath(judge, visit)


def _aftermath(judge: "_Judge", told: CouncilEvaluation | AgencyEvaluation) -> Iterator[Check]:
    view, check = judge.view, judge.check
    published, reported = view.known(told.published_on), view.known(told.report_submitted_on)
    words = "公表しました。" if published else "会議のあと、結果を公表します。"
    yield check("結果の公表", met(published), words, Code.EVALUATION_UNPUBLISHED)
    words = "提出しました。" if reported else f"{view.rules.authority}と地域包括支援センターに提出します。"
    yield check("結果報告書の提出", met(reported), words, Code.EVALUATION_REPORT_NOT_SUBMITTED)


def met(done: object) -> Met:
    """Done, or still to come."""
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

    @classmethod
    def of(cls, view: YearView, meeting: MeetingFacts) -> "_Judge":
        """What the rules find about a meeting; the two from outside are judged as soon as they are known."""
        rules = (deadlines.meeting_findings, joint.meeting_findings, evaluation.meeting_findings)
        found = {each.code: each for findings in rules for each in findings(view, meeting)}
        told = meeting.evaluation or CouncilEvaluation()
        for code in evaluation.evaluator_codes(told, view.on(meeting.on)):
            found[code] = view.finding(code, Severity.VIOLATION, meeting.on, meeting=meeting.on)
        return cls(view, found)

    def sent(self, meeting: MeetingFacts) -> Met:
        """Whether everybody has the notice."""
        if self.view.known(meeting.notice_on):
            return Met.YES
        return Met.UNKNOWN if self.view.was_held(meeting) else Met.NOT_YET

    def check(self, title: str, met: Met, words: str, *codes: Code, decides: bool = False) -> Check:
        """A point: not met where the rules found one of the codes, else as it is known."""
        for code in codes:
            if finding := self.found.get(code):
                return Check(title, Met.NO, finding.message, finding.source, decides)
        return Check(title, met, words, _source(self.view, codes[0]), decides)


def _source(view: YearView, code: Code) -> str:
    return view.rules.source_of(code, view.facts.kind)
