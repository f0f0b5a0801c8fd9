"""The timeline of a stored round: what has been done on which day, read from its row."""

from datetime import date, datetime

from evaluations.course.standing_rows import progress_of, result_of
from evaluations.course.timeline import Course, Step, TimedStep, next_step, timeline
from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from operators.local_time import day_of
from rules.kinds import EvaluationRoute
from rules.ruleset_files import rulebook

_OF_THE_MEETING = frozenset({Step.NOTICE, Step.MEETING})


def steps_of(which: Round, today: date) -> list[TimedStep]:
    """The steps of a round that `standing_rows.with_counts` read with its office; none while no day is known."""
    progress = progress_of(which, today)
    if progress.day is None:
        return []
    office = which.facility
    course = Course(
        day=progress.day,
        rules=rulebook(office.municipality.ruleset_id).on(progress.day),
        kind=office.kind,
        today=today,
        staff=not progress.by_agency and which.form_version.form.staff_sheet is not None,
        agency=progress.by_agency,
        staff_closes_on=which.staff_closes_on,
        done=done_of(which, today),
    )
    return timeline(course)


def own_next_step(which: Round, today: date) -> TimedStep | None:
    """The next step, unless the meeting that is chosen says it by acts and reminders of its own."""
    step = next_step(steps_of(which, today))
    return None if step and step.step in _OF_THE_MEETING and meeting_part(which) else step


def done_of(which: Round, today: date) -> dict[Step, date]:
    """The steps that are done, with their days."""
    days = _before(which) | _meeting(which, today) | _after(which)
    known = {step: day for step, day in days.items() if day is not None and day <= today}
    if Step.VISIT in known:  # agencies ask for the self-evaluation on forms of their own
        known.setdefault(Step.SELF_FINAL, known[Step.VISIT])
    if Step.SELF_FINAL in known:  # without sheets, or after them: what came before is over, too
        for step in (Step.STAFF_OPEN, Step.STAFF_CLOSE, Step.SELF_START):
            known.setdefault(step, known[Step.SELF_FINAL])
    return known


def _before(which: Round) -> dict[Step, date | None]:
    asked = getattr(which, "staff_know", False)
    return {
        Step.STAFF_OPEN: _day(which.staff_closed_at) or (_day(which.started_at) if asked else None),
        Step.STAFF_CLOSE: _day(which.staff_closed_at),
        Step.SELF_START: _day(getattr(which, "written_at", None)),
        Step.SELF_FINAL: _day(which.self_finalised_at),
    }


def _meeting(which: Round, today: date) -> dict[Step, date | None]:
    part, progress = meeting_part(which), progress_of(which, today)
    result = which.evaluation
    if part is None:
        return {Step.VISIT: result.evaluated_on if result else None}
    return {
        Step.MEETING_CHOSEN: today,
        Step.NOTICE: part.notice_on if progress.announced else None,
        Step.MEETING: part.meeting.held_on if progress.held else None,
    }


def _after(which: Round) -> dict[Step, date | None]:
    result = result_of(which)
    return {
        Step.RESULTS: _results(which),
        Step.PUBLISH: result.published_on if result else None,
        Step.REPORT: result.report_submitted_on if result else None,
    }


def _results(which: Round) -> date | None:
    """The day the results stood: of an agency's, whose result is out somewhere, the day of the visit."""
    result = which.evaluation
    if result is not None and result.route == EvaluationRoute.AGENCY.value:
        return result.evaluated_on if result.result_url else None
    return _day(which.results_finalised_at)


def _day(at: datetime | None) -> date | None:
    return day_of(at) if at else None
