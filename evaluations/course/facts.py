"""The facts of one round for the rules: its meeting, or the agency's visit. [RULEBOOK §7]"""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Prefetch

from evaluations.council.facts import council_evaluation
from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from meetings.enums import BOUND
from meetings.models import Participation
from operators.models import Facility
from rules.facts import AgencyEvaluation, MeetingFacts, OfficeYear, Partner
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, MeetingMode, MeetingStatus
from rules.ruleset_files import rulebook
from rules.view import YearView


def view_of(which: Round, today: date) -> YearView:
    """The office's year with nothing in it but this evaluation. Asks for the meeting's partners, if not `others_of`."""
    office, part = which.facility, meeting_part(which)
    facts = replace(
        _year_of(office, FiscalYear(which.fiscal_year), part),
        route=EvaluationRoute(which.route),
        agency_evaluations=tuple(_agency(which)),
    )
    return YearView(facts, today, rulebook(office.municipality.ruleset_id))


def view_of_part(part: Participation, year: FiscalYear, today: date) -> YearView:
    """The office's year with nothing in it but the evaluation at a meeting that no round tells of."""
    return YearView(
        _year_of(part.facility, year, part), today, rulebook(part.facility.municipality.ruleset_id)
    )


def others_of(meeting: str) -> "Prefetch[Any, Any, Any]":
    """What brings along who else takes part in the meetings at this path; `meeting_facts` then asks nothing."""
    bound = Participation.objects.filter(standing__in=BOUND)
    parts = bound.select_related("facility__municipality").order_by("pk")
    return Prefetch(f"{meeting}__participations", queryset=parts, to_attr="bound_parts")


def meeting_facts(part: Participation) -> MeetingFacts:
    """The meeting as it is for the evaluation; who else is there by area is not asked."""
    meeting = part.meeting
    return MeetingFacts(
        on=meeting.held_on,
        status=MeetingStatus(meeting.status),
        mode=MeetingMode(meeting.mode),
        partners=tuple(
            Partner(other.facility.reference, other.facility.name, other.facility.municipality.code)
            for other in _bound_parts(part)
            if other.pk != part.pk
        ),
        notice_on=part.notice_on,
        notice_says_evaluation=part.notice_says_evaluation,
        carries_evaluation=part.carries_evaluation,
        evaluation=council_evaluation(part),
    )


def _bound_parts(part: Participation) -> list[Participation]:
    known: list[Participation] | None = getattr(part.meeting, "bound_parts", None)
    if known is not None:
        return known
    bound = part.meeting.participations.filter(standing__in=BOUND)
    return list(bound.select_related("facility__municipality").order_by("pk"))


def _year_of(office: Facility, year: FiscalYear, part: Participation | None) -> OfficeYear:
    return OfficeYear(
        kind=office.kind,
        year=year,
        municipality=office.municipality.code,
        designated_on=office.designated_on,
        closed_on=office.closed_on,
        meetings=(meeting_facts(part),) if part else (),
    )


def _agency(which: Round) -> list[AgencyEvaluation]:
    row = which.evaluation
    if which.route != EvaluationRoute.AGENCY.value or row is None or row.evaluated_on is None:
        return []
    return [AgencyEvaluation(row.evaluated_on, row.published_on, row.report_submitted_on)]
