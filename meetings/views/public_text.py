"""The editor of the public version of minutes. [N §8]"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from meetings.models import Participation, PublicText
from meetings.services import public_texts as service
from meetings.services.public_texts.minutes import MINUTES
from meetings.views.notice_parts import address_of, parts_of, trail_of
from meetings.views.public_editor import Desk, edited, kind_of
from operators import kept_post
from operators.access import OperatorRequest, operator
from operators.models import User


@dataclass(frozen=True)
class TextDesk(Desk[PublicText]):
    """One office's public text; ``others`` are the person's other offices in the meeting."""

    part: Participation
    others: list[Participation]

    craft = MINUTES
    page = "meetings/public_text/edit.html"
    before = "meetings/public_text/before.html"

    @property
    def plain(self) -> str:
        """The address of the editor."""
        return address_of("public_text", self.part)

    @property
    def frame(self) -> Mapping[str, Any]:
        """From the person's own page down to the minutes of the meeting."""
        minutes, hub = address_of("meeting_minutes", self.part), address_of("publication", self.part)
        return {
            "part": self.part,
            "others": self.others,
            "meeting": self.part.meeting,
            "trail": [*trail_of(self.part, "operator"), ("議事録", minutes)],
            "minutes": minutes,
            "papers": address_of("public_text_papers", self.part),
            "preview": address_of("public_text_preview", self.part),
            "publish": hub,
            "public_hub": hub,
        }

    @property
    def around(self) -> Mapping[str, Any]:
        """Files that were taken away and are still before the public."""
        return {"taken_away": service.still_public(self.public_text)}

    def begun(self, by: User, at: datetime) -> PublicText:
        """The office's text."""
        return service.begun(self.part, by, at)

    def opened(self, by: User, at: datetime) -> PublicText:
        """The office's text, stored."""
        return service.open_text(participation=self.part, by=by, at=at)


def desk_of(request: OperatorRequest, meeting_id: int) -> TextDesk:
    """The chosen office's text; not stored before the first button."""
    part, *others = parts_of(request, meeting_id)
    row = service.begun(part, request.user, timezone.now())
    return TextDesk(row, kind_of(request), part, others)


@operator
@kept_post.keeps_post
def edit(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Read, write, decide; confirm where nothing is open any more."""
    return edited(request, desk_of(request, meeting_id))
