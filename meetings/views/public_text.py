"""The editor of the public version of minutes, and how the public will read it. [N §8]"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from meetings.models import PublicText
from meetings.services import public_texts as service
from meetings.views.public_editor import Desk, edited, kind_of, previewed
from meetings.views.publishing import MinutesPlace, place_of
from operators import kept_post
from operators.access import OperatorRequest, operator
from operators.models import User


@dataclass(frozen=True)
class TextDesk(Desk[PublicText]):
    """One office's public text."""

    where: MinutesPlace

    folder = "meetings/public_text"

    @property
    def frame(self) -> Mapping[str, Any]:
        """From the person's own page down to the minutes of the meeting."""
        where = self.where
        minutes = where.address("meeting_minutes")
        return {
            "trail": [*where.trail, ("議事録", minutes)],
            "minutes": minutes,
            "papers": where.address("public_text_papers"),
            "preview": where.address("public_text_preview"),
            "publish": where.hub,
        }

    @property
    def around(self) -> Mapping[str, Any]:
        """Files that were taken away and are still before the public."""
        return {"taken_away": service.still_public(self.public_text)}

    def begun(self, by: User, at: datetime) -> PublicText:
        """The office's text."""
        return service.begun(self.where.subject, by, at)

    def opened(self, by: User, at: datetime) -> PublicText:
        """The office's text, stored."""
        return service.open_text(participation=self.where.subject, by=by, at=at)


def desk_of(request: OperatorRequest, meeting_id: int) -> TextDesk:
    """The chosen office's text; not stored before the first button."""
    where = place_of(request, meeting_id)
    row = service.begun(where.subject, request.user, timezone.now())
    return TextDesk(row, kind_of(request), where)


@operator
@kept_post.keeps_post
def edit(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Read, write, decide; confirm where nothing is open any more."""
    return edited(request, desk_of(request, meeting_id))


@operator
def preview(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The public words as they are stored."""
    return previewed(request, desk_of(request, meeting_id))
