"""Whether the evaluation at a meeting counts, and what is still open, told before the results are final. [RULEBOOK §7]"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from evaluations.council.proposal import Eyes, settled
from evaluations.course import checks
from evaluations.course.checks import Check, Met, met
from evaluations.course.facts import view_of
from evaluations.document import Values
from evaluations.enums import EvaluatorSide
from evaluations.form import FieldKind, Phase
from evaluations.models import Round
from evaluations.row_values import is_empty
from rules.facts import MeetingFacts
from rules.view import YearView

TYPED = (Phase.COUNCIL, Phase.AFTER)
"""What is filled in at and after the meeting."""
UNRECORDED = (
    "記録がないため、加わっていないものとして記録されます。加わっていたときは、確定する前に記録してください。"
)


def counting(of: Round, eyes: Eyes, *, today: date) -> list[Check]:
    """What makes an evaluation count, as the rules find it with these two evaluators.

    Nothing as long as no meeting is chosen, or once it is called off. Three queries.
    """
    return [check for known in _judged(of, eyes, today) for check in checks.counting(*known)]


def concluding(of: Round, eyes: Eyes, *, today: date) -> list[Check]:
    """The same as it is going to be recorded; a side of which nothing is recorded says so."""
    known = {EvaluatorSide.PUBLIC: eyes.public, EvaluatorSide.NEUTRAL: eyes.neutral}
    return [
        replace(check, words=UNRECORDED) if check.side and known[check.side] is None else check
        for check in counting(of, settled(eyes), today=today)
    ]


def evaluators(of: Round, eyes: Eyes, *, today: date) -> list[Check]:
    """The two outside eyes alone. [N 評価§3]"""
    return [check for known in _judged(of, eyes, today) for check in checks.eyes(*known)]


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
    yield Check("会議での評価の記入", met(said), "会議での評価や意見が、まだ1つも記入されていません。")
    if missing:
        yield Check("必須の欄", Met.NOT_YET, f"必須の欄が{missing}か所、空いています。")
    if plans:
        words = "改善計画が1つも記入されていません。次の会議で進み具合を報告する項目になります。"
        yield Check("改善計画の記入", met(planned), words)


def _judged(of: Round, eyes: Eyes, today: date) -> Iterator[tuple[YearView, MeetingFacts]]:
    """The round's meeting as it is going to be recorded."""
    view, corporation = view_of(of, today), of.facility.corporation
    told = eyes.facts(corporation.number if corporation else "")
    for meeting in view.facts.meetings:
        yield view, replace(meeting, carries_evaluation=True, evaluation=told)
