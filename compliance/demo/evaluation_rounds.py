"""Rounds of the demo: begun on a day of the past, asked of invented staff, filled row by row."""

from dataclasses import dataclass
from datetime import date, datetime

from compliance.demo.days import noon
from compliance.demo.evaluation_words import answers_of, values_of
from evaluations.enums import StaffRole
from evaluations.form import Phase
from evaluations.models import Entry, Round, StaffSheet
from evaluations.services.editions import edition_for
from meetings.models import Participation
from operators.models import User
from rules.fiscal_year import FiscalYear

_ROLES = (StaffRole.CARER, StaffRole.CARER, StaffRole.CARER, StaffRole.NURSE, StaffRole.PLANNER)


@dataclass(frozen=True)
class Evaluators:
    """Who does it, and on which day the demo is looked at."""

    operator: User
    ward: User
    today: date


def begun(part: Participation, on: date, by: User, *, closes_on: date | None = None) -> Round:
    """A round whose meeting is known."""
    facility, held_on = part.facility, part.meeting.held_on
    return Round.objects.create(
        facility=facility,
        fiscal_year=FiscalYear.of(held_on).year,
        route=facility.evaluation_route,
        form_version=edition_for(facility=facility, at=noon(on)),
        planned_on=held_on,
        participation=part,
        staff_closes_on=closes_on,
        started_at=noon(on),
        started_by=by,
    )


def hand_in(of: Round, *, asked: int, done: int, at: datetime) -> None:
    """Sheets of invented staff: ``done`` were handed in at ``at``, of the others the first is begun."""
    form = of.form_version.form
    if form.staff_sheet is None:
        return
    StaffSheet.objects.bulk_create(
        StaffSheet(
            round=of,
            label=f"見本 職員{number + 1}",
            role=_ROLES[number % len(_ROLES)],
            made_at=of.started_at,
            answers=_answers(of, number, done),
            submitted_at=at if number < done else None,
        )
        for number in range(asked)
    )


def _answers(of: Round, number: int, done: int) -> dict[str, dict[str, str]]:
    share = 100 if number < done else 40 if number == done else 0
    return answers_of(of.form_version.form, f"{of.facility.reference}{number}", share=share)


def fill(of: Round, *phases: Phase, at: datetime, by: User) -> None:
    """Write what the office (or its council) said in these phases into the rows."""
    form, office = of.form_version.form, of.facility.reference
    known = {(entry.sheet, entry.row): entry for entry in Entry.objects.filter(round=of).order_by("pk")}
    for sheet in form.sheets_of(*phases):
        for row in sheet.rows(*phases):
            entry = known.get((sheet.key, row.key)) or Entry(round=of, sheet=sheet.key, row=row.key)
            values = values_of(form, row, f"{office}{sheet.key}", phases=phases)
            entry.values = entry.values | values
            entry.revision += 1
            entry.saved_at, entry.saved_by = at, by
            if values:
                entry.save()
