"""Reads a round into what is handed out: the public document, or the office's own sheets with everything in them."""

from dataclasses import replace

from evaluations.agency_reading import agency_content, by_agency, goals_in
from evaluations.document import Document, worded
from evaluations.document_building import document_of_round, public_document
from evaluations.document_goals import goals_paper
from evaluations.models import PublicSheet, Round
from evaluations.public.content import fields_of
from evaluations.report.printed import Printed
from meetings.enums import PublicTextState


def public_document_of(of: Round) -> Printed:
    """What goes public with the confirmed words for the public; a draft while nobody confirmed them. [N 評価§6①]

    Of a confirmed document nothing is told that was not confirmed, nor what was deleted inside since. The round comes
    as `document_of_round` asks for it.
    """
    words = confirmed_words(PublicSheet.objects.filter(round=of).first())
    document = public_document(of)
    if words is not None:
        document = worded(document, {each.key: words.get(each.key, "") for each in fields_of(document)})
    return _printed(of, document, draft=words is None)


def own_document_of(of: Round) -> Printed:
    """All sheets from the self-evaluation on, as they stand, and an agency's goals; for the office alone."""
    document = document_of_round(of)
    if by_agency(of):
        document = replace(document, papers=(*document.papers, goals_paper(goals_in(of))))
    return _printed(of, document)


def confirmed_words(sheet: PublicSheet | None) -> dict[str, str] | None:
    """The words by their place, once a person confirmed them; None before."""
    if sheet is None or sheet.state != PublicTextState.READY:
        return None
    return {place: str(told.get("text", "")) for place, told in sheet.fields.items()}


def _printed(of: Round, document: Document, *, draft: bool = False) -> Printed:
    return Printed(
        document, of.form_version.form.scales, agency_content(of) if by_agency(of) else None, draft
    )
