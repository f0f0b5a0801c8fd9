"""The points of a reported evaluation, one after the other, as the rules and the rows tell them. [N 評価§3, §6, §7]"""

from collections.abc import Iterator
from datetime import date

from compliance.desk_points import BAD, GOOD, PLAIN, UNKNOWN, Fact, evaluators_point
from compliance.office_page import MeetingLine
from evaluations.models import Evaluation, ReportDelivery
from meetings.models import Submission
from outbox.enums import State
from rules.findings import Code
from rules.fiscal_year import wareki


def points_of_report(submission: Submission, line: MeetingLine, today: date) -> Iterator[Fact]:
    """Each point of an evaluation at a council in the order of reading; one query."""
    yield _deadline(submission.received_on, line.report_due)
    yield from evaluators_point(line)
    yield _alone(line)
    yield _announced(line)
    evaluation = line.facts.evaluation
    yield _published(evaluation.published_on if evaluation else None, line.report_due, today)
    yield _center(submission)


def points_of_agency(
    submission: Submission, evaluation: Evaluation, due: date, today: date
) -> Iterator[Fact]:
    """The points of an agency's evaluation; one query."""
    yield _deadline(submission.received_on, due)
    name = evaluation.agency_name
    yield Fact("評価機関", PLAIN if name else UNKNOWN, name or "名称の記録がありません")
    where = evaluation.result_url
    yield Fact("結果の掲載先", PLAIN if where else UNKNOWN, where or "記録がありません")
    yield _published(evaluation.published_on, due, today)
    yield _center(submission)


def _deadline(first: date, due: date) -> Fact:
    days = (first - due).days
    if days > 0:
        return Fact("提出の目安", BAD, f"目安 {wareki(due)}を{days}日過ぎて、{wareki(first)}に提出")
    return Fact("提出の目安", GOOD, f"{wareki(first)}に提出（目安 {wareki(due)}）")


def _alone(line: MeetingLine) -> Fact:
    joint = any(finding.code is Code.JOINT_EVALUATION for finding in line.findings)
    words = "合同開催の会議で行われています" if joint else "単独で開催"
    return Fact("単独での開催", BAD if joint else GOOD, words)


def _announced(line: MeetingLine) -> Fact:
    label = "通知での評価の案内"
    if line.facts.notice_on is None:
        return Fact(label, UNKNOWN, "開催通知の記録がありません")
    told = line.facts.notice_says_evaluation
    words = "評価を行うことを通知に記載" if told else "通知に評価のことが書かれていません"
    early = f"（{wareki(line.facts.notice_on)}に通知、期限 {wareki(line.notice_due)}）"
    late = line.facts.notice_on > line.notice_due
    return Fact(label, BAD if late or not told else GOOD, words + early)


def _published(day: date | None, due: date, today: date) -> Fact:
    """Publication may follow the report; it is missing once the time for it is over."""
    if day is None:
        words = "公表の記録がまだありません"
        return Fact("結果の公表", BAD if today > due else PLAIN, f"{words}（目安 {wareki(due)}）")
    return Fact("結果の公表", GOOD, f"{wareki(day)}に公表")


def _center(submission: Submission) -> Fact:
    """How far the support centre's copy of the last version got."""
    label = "地域包括への提出"
    rows = ReportDelivery.objects.filter(version__submission=submission)
    last = rows.select_related("message", "support_center").order_by("-version__number").first()
    if last is None:
        return Fact(label, UNKNOWN, "ポータルからの送付の記録がありません")
    name = last.support_center.name
    if last.opened_at or last.message.served:
        return Fact(
            label, GOOD, f"{name}に{'届き、受け取りの返事がありました' if last.opened_at else '届けました'}"
        )
    lost = last.message.state in (State.FAILED, State.BOUNCED)
    return Fact(
        label, BAD if lost else PLAIN, f"{name}にまだ届いていません（{last.message.get_state_display()}）"
    )
