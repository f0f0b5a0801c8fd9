"""What the public words of a round are made of: its public sheets, or what an agency's evaluation says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evaluations.agency_content import AgencyContent
from evaluations.agency_reading import agency_content, by_agency
from evaluations.document import Document
from evaluations.document_building import public_document
from evaluations.models import Round
from evaluations.public.agency import agency_public_content
from evaluations.public.content import content_of, fields_of, groups_of
from evaluations.round_meeting import day_of_evaluation
from meetings.public_fields import Field
from meetings.services.publishing.ways import is_web_address
from operators.local_time import day_of
from publication.content import PublicContent


@dataclass(frozen=True)
class Source:
    """The internal words of one round; ``agency`` where one evaluated, and no council."""

    round: Round
    document: Document
    agency: AgencyContent | None = None

    @property
    def fields(self) -> list[Field]:
        """Every free text that goes public."""
        return fields_of(self.document)

    @property
    def groups(self) -> dict[str, str]:
        """The titles of the parts the texts stand in."""
        return groups_of(self.document)

    def content(self, words: Mapping[str, str]) -> PublicContent:
        """What the public would read with these words; the day is known once there is a result."""
        held_on = day_of_evaluation(self.round) or day_of(self.round.started_at)
        if self.agency is None:
            return content_of(self.document, words, held_on=held_on)
        return agency_public_content(self.document, self.agency, words, held_on=held_on)


def source_for(of: Round) -> Source:
    """Read it; a fixed number of queries."""
    document = public_document(of)
    if not by_agency(of):
        return Source(of, document)
    agency = agency_content(of)
    safe = agency.result_url if is_web_address(agency.result_url) else ""
    return Source(of, document, replace(agency, result_url=safe))
