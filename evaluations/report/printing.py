"""Reads a round into what is handed out: the public document, or the office's own sheets with everything in them."""

from collections.abc import Mapping
from dataclasses import replace

from evaluations.agency_content import GOALS, Goal, goals_of
from evaluations.document import Document, document_of
from evaluations.document_building import document_of_round, head_of, values_of
from evaluations.models import PublicSheet, Round
from evaluations.public.content import fields_of
from evaluations.report.printed import Agency, Printed
from evaluations.report.printed_agency import goals_paper
from meetings.enums import PublicTextState
from rules.kinds import EvaluationRoute

AGENCY_TITLE = "評価機関による外部評価の結果と目標達成計画"


def public_document_of(of: Round) -> Printed:
    """The public sheets with the confirmed words for the public; a draft while nobody confirmed them. [N 評価§6①]

    Of a confirmed document nothing is told that was not confirmed. The round comes as `document_of_round` asks for it.
    """
    words = confirmed_words(PublicSheet.objects.filter(round=of).first())
    document = _by_agency(of, words) if by_agency(of) else _at_council(of, words)
    return Printed(document, of.form_version.form.scales, _agency(of), draft=words is None)


def own_document_of(of: Round) -> Printed:
    """All sheets from the self-evaluation on, as they stand, and an agency's goals; for the office alone."""
    document = document_of_round(of)
    if by_agency(of):
        document = replace(document, papers=(*document.papers, goals_paper(_goals(of))))
    return Printed(document, of.form_version.form.scales, _agency(of))


def confirmed_words(sheet: PublicSheet | None) -> dict[str, str] | None:
    """The words by their place, once a person confirmed them; None before."""
    if sheet is None or sheet.state != PublicTextState.READY:
        return None
    return {place: str(told.get("text", "")) for place, told in sheet.fields.items()}


def by_agency(of: Round) -> bool:
    """Whether an agency evaluates, and no council."""
    return of.route == EvaluationRoute.AGENCY.value


def _at_council(of: Round, words: Mapping[str, str] | None) -> Document:
    form, head, values = of.form_version.form, head_of(of), values_of(of)
    document = document_of(form, head, values, public=True)
    if words is None:
        return document
    unsaid = dict.fromkeys((field.key for field in fields_of(document)), "")
    return document_of(form, head, values, public=True, words={**unsaid, **words})


def _by_agency(of: Round, words: Mapping[str, str] | None) -> Document:
    form, papers = of.form_version.form, (goals_paper(_goals(of), words),)
    title = f"{of.facility.kind.label} {AGENCY_TITLE}"
    return Document(title, form.note, "", head_of(of), papers)


def _goals(of: Round) -> tuple[Goal, ...]:
    rows = of.entries.filter(sheet=GOALS)
    return goals_of(rows.values_list("row", "values", "revision"))


def _agency(of: Round) -> Agency | None:
    if not by_agency(of):
        return None
    took_place = of.evaluation
    if took_place is None:
        return Agency("", of.planned_on)
    return Agency(took_place.agency_name, took_place.evaluated_on, took_place.result_url)
