"""Whether the evaluation at a meeting counts, and what is still open, told before the results are final. [RULEBOOK §7]"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from evaluations.council.proposal import Eyes, rules_of
from evaluations.course.facts import view_of
from evaluations.document import Values
from evaluations.form import FieldKind, Phase
from evaluations.models import Round
from evaluations.row_values import is_empty
from rules import evaluation, joint
from rules.findings import Code, Finding, Severity
from rules.fiscal_year import wareki_full
from rules.messages import message
from rules.ruleset import Ruleset
from rules.view import YearView

TYPED = (Phase.COUNCIL, Phase.AFTER)
"""What is filled in at and after the meeting."""
_BARS = (Code.EVALUATOR_PUBLIC_MISSING, Code.EVALUATOR_NEUTRAL_MISSING, Code.EVALUATOR_SAME_CORPORATION)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at. ``bars``: with it open the evaluation does not count for the year."""

    label: str
    good: bool
    words: str = ""
    source: str = ""
    bars: bool = False


def counting(of: Round, eyes: Eyes, *, today: date) -> Iterator[Check]:
    """What makes an evaluation count, as the rules find it.

    Nothing as long as no meeting is chosen, or once it is called off. Three queries.
    """
    view = view_of(of, today)
    if not view.facts.meetings:
        return
    meeting = replace(view.facts.meetings[0], carries_evaluation=True, evaluation=eyes.facts(_own(of)))
    yield _in_year(view, meeting.on)
    findings = (*joint.meeting_findings(view, meeting), *evaluation.meeting_findings(view, meeting))
    found = {finding.code: finding for finding in findings}
    yield _found(found, Code.JOINT_EVALUATION, "単独での開催", bars=True)
    rule = view.rulebook.value_on("", "written_counts", meeting.on)
    words = f"{meeting.mode.label}の会議は開催回数に数えられないため、そこで行った評価も数えられません。"
    source = rule.source if rule else ""
    yield Check("開催回数に数えられる会議", view.counts(meeting), words, source, bars=True)
    yield _found(found, Code.EVALUATION_NOT_ANNOUNCED, "開催通知への評価の記載")
    yield from evaluators(of, rules_of(of), eyes)


def evaluators(of: Round, rules: Ruleset, eyes: Eyes) -> Iterator[Check]:
    """The two outside eyes; an unknown one is told as such and not judged. [N 評価§3]"""
    wrong = evaluation.evaluator_codes(eyes.facts(_own(of)), rules)
    labels = (
        "区職員または地域包括支援センターの職員の関与",
        "公正・中立な第三者の関与",
        "第三者が別の法人",
    )
    for code, label in zip(_BARS, labels, strict=True):
        if code is Code.EVALUATOR_SAME_CORPORATION and code not in wrong:
            continue
        unknown = (eyes.public if code is Code.EVALUATOR_PUBLIC_MISSING else eyes.neutral) is None
        check = _of_code(rules, of, code, label, good=code not in wrong and not unknown)
        words = "まだ確認していません。「評価者」で確かめてください。" if unknown else check.words
        yield Check(label, check.good, words, check.source, bars=not unknown)


def filling(of: Round, values: Values) -> Iterator[Check]:
    """What is typed in: whether there is anything of the council, what must be there, and a plan."""
    missing, said, planned, plans = 0, 0, 0, 0
    for sheet in of.form_version.form.sheets_of(*TYPED):
        for row in sheet.rows(*TYPED):
            for field in row.fields:
                empty = is_empty(values.get((sheet.key, row.key), {}).get(field.key, ""))
                missing += field.required and empty
                said += field.phase is Phase.COUNCIL and not empty
                plans += field.kind is FieldKind.PLAN
                planned += field.kind is FieldKind.PLAN and not empty
    yield Check("会議での評価の記入", said > 0, "会議での評価や意見が、まだ1つも記入されていません。")
    if missing:
        yield Check("必須の欄", good=False, words=f"必須の欄が{missing}か所、空いています。")
    if plans:
        words = "改善計画が1つも記入されていません。次の会議で進み具合を報告する項目になります。"
        yield Check("改善計画の記入", planned > 0, words)


def _of_code(rules: Ruleset, of: Round, code: Code, label: str, *, good: bool) -> Check:
    words = message(code, Severity.VIOLATION, authority=rules.authority)
    return Check(label, good, words, rules.source_of(code, of.facility.kind), bars=True)


def _in_year(view: YearView, held_on: date) -> Check:
    """A meeting put off beyond 31 March leaves the year without its evaluation. [N 評価§2]"""
    words = (
        f"会議の開催日（{wareki_full(held_on)}）が{view.year.label}の外です。"
        f"{view.year.label}の外部評価としては数えられません。"
    )
    source = view.rules.source_of(Code.EVALUATION_MISSING, view.facts.kind)
    return Check("年度のうちの開催", held_on in view.year, words, source, bars=True)


def _found(found: Mapping[Code, Finding], code: Code, label: str, *, bars: bool = False) -> Check:
    finding = found.get(code)
    if finding is None:
        return Check(label, good=True)
    return Check(label, good=False, words=finding.message, source=finding.source, bars=bars)


def _own(of: Round) -> str:
    return of.facility.corporation.number if of.facility.corporation else ""
