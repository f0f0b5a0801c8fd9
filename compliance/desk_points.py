"""The points of a submitted meeting, one after the other, as the rules and the rows tell them. [N §3–§8, 合同]"""

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.office_page import MeetingLine
from meetings.copies_state import state_of
from meetings.models import Submission
from meetings.roster import check_categories
from operators.models import User
from rules.findings import Code
from rules.fiscal_year import wareki
from rules.kinds import Council, MeetingMode, MemberCategory
from rules.ruleset import Strictness

GOOD, BAD, PLAIN, UNKNOWN = "good", "bad", "plain", "unknown"
WORDS = {GOOD: "問題なし", BAD: "要確認", PLAIN: "", UNKNOWN: "不明"}


@dataclass(frozen=True)
class Fact:
    """One point: what was checked, how it stands (`GOOD`, `BAD`, `PLAIN`, `UNKNOWN`), and what is so."""

    label: str
    stand: str
    words: str

    @property
    def verdict(self) -> str:
        """The stand in a word, so that colour is not alone."""
        return WORDS[self.stand]


def points_of(submission: Submission, line: MeetingLine, user: User) -> Iterator[Fact]:
    """Each point in the order of reading; a fixed number of queries. ``user`` decides which partners are known."""
    yield _deadline(line)
    yield _attendance(submission, line)
    yield from _topics(submission, line)
    yield from _consent(line)
    yield from _joint(submission, line, user)
    yield from evaluators_point(line)
    if not line.facts.activity_counts_reported and _found(line, Code.ACTIVITY_COUNTS_MISSING):
        yield Fact("通い・宿泊の回数", BAD, "報告がありません")
    yield _copies(line)


def _deadline(line: MeetingLine) -> Fact:
    due = line.minutes_due
    submitted = line.facts.submitted_on
    if submitted is None:
        return Fact("提出の期限", UNKNOWN, f"期限 {wareki(due)}。提出日の記録がありません")
    days = (submitted - due).days
    if days > 0:
        return Fact("提出の期限", BAD, f"期限 {wareki(due)}を{days}日過ぎて、{wareki(submitted)}に提出")
    ahead = f"期限の{-days}日前" if days else "期限の日"
    return Fact("提出の期限", GOOD, f"{wareki(submitted)}に提出（{ahead}。期限 {wareki(due)}）")


def _attendance(submission: Submission, line: MeetingLine) -> Fact:
    """Who is missing by the ruleset; where it does not ask for everyone every time, that is told, not judged."""
    there = line.facts.present
    if there is None:
        return Fact("出席した区分", UNKNOWN, "だれが出席したかの記録がありません")
    check = check_categories(submission.facility, there, line.facts.on)
    if not check.vacancies:
        return Fact("出席した区分", GOOD, "必要な区分がすべて出席")
    words = "欠けている区分：" + "、".join(vacancy.label for vacancy in check.vacancies)
    strict = check.rules.attendance_strictness is Strictness.ALL
    return Fact(
        "出席した区分", BAD if strict else PLAIN, words if strict else f"{words}（毎回の出席は求めない基準）"
    )


def _topics(submission: Submission, line: MeetingLine) -> Iterator[Fact]:
    if _council(submission, line) is Council.A:
        told = "、".join(topic.label for topic in line.topics)
        yield Fact("年1回の議題", PLAIN, told or "この会議にはありません")


def _council(submission: Submission, line: MeetingLine) -> Council:
    return check_categories(submission.facility, set(MemberCategory), line.facts.on).council


def _consent(line: MeetingLine) -> Iterator[Fact]:
    if line.facts.mode in (MeetingMode.WEB, MeetingMode.HYBRID):
        lacks = line.facts.video_without_consent
        words = (
            "利用者・家族の同意のない参加があります" if lacks else "同意のない利用者・家族の参加はありません"
        )
        yield Fact("Web参加の同意", BAD if lacks else GOOD, words)


def _joint(submission: Submission, line: MeetingLine, user: User) -> Iterator[Fact]:
    """Each partner with what became of its own minutes; of another ward's office nothing is known here."""
    others = line.part.meeting.participations.bound().exclude(facility=submission.facility_id)
    partners = list(others.select_related("facility").order_by("facility__name", "pk"))
    if not partners:
        return
    sent = {
        each.participation_id: each.get_state_display()
        for each in Submission.objects.visible_to(user).filter(
            participation__in=partners, kind=submission.kind
        )
    }
    for part in partners:
        ours = part.facility.municipality_id == submission.municipality_id
        state = sent.get(part.pk, "未提出") if ours else "ほかの区市町村の事業所"
        stand = BAD if ours and part.pk not in sent else PLAIN
        yield Fact("合同の事業所", stand, f"{part.facility.name}：{state}")


def evaluators_point(line: MeetingLine) -> Iterator[Fact]:
    """How the two outside eyes took part, where the meeting carries an evaluation. [N 評価§3]"""
    evaluation = line.facts.evaluation
    if evaluation is None:
        return
    lacks = [
        words
        for code, words in (
            (Code.EVALUATOR_PUBLIC_MISSING, "公正な立場の方（区・地域包括）の参加を確かめられません"),
            (Code.EVALUATOR_NEUTRAL_MISSING, "第三者の立場の方の参加を確かめられません"),
            (Code.EVALUATOR_SAME_CORPORATION, "第三者が同じ法人の方です"),
        )
        if _found(line, code)
    ]
    if lacks:
        yield Fact("外部評価の参加者", BAD, "。".join(lacks))
    elif evaluation.public is None or evaluation.neutral is None:
        yield Fact("外部評価の参加者", UNKNOWN, "評価に加わった方の記録がまだありません")
    else:
        yield Fact("外部評価の参加者", GOOD, "区または地域包括の職員と、第三者が参加")


def _copies(line: MeetingLine) -> Fact:
    """Whether every member has the minutes; while they have not, how far the copies are, the centre's among them."""
    label = "構成員への送付"
    if line.facts.delivered:
        on = f"（{wareki(line.facts.delivered_on)}）" if line.facts.delivered_on else ""
        return Fact(label, GOOD, f"全員に送付済み{on}")
    copies = state_of(line.part)
    if not copies.owed:
        return Fact(label, UNKNOWN, "送付の記録がありません")
    rest = [
        f"{words}{number}通"
        for words, number in (
            ("まだ渡していない手紙", copies.letters),
            ("届かなかったメール", copies.lost),
            ("送信中のメール", copies.on_its_way),
        )
        if number
    ]
    return Fact(label, BAD, f"{copies.owed}通のうち{copies.served}通が届いています（{'、'.join(rest)}）")


def _found(line: MeetingLine, code: Code) -> bool:
    return any(finding.code is code for finding in line.findings)
