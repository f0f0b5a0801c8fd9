"""What the public words of a round are made of: its public sheets, or what an agency's evaluation says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evaluations.agency_content import GOALS, AgencyContent
from evaluations.document import Document, Head
from evaluations.document_building import day_of_evaluation, document_of_round, head_of
from evaluations.models import Round
from evaluations.public.agency import PLAN, agency_fields, agency_public_content
from evaluations.public.content import content_of, fields_of, groups_of
from evaluations.services.agency_reading import agency_content
from meetings.public_fields import Field
from meetings.services.publishing.ways import is_web_address
from operators.local_time import day_of
from publication.content import PublicContent
from rules.kinds import EvaluationRoute


@dataclass(frozen=True)
class Source:
    """The internal words of one round: of an agency's evaluation ``agency``, else ``document``."""

    round: Round
    head: Head
    document: Document | None = None
    agency: AgencyContent | None = None

    @property
    def fields(self) -> list[Field]:
        """Every free text that goes public."""
        if self.document:
            return fields_of(self.document)
        return agency_fields(self.agency) if self.agency else []

    @property
    def groups(self) -> dict[str, str]:
        """The titles of the parts the texts stand in."""
        return groups_of(self.document) if self.document else {GOALS: PLAN}

    def content(self, words: Mapping[str, str]) -> PublicContent:
        """What the public would read with these words; the day is known once there is a result."""
        held_on = day_of_evaluation(self.round) or day_of(self.round.started_at)
        if self.document:
            return content_of(self.document, words, held_on=held_on)
        return agency_public_content(self.head, self.agency or AgencyContent(), words, held_on=held_on)


def source_for(of: Round) -> Source:
    """Read it; a fixed number of queries."""
    if of.route != EvaluationRoute.AGENCY.value:
        document = document_of_round(of, public=True)
        return Source(of, document.head, document)
    agency = agency_content(of)
    safe = agency.result_url if is_web_address(agency.result_url) else ""
    return Source(of, head_of(of), agency=replace(agency, result_url=safe))
