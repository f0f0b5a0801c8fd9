"""An office's minutes on their way to the public. [N §8, 省令 34②]"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from meetings.models import Participation
from meetings.services.publishing.minutes import MINUTES
from meetings.services.publishing.partners import still_standing
from meetings.views import public_hub
from meetings.views.notice_parts import Trail, address_of, parts_of, trail_of
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class MinutesPlace(public_hub.Place[Participation]):
    """One office's part; ``others`` are the person's other offices in the meeting."""

    others: list[Participation]

    publisher = MINUTES
    pages = public_hub.Pages(
        hub="publication",
        publish="publish",
        withdraw="publication_withdraw",
        way="publication_way",
        way_remove="publication_way_remove",
        board="notice_board_pdf",
        editor="public_text",
    )
    folder = "meetings/publishing"
    source = "N §8"
    paper = "keiji"
    name, inside, noun = "公表", "議事録", "記録"

    @property
    def frame(self) -> Mapping[str, Any]:
        """The office, its meeting, and the other offices to choose from."""
        return {"part": self.subject, "others": self.others, "meeting": self.subject.meeting}

    @property
    def trail(self) -> Trail:
        """Down to the office."""
        return trail_of(self.subject, "operator")

    @property
    def course(self) -> tuple[str, str]:
        """The minutes."""
        return "議事録を書く", self.address("meeting_minutes")

    def address(self, name: str, *rest: str) -> str:
        """Of this office's part."""
        return address_of(name, self.subject, *rest)

    @property
    def joint(self) -> bool:
        """Whether several offices held the meeting."""
        return Participation.objects.bound().filter(meeting=self.subject.meeting_id).count() > 1

    @property
    def partners(self) -> list[Participation]:
        """Whose records with the common words stay before the public when this one is taken back."""
        return still_standing(self.subject)


def place_of(request: OperatorRequest, meeting_id: int) -> MinutesPlace:
    """The chosen office's part; 404 for others. Raises `Gone` where its record is deleted."""
    part, *others = parts_of(request, meeting_id)
    return MinutesPlace(part, others)


@operator
def publication(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The hub."""
    return public_hub.hub(request, place_of(request, meeting_id))


@operator
def publish(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The last look, and the word."""
    return public_hub.publish(request, place_of(request, meeting_id))


@operator
def withdraw(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Taking it back."""
    return public_hub.withdraw(request, place_of(request, meeting_id))


@operator
def way(request: OperatorRequest, meeting_id: int, way: str) -> HttpResponse:
    """How else it was made public."""
    return public_hub.way(request, place_of(request, meeting_id), way)


@operator
def way_remove(request: OperatorRequest, meeting_id: int, way: str) -> HttpResponse:
    """Taking such a note back."""
    return public_hub.remove(request, place_of(request, meeting_id), way)


@operator
def notice_board(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The print for the notice board."""
    return public_hub.notice_board(request, place_of(request, meeting_id))
