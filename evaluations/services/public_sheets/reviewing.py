"""The public words of an evaluation beside the internal ones: what changed, what is open, what was waved through."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluations.models import PublicSheet
from evaluations.services.public_sheets.readiness import is_final
from evaluations.services.public_sheets.source import Source, source_for
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.reviewed import Reviewed
from publication.content import PublicContent


@dataclass(frozen=True)
class Review(Reviewed):
    """Everything about the public words of one round at one moment."""

    public_text: PublicSheet
    source: Source

    inside = "評価"

    @property
    def groups(self) -> Mapping[str, str]:
        """The titles of the parts the texts stand in."""
        return self.source.groups

    @property
    def content(self) -> PublicContent:
        """What the public would read."""
        return self.source.content(self.texts)

    @property
    def final(self) -> bool:
        """Whether the results are final."""
        return is_final(self.public_text.round)


def review_of(
    public_text: PublicSheet, typed: Mapping[str, str] | None = None, finding: Finding | None = None
) -> Review:
    """Look at the public words; ``typed``: words that are not stored yet. A fixed number of queries.

    ``finding``: the finder of the same request, which need not look at the same texts again.
    """
    source = source_for(public_text.round)
    finding = finding or Finding.of(public_text.round.facility)
    return Review.of(public_text, source.fields, finding, typed, source=source)
