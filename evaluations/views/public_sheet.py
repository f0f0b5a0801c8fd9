"""The editor of an evaluation's public words, and how the public will read them. [N 評価§6①]"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from evaluations.models import PublicSheet
from evaluations.services import public_sheets as service
from evaluations.views.publishing import RoundPlace, place_of
from meetings.views.public_editor import Desk, edited, kind_of, previewed
from operators import kept_post
from operators.access import OperatorRequest, operator
from operators.models import User


@dataclass(frozen=True)
class SheetDesk(Desk[PublicSheet]):
    """One round's public words."""

    where: RoundPlace

    folder = "evaluations/publishing"

    @property
    def frame(self) -> Mapping[str, Any]:
        """From the person's own page down to the publication of the result."""
        return {
            "trail": self.where.trail_below,
            "preview": self.where.address("evaluation_public_preview"),
            "publish": self.where.address(self.where.pages.publish),
        }

    def begun(self, by: User, at: datetime) -> PublicSheet:
        """The round's words."""
        return service.begun(self.where.subject, by, at)

    def opened(self, by: User, at: datetime) -> PublicSheet:
        """The round's words, stored."""
        return service.open_sheet(of=self.where.subject, by=by, at=at)


def desk_of(request: OperatorRequest, round_id: int) -> SheetDesk:
    """The round's public words; not stored before the first button."""
    where = place_of(request, round_id)
    row = service.begun(where.subject, request.user, timezone.now())
    return SheetDesk(row, kind_of(request), where)


@operator
@kept_post.keeps_post
def edit(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Read, write, decide; confirm where nothing is open any more."""
    return edited(request, desk_of(request, round_id))


@operator
def preview(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The public words as they are stored."""
    return previewed(request, desk_of(request, round_id))
