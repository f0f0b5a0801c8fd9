"""Which round's public words a page is about, and the address of its page as it is being looked at."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from evaluations.models import PublicSheet, Round
from evaluations.services import public_sheets as service
from evaluations.views.publishing_round import address_of, frame_of, round_at
from operators.access import OperatorRequest
from publication.enums import RecordState
from publication.identifiers import Kind


@dataclass(frozen=True)
class Desk:
    """One round's public words; ``kind``: of which kind the places are shown. ``joint`` stands before a filter."""

    round: Round
    sheet: PublicSheet
    kind: str = ""
    joint: str = "?"

    @property
    def plain(self) -> str:
        """The address of the editor."""
        return address_of("evaluation_public", self.round)

    @property
    def address(self) -> str:
        """The address of the editor with what is filtered."""
        return f"{self.plain}?kind={self.kind}" if self.kind else self.plain

    @property
    def context(self) -> dict[str, Any]:
        """What every page of the public words shows."""
        record = self.sheet.record
        published = record is not None and record.state == RecordState.PUBLISHED
        return frame_of(self.round) | {
            "desk": self,
            "public_text": self.sheet,
            "published": record if published else None,
            "newer": published and self.sheet.revision != self.sheet.published_revision,
            "preview": address_of("evaluation_public_preview", self.round),
            "publish": address_of("evaluation_publish", self.round),
        }

    def fresh(self, request: OperatorRequest) -> "Desk":
        """It with the words as they stand now."""
        return replace(self, sheet=service.begun(self.round, request.user, timezone.now()))


def desk_of(request: OperatorRequest, round_id: int) -> Desk:
    """The round's public words; not stored before the first button."""
    of = round_at(request, round_id)
    kind = request.GET.get("kind", "")
    sheet = service.begun(of, request.user, timezone.now())
    return Desk(of, sheet, kind if kind in {each.value for each in Kind} else "")
