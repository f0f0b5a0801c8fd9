"""The facts of one round for the rules: its meeting, or the agency's visit. [RULEBOOK §7]"""

from datetime import date

from evaluations.council.facts import council_evaluation
from evaluations.course.standing_rows import meeting_part
from evaluations.models import Round
from meetings.enums import BOUND
from meetings.models import Participation
from rules.facts import AgencyEvaluation, MeetingFacts, OfficeYear, Partner
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, MeetingMode, MeetingStatus
from rules.ruleset_files import rulebook
from rules.view import YearView


def view_of(which: Round, today: date) -> YearView:
    """The office's year with nothing in it but this evaluation. Asks for the meeting's partners: two queries."""
    office = which.facility
    part = meeting_part(which)
    facts = OfficeYear(
        kind=office.kind,
        year=FiscalYear(which.fiscal_year),
        municipality=office.municipality.code,
        designated_on=office.designated_on,
        closed_on=office.closed_on,
        meetings=(meeting_facts(part),) if part else (),
        route=EvaluationRoute(which.route),
        agency_evaluations=tuple(_agency(which)),
    )
    return YearView(facts, today, rulebook(office.municipality.ruleset_id))


def meeting_facts(part: Participation) -> MeetingFacts:
    """The meeting as it is for the evaluation; who else is there by area is not asked."""
    meeting = part.meeting
    others = meeting.participations.exclude(pk=part.pk).filter(standing__in=BOUND)
    partners = others.select_related("facility__municipality").order_by("pk")
    return MeetingFacts(
        on=meeting.held_on,
        status=MeetingStatus(meeting.status),
        mode=MeetingMode(meeting.mode),
        partners=tuple(
            Partner(other.facility.reference, other.facility.name, other.facility.municipality.code)
            for other in partners
        ),
        notice_on=part.notice_on,
        notice_says_evaluation=part.notice_says_evaluation,
        carries_evaluation=part.carries_evaluation,
        evaluation=council_evaluation(part),
    )


def _agency(which: Round) -> list[AgencyEvaluation]:
    row = which.evaluation
    if which.route != EvaluationRoute.AGENCY.value or row is None or row.evaluated_on is None:
        return []
    return [AgencyEvaluation(row.evaluated_on, row.published_on, row.report_submitted_on)]
