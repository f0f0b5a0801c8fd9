"""What the public reads of an evaluation by an agency: who, when, where the result stands, the office's goals. Pure. [O]"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from evaluations.agency_content import AgencyContent
from evaluations.document import Document
from evaluations.public.content import content_of
from publication.content import Entry, PublicContent


def agency_public_content(
    document: Document, agency: AgencyContent, words: Mapping[str, str], *, held_on: date
) -> PublicContent:
    """As `content_of`, without a council and with the agency. An unsafe address is left out before."""
    also = (("評価機関", agency.agency_name), ("評価結果の掲載先", agency.result_url))
    return replace(
        content_of(document, words, held_on=held_on),
        council="",
        turnout=(),
        day_label="評価機関による評価の日",
        also=tuple(Entry(label, text) for label, text in also if text),
    )
