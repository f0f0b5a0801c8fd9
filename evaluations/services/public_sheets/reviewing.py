"""The public words of an evaluation beside the internal ones: what changed, what is open, what was waved through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluations.models import PublicSheet, SheetDecision
from evaluations.services.public_sheets.readiness import is_final
from evaluations.services.public_sheets.source import Source, source_for
from meetings.public_fields import Field
from meetings.public_hits import Place, Spot, all_spots
from meetings.public_review import Decided, kept_of
from meetings.services.public_texts.finding import Finding
from publication.content import PublicContent


@dataclass(frozen=True)
class Review(Decided):
    """Everything about the public words of one round at one moment; as of minutes (`public_texts.Review`).

    ``texts`` maps the key of each field to its public words; a text that came in since is not in it. ``changed`` are
    the fields whose internal words changed, ``kept`` the standing decisions to leave a place as it is.
    """

    public_text: PublicSheet
    source: Source
    fields: Sequence[Field]
    texts: Mapping[str, str]
    changed: Sequence[Field]
    spots: Sequence[Spot]
    kept: Mapping[Place, SheetDecision]
    finding: Finding

    @property
    def groups(self) -> dict[str, str]:
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
    sheet: PublicSheet, typed: Mapping[str, str] | None = None, finding: Finding | None = None
) -> Review:
    """Look at the public words; ``typed``: words that are not stored yet. A fixed number of queries.

    ``finding``: the finder of the same request, which need not look at the same texts again.
    """
    source = source_for(sheet.round)
    fields = source.fields
    stored = sheet.fields
    texts = {field.key: stored[field.key]["text"] for field in fields if field.key in stored}
    texts |= {key: text for key, text in (typed or {}).items() if key in {field.key for field in fields}}
    finding = finding or Finding.of(sheet.round.facility)
    return Review(
        sheet,
        source,
        fields,
        texts,
        [field for field in fields if stored.get(field.key, {}).get("digest") != field.digest],
        all_spots({field.key: texts[field.key] for field in fields if field.key in texts}, finding),
        kept_of(sheet),
        finding,
    )
