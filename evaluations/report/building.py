"""Reads what a 結果報告書 says from a round's rows, in a fixed number of queries."""

from datetime import date

from evaluations.council.candidates import candidates
from evaluations.enums import EvaluatorSide
from evaluations.models import Evaluation, Round
from evaluations.report.content import ReportContent
from evaluations.report.facts import Evaluator, PublishedBy
from evaluations.report.printing import public_document_of
from meetings.models import Attendance
from meetings.notice_parties import center_on
from meetings.turnout import EVALUATORS
from rules.kinds import Presence


def content_of_round(of: Round, *, on: date) -> ReportContent:
    """The report as it would go on this day. The round comes as `document_of_round` asks for it."""
    facility = of.facility
    ward = facility.municipality
    center = center_on(facility, on)
    return ReportContent(
        ward=" ".join(part for part in (ward.name, ward.desk_name) if part),
        center=center.name if center else "",
        reported_on=on,
        evaluators=_evaluators(of),
        ways=_ways(of.evaluation),
        printed=public_document_of(of),
    )


def _evaluators(of: Round) -> tuple[Evaluator, ...]:
    evaluation = of.evaluation
    if evaluation is None or evaluation.participation_id is None:
        return ()
    known = [each for each in candidates(of) if each.presence is not Presence.NONE]
    places = _places(evaluation.participation_id)
    manners = {
        EvaluatorSide.PUBLIC: evaluation.public_evaluator,
        EvaluatorSide.NEUTRAL: evaluation.neutral_evaluator,
    }
    return tuple(
        Evaluator(
            str(side.label),
            Presence(manner).label,
            tuple(
                dict.fromkeys(
                    places.get(each.name) or each.category.label for each in known if each.side is side
                )
            ),
        )
        for side, manner in manners.items()
        if manner
    )


def _places(part: int) -> dict[str, str]:
    """Where the members of both sides come from, by their names, which go no further."""
    rows = Attendance.objects.filter(participation=part, member__isnull=False, category__in=EVALUATORS)
    return dict(rows.values_list("member__name", "member__affiliation"))


def _ways(evaluation: Evaluation | None) -> tuple[PublishedBy, ...]:
    """The ways that were told; a day without any (a ledger's) stands for itself."""
    if evaluation is None:
        return ()
    rows = evaluation.published_ways.order_by("done_on", "pk")
    told = tuple(PublishedBy(row.get_way_display(), row.done_on, row.url) for row in rows)
    if told or evaluation.published_on is None:
        return told
    return (PublishedBy("公表（方法の記録なし）", evaluation.published_on),)
