"""Reads what a 結果報告書 says from a round's rows, in a fixed number of queries."""

from datetime import date

from evaluations.enums import EvaluatorSide
from evaluations.models import Evaluation, Round
from evaluations.printing import public_document_of
from evaluations.report_content import Evaluator, PublishedBy, ReportContent
from meetings.enums import TOOK_PART, Manner
from meetings.models import Attendance
from meetings.notice_parties import center_on
from rules.kinds import MemberCategory, Presence

SIDES = {
    EvaluatorSide.PUBLIC: (MemberCategory.MUNICIPALITY, MemberCategory.SUPPORT_CENTER),
    EvaluatorSide.NEUTRAL: (MemberCategory.EXPERT,),
}
"""In which categories of members each of the two is found. [N 評価§3]"""


def content_of_round(of: Round, *, on: date) -> ReportContent:
    """The report as it would go on this day. The round comes as `document_of_round` asks for it."""
    facility = of.facility
    ward = facility.municipality
    center = center_on(facility, on)
    return ReportContent(
        ward=" ".join(part for part in (ward.name, ward.desk_name) if part),
        center=center.name if center else "",
        reported_on=on,
        evaluators=_evaluators(of.evaluation),
        ways=_ways(of.evaluation),
        printed=public_document_of(of),
    )


def _evaluators(evaluation: Evaluation | None) -> tuple[Evaluator, ...]:
    if evaluation is None or evaluation.participation_id is None:
        return ()
    rows = Attendance.objects.filter(
        participation=evaluation.participation_id, manner__in=[*TOOK_PART, Manner.WRITTEN]
    )
    there = list(rows.select_related("member").order_by("pk"))
    manners = {
        EvaluatorSide.PUBLIC: evaluation.public_evaluator,
        EvaluatorSide.NEUTRAL: evaluation.neutral_evaluator,
    }
    return tuple(
        Evaluator(str(side.label), Presence(manner).label, _affiliations(there, side))
        for side, manner in manners.items()
        if manner
    )


def _affiliations(there: list[Attendance], side: EvaluatorSide) -> tuple[str, ...]:
    """Where the people of a side come from, each place once; who has none is told by the category alone."""
    places = (
        (row.member.affiliation if row.member else "") or MemberCategory(row.category).label
        for row in there
        if row.category in SIDES[side]
    )
    return tuple(dict.fromkeys(places))


def _ways(evaluation: Evaluation | None) -> tuple[PublishedBy, ...]:
    """The ways that were told; a day without any (a ledger's) stands for itself."""
    if evaluation is None:
        return ()
    rows = evaluation.published_ways.order_by("done_on", "pk")
    told = tuple(PublishedBy(row.get_way_display(), row.done_on, row.url) for row in rows)
    if told or evaluation.published_on is None:
        return told
    return (PublishedBy("公表（方法の記録なし）", evaluation.published_on),)
