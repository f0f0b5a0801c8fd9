"""Reads a round into what is handed out: the public document, or the office's own sheets with everything in them."""

from evaluations.document import Document
from evaluations.document_building import document_of_round
from evaluations.enums import PublicSheetState
from evaluations.models import PublicSheet, Round
from evaluations.printed import Agency, Printed
from rules.kinds import EvaluationRoute


def public_document_of(of: Round) -> Printed:
    """The public sheets with the confirmed words for the public; a draft while nobody confirmed them. [N 評価§6①]

    The round comes as `document_of_round` asks for it.
    """
    sheet = PublicSheet.objects.filter(round=of).first()
    words = confirmed_words(sheet)
    return _printed(of, document_of_round(of, public=True, words=words), draft=words is None)


def own_document_of(of: Round) -> Printed:
    """All sheets from the self-evaluation on, as they stand; for the office alone."""
    return _printed(of, document_of_round(of))


def confirmed_words(sheet: PublicSheet | None) -> dict[str, str] | None:
    """The words by their place, once a person confirmed them; None before."""
    if sheet is None or sheet.state != PublicSheetState.READY:
        return None
    return {place: str(told.get("text", "")) for place, told in sheet.fields.items()}


def _printed(of: Round, document: Document, *, draft: bool = False) -> Printed:
    return Printed(document, of.form_version.form.scales, _agency(of), draft)


def _agency(of: Round) -> Agency | None:
    if of.route != EvaluationRoute.AGENCY:
        return None
    took_place = of.evaluation
    if took_place is None:
        return Agency("", of.planned_on)
    return Agency(took_place.agency_name, took_place.evaluated_on, took_place.result_url)
