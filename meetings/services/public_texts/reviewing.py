"""A public text beside the record it is made of: what changed, what is open, what was waved through. [N §8]"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetings.models import IdentifierDecision, PublicText
from meetings.public_fields import Field, content_of
from meetings.public_hits import Place, Spot, all_spots
from meetings.public_review import Decided, kept_of
from meetings.record import Record
from meetings.record_building import build_record
from meetings.services.public_texts.finding import Finding
from meetings.services.public_texts.rows import fields_for
from publication.content import PublicContent


@dataclass(frozen=True)
class Review(Decided):
    """Everything about one public text at one moment.

    ``texts`` maps the key of each field to its public words; a field that came into the minutes since is not in it.
    ``changed`` are the fields whose internal words changed, ``kept`` the standing decisions to leave a place as it is.
    """

    public_text: PublicText
    record: Record
    fields: Sequence[Field]
    texts: Mapping[str, str]
    changed: Sequence[Field]
    spots: Sequence[Spot]
    kept: Mapping[Place, IdentifierDecision]
    finding: Finding

    @property
    def final(self) -> bool:
        """Whether the minutes are final."""
        return not self.record.draft

    @property
    def content(self) -> PublicContent:
        """What the public would read."""
        return content_of(self.record, self.texts)


def review_of(
    public_text: PublicText, typed: Mapping[str, str] | None = None, finding: Finding | None = None
) -> Review:
    """Look at a public text; ``typed``: words that are not stored yet. A fixed number of queries.

    ``finding``: the finder of the same request, which need not look at the same texts again.
    """
    record = build_record(public_text.participation)
    fields = fields_for(public_text, record)
    stored = public_text.fields
    texts = {field.key: stored[field.key]["text"] for field in fields if field.key in stored}
    texts |= {key: text for key, text in (typed or {}).items() if key in {field.key for field in fields}}
    finding = finding or Finding.of(public_text.participation.facility)
    return Review(
        public_text,
        record,
        fields,
        texts,
        [field for field in fields if stored.get(field.key, {}).get("digest") != field.digest],
        all_spots({field.key: texts[field.key] for field in fields if field.key in texts}, finding),
        kept_of(public_text),
        finding,
    )
