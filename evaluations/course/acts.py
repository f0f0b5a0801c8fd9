"""What to do next in a round, and where: the hub's one button, and the links of its steps."""

from datetime import date

from django.urls import reverse

from evaluations.course.standing import Progress, Stage
from evaluations.course.timeline import Step, TimedStep, next_step
from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from evaluations.self_evaluation.course import course_of
from meetings.next_act import Act
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute

_PAGES = {
    Step.STAFF_OPEN: "evaluation_staff",
    Step.STAFF_CLOSE: "evaluation_staff",
    Step.SELF_START: "evaluation_sheets",
    Step.SELF_FINAL: "evaluation_sheets",
    Step.MEETING_CHOSEN: "evaluation_day",
    Step.VISIT: "evaluation_agency",
    Step.RESULTS: "evaluation_results",
    Step.PUBLISH: "evaluation_ways",
    Step.REPORT: "evaluation_report",
}
_AFTERWARDS = frozenset({Step.RESULTS, Step.PUBLISH, Step.REPORT})
_WORDS = {
    Step.STAFF_OPEN: (
        "従業者一人ひとりが、リンクから10分ほどで記入します。事業所は人数だけを見ます。",
        "スタッフに依頼する",
    ),
    Step.STAFF_CLOSE: ("回答がそろったら締め切ります。集計が事業所自己評価に入ります。", "回答の状況を見る"),
    Step.SELF_START: (
        "事業所で話し合いながら、項目ごとに書きます。書いた所から保存されます。",
        "自己評価を書く",
    ),
    Step.SELF_FINAL: ("話し合いの内容を書き、確定すると、構成員に送る資料ができます。", "自己評価を書く"),
    Step.MEETING_CHOSEN: ("外部評価は、単独で開催する会議で行います。", "会議を決める"),
    Step.NOTICE: ("評価を行うことを書いた開催通知を、自己評価と一緒に送ります。", "開催通知の画面へ"),
    Step.MEETING: ("会議が終わったら、出欠を確定してください。", "会議の画面へ"),
    Step.VISIT: ("訪問を受けたら、評価の日と評価機関を記録します。", "評価機関の記録へ"),
    Step.RESULTS: ("会議で出た意見と今回の改善計画を書き、評価者を確かめて確定します。", "結果をまとめる"),
    Step.PUBLISH: ("個人が特定されないことを確かめて公表します。", "公表の画面へ"),
    Step.REPORT: ("結果報告書と公表用資料を、区と地域包括支援センターに提出します。", "提出の画面へ"),
}
_GATHER = "会議に来られない方からも、事前に書面で意見を受けられます。区または地域包括支援センターの職員と、第三者の方の両方の関与が必要です。"
_NEWER = "開催通知のあとに確定したため、構成員にはまだ届いていません。変更のお知らせに付けて送れます。送らないときは、会議の日に印刷してお渡しください。"
_OUTSIDE = "決まっている会議の日が、この年度の外に移っています。"
_RESULTS_OF_AGENCY = ("評価結果の掲載先と目標達成計画を記録します。", "評価機関の記録へ")


def page_of(which: Round, step: Step) -> str:
    """The address at which a step is done; empty while there is none."""
    part = meeting_part(which)
    if step in (Step.NOTICE, Step.MEETING):
        name = "meeting_notice" if step is Step.NOTICE else "meeting"
        return f"{reverse(name, args=[part.meeting_id])}?facility={part.facility_id}" if part else ""
    by_agency = which.route == EvaluationRoute.AGENCY.value and step is Step.RESULTS
    return reverse("evaluation_agency" if by_agency else _PAGES[step], args=[which.pk])


def links_of(which: Round, steps: list[TimedStep], progress: Progress) -> list[str]:
    """The address of each step; empty for what has no page before the evaluation took place."""
    coming = next_step(steps)
    return [
        page_of(which, step.step) if progress.held or step is coming or step.step not in _AFTERWARDS else ""
        for step in steps
    ]


def act_of(which: Round, steps: list[TimedStep], progress: Progress, today: date) -> Act:
    """The one thing to do next."""
    report = page_of(which, Step.REPORT)
    if progress.stage is Stage.RETURNED:
        return Act(
            "結果報告書が差し戻されています",
            "区からの指摘を確かめて、直して提出し直してください。",
            "指摘を見る",
            report,
        )
    if _left_its_year(which, progress):
        day = reverse("evaluation_day", args=[which.pk])
        return Act("評価を行う会議を、年度のうちに決め直す", _OUTSIDE, "会議を決め直す", day)
    step = next_step(steps)
    if step is None:
        return _over(progress, report)
    if step.step is Step.MEETING and step.due > today:
        return _until_the_meeting(which)
    text, label = _WORDS[step.step]
    if step.agency and step.step is Step.RESULTS:
        text, label = _RESULTS_OF_AGENCY
    return Act(step.label, text, label, page_of(which, step.step))


def _until_the_meeting(which: Round) -> Act:
    """Everybody has the notice: a self-evaluation that is newer is sent, then words are gathered."""
    course = course_of(which)
    if course.part and course.can_be_told:
        tell = reverse("meeting_notice_tell", args=[course.part.meeting_id])
        address = f"{tell}?facility={course.part.facility_id}"
        return Act("自己評価の結果を構成員に送る", _NEWER, "送信の確認へ", address)
    opinions = reverse("evaluation_opinions", args=[which.pk])
    return Act("会議までに、構成員の意見を集める", _GATHER, "意見の画面へ", opinions)


def _left_its_year(which: Round, progress: Progress) -> bool:
    """Whether the meeting to come was moved out of the round's 年度."""
    if progress.day is None or progress.held or not progress.meeting:
        return False
    return progress.day not in FiscalYear(which.fiscal_year)


def _over(progress: Progress, report: str) -> Act:
    if progress.stage is Stage.ACCEPTED:
        return Act(
            "この外部評価は終わりました", "区が結果報告書を受理しました。", "提出した内容を見る", report
        )
    return Act(
        "することはありません",
        "結果報告書を提出しました。区の受理を待っています。",
        "提出した内容を見る",
        report,
    )
