"""What an office's page shows of a year: a line per meeting, the findings, and the rules behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compliance.assessments import JudgedOffice
from meetings.models import Participation
from rules.deadlines import minutes_due_of, notice_due, report_due
from rules.facts import MeetingFacts
from rules.findings import Finding
from rules.joint import joint_limit
from rules.kinds import AnnualTopic, Council, MeetingStatus
from rules.retention import keep_until
from rules.ruleset import KindRules, Strictness
from rules.sources import source
from rules.view import YearView


@dataclass(frozen=True)
class MeetingLine:
    """One meeting of the year with its deadlines and what was found about it."""

    part: Participation
    facts: MeetingFacts
    awaits_record: bool
    notice_due: date
    minutes_due: date
    report_due: date
    keep_until: date | None
    findings: tuple[Finding, ...]

    @property
    def topics(self) -> list[AnnualTopic]:
        """The annual topics on the agenda, in the order of the guide."""
        return [topic for topic in AnnualTopic if topic in self.facts.topics]

    @property
    def held(self) -> bool:
        """Whether there is something to minute."""
        return self.facts.status is MeetingStatus.HELD


@dataclass(frozen=True)
class RuleLine:
    """One rule for this office in words, and the tag of its source."""

    name: str
    words: str
    source: str


def meeting_lines(office: JudgedOffice) -> list[MeetingLine]:
    """The office's meetings of the year, in order of date."""
    view = YearView(office.record.facts, office.as_of, office.record.rulebook)
    pairs = zip(office.record.parts, office.record.facts.meetings, strict=True)
    return [_line(view, office, part, meeting) for part, meeting in pairs]


def year_findings(office: JudgedOffice) -> list[Finding]:
    """The findings that belong to no meeting on the page: about the year, the roster, an agency's evaluation."""
    days = {meeting.on for meeting in office.record.facts.meetings}
    return [finding for finding in office.judgement.findings if finding.meeting not in days]


def rule_lines(office: JudgedOffice) -> list[RuleLine]:
    """The rules this office is judged by in the year, each with its source."""
    view = YearView(office.record.facts, office.as_of, office.record.rulebook)
    if view.kind.council is Council.NONE:
        return []
    return [*_year_rules(view), *_meeting_rules(view)]


def documents_behind(rules: list[RuleLine]) -> list[tuple[str, str]]:
    """The documents the rules come from, each once: the mark of its tags (N, O, 省令) and its full title."""
    cited = [place for rule in rules for place in source(rule.source)]
    return list(dict.fromkeys((place.tag.split(" ")[0], place.document) for place in cited))


def _line(view: YearView, office: JudgedOffice, part: Participation, meeting: MeetingFacts) -> MeetingLine:
    rules = view.on(meeting.on)
    return MeetingLine(
        part=part,
        facts=meeting,
        awaits_record=meeting.status is MeetingStatus.PLANNED and meeting.on < office.as_of,
        notice_due=notice_due(meeting.on, rules),
        minutes_due=minutes_due_of(view, meeting),
        report_due=report_due(meeting.on, rules),
        keep_until=keep_until(view.known(meeting.published_on), rules),
        findings=tuple(finding for finding in office.judgement.findings if finding.meeting == meeting.on),
    )


def _year_rules(view: YearView) -> Iterator[RuleLine]:
    kind = view.kind
    often = f"おおむね{kind.interval_months}か月に1回以上（年度内に{kind.meetings_per_year}回）"
    yield _rule(view, "開催頻度", often, "meetings_per_year", of_kind=True)
    limit = joint_limit(kind.meetings_per_year, kind.joint_cap)
    cap = "上限なし" if limit is None else f"必要回数の半数まで（{kind.meetings_per_year}回なら{limit}回）"
    yield _rule(view, "合同開催", f"{_scope(view)}の事業所と、{cap}", "joint_cap", of_kind=True)
    if kind.evaluation_duty:
        yield _rule(view, "外部評価", _evaluation_words(kind), "evaluation_duty", of_kind=True)
    if topics := view.rules.annual_topics:
        words = "、".join(topic.label for topic in topics)
        if kind.council is Council.A:
            yield _rule(view, "年1回の議題", words, "annual_topics")


def _meeting_rules(view: YearView) -> Iterator[RuleLine]:
    rules = view.rules
    groups = rules.categories_of(view.kind.council)
    who = "、".join("または".join(category.label for category in group) for group in groups)
    every = "（毎回の出席が必要）" if rules.attendance_strictness is Strictness.ALL else ""
    yield _rule(view, "構成員", who + every, "required_categories")
    yield _rule(view, "開催通知", f"会議の{rules.notice_months_before}か月前まで", "notice_months_before")
    minutes = f"会議から{rules.minutes_months_after}か月以内に、{rules.authority}と構成員全員へ"
    yield _rule(view, "議事録と会議資料", minutes, "minutes_months_after")
    yield _rule(view, "記録の保存", f"公表した日から{rules.retention_years}年間", "retention_years")


def _rule(view: YearView, name: str, words: str, key: str, *, of_kind: bool = False) -> RuleLine:
    room = view.facts.kind.value if of_kind else ""
    value = view.rulebook.value_on(room, key, view.year.first)
    return RuleLine(name, words, value.source if value else "")


def _scope(view: YearView) -> str:
    return "同じ日常生活圏域" if view.rules.joint_area_scope == "same_area" else "同じ区市町村"


def _evaluation_words(kind: KindRules) -> str:
    agency = "（運営推進会議か評価機関かを選べます）" if kind.agency_route else ""
    alone = "。会議は単独で開催" if kind.evaluation_standalone else ""
    return f"年度内に1回以上{agency}{alone}"
