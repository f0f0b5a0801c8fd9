"""Reads a round from its rows into a document, in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable

from evaluations.agency_content import PLAN
from evaluations.agency_reading import by_agency, goals_in
from evaluations.document import Document, Head, Values, document_of
from evaluations.document_goals import goals_paper
from evaluations.enums import EvaluatorSide
from evaluations.form import Phase
from evaluations.models import Entry, Evaluation, Round
from evaluations.round_meeting import day_of_evaluation, meeting_part
from meetings.enums import TOOK_PART
from meetings.models import Attendance
from operators.local_time import day_of
from publication.content import Turnout
from rules.kinds import MemberCategory, Presence
from rules.ruleset_files import rulebook


def document_of_round(
    of: Round,
    *,
    phases: Iterable[Phase] = (Phase.SELF, Phase.COUNCIL, Phase.AFTER),
    public: bool = False,
) -> Document:
    """What the round's sheets say; two queries.

    The round comes with form_version, facility (its municipality and corporation), evaluation and the participation's
    meeting loaded.
    """
    form = of.form_version.form
    return document_of(form, head_of(of), values_of(of), phases=phases, public=public)


def public_document(of: Round) -> Document:
    """What goes public of a round, with its internal words: its public sheets, or an agency's goals. [N 評価§6①, O]"""
    if not by_agency(of):
        return document_of_round(of, public=True)
    title = f"{of.facility.kind.label} 評価機関による外部評価の結果と{PLAN}"
    return Document(title, of.form_version.form.note, "", head_of(of), (goals_paper(goals_in(of)),))


def values_of(of: Round) -> Values:
    """What stands in each row of each sheet; one query."""
    rows = Entry.objects.filter(round=of).order_by("pk")
    return {(row.sheet, row.row): row.values for row in rows}


def head_of(of: Round) -> Head:
    """What stands above the papers; one query."""
    facility = of.facility
    rules = rulebook(facility.municipality.ruleset_id).on(day_of_evaluation(of) or day_of(of.started_at))
    return Head(
        office=facility.name,
        number=facility.number,
        service=facility.kind.label,
        corporation=facility.corporation.name if facility.corporation else "",
        council=rules.kind(facility.kind).council.label,
        fiscal_year=of.fiscal_year,
        evaluated_on=day_of_evaluation(of),
        evaluators=evaluators_words(of.evaluation),
        turnout=_turnout(of),
        respondents=int(of.staff_result.get("respondents", 0)),
        round_number=of.number,
    )


def evaluators_words(evaluation: Evaluation | None) -> tuple[tuple[str, str], ...]:
    """How each of the two evaluators took part, as far as it is known. [N 評価§3]"""
    if evaluation is None:
        return ()
    told = (
        (EvaluatorSide.PUBLIC, evaluation.public_evaluator),
        (EvaluatorSide.NEUTRAL, evaluation.neutral_evaluator),
    )
    return tuple((str(side.label), Presence(value).label) for side, value in told if value)


def _turnout(of: Round) -> tuple[Turnout, ...]:
    """How many of each category came; one query, none before a meeting is chosen."""
    if meeting_part(of) is None:
        return ()
    rows = Attendance.objects.filter(participation=of.participation_id).order_by("pk")
    came: Counter[str] = Counter()
    away: Counter[str] = Counter()
    for category, manner in rows.values_list("category", "manner"):
        (came if manner in TOOK_PART else away)[category] += 1
    return tuple(
        Turnout(category.label, came[category.value], away[category.value])
        for category in MemberCategory
        if came[category.value] or away[category.value]
    )
