"""The result of an evaluation on its way to the public. [N 評価§6②]"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from evaluations.models import Round
from evaluations.services import plan_follow_ups
from evaluations.services.publishing.results import RESULTS
from evaluations.views.own_rounds import own_round
from evaluations.views.round_parts import frame
from meetings.views import public_hub
from meetings.views.notice_parts import Trail
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class RoundPlace(public_hub.Place[Round]):
    """One round."""

    publisher = RESULTS
    pages = public_hub.Pages(
        hub="evaluation_ways",
        publish="evaluation_publish",
        withdraw="evaluation_withdraw",
        way="evaluation_way",
        way_remove="evaluation_way_remove",
        board="evaluation_board_pdf",
        editor="evaluation_public",
    )
    folder = "evaluations/publishing"
    source = "N 評価§6"
    paper = "keiji-hyoka"
    handed = True
    name, inside, noun = "評価結果の公表", "評価の結果", "結果"

    @property
    def frame(self) -> Mapping[str, Any]:
        """The round, its office and year."""
        return frame(self.subject)

    @property
    def trail(self) -> Trail:
        """Down to the round."""
        trail: Trail = self.frame["trail_below"]
        return trail

    @property
    def course(self) -> tuple[str, str]:
        """The round's own page."""
        return "評価の進み具合を見る", self.address("evaluation")

    @property
    def meanwhile(self) -> tuple[str, str]:
        """The same."""
        return self.course

    @property
    def afterwards(self) -> tuple[str, str, str]:
        """The report to the ward and the support centre. [N 評価§6③]"""
        if self.subject.submission_id:
            return "", "", ""
        words = "次は、公表用の資料とあわせて、結果報告書を区と地域包括支援センターに提出します。"
        return words, "結果報告書に進む", self.address("evaluation_report")

    def address(self, name: str, *rest: str) -> str:
        """Of the round."""
        return reverse(name, args=[self.subject.pk, *rest])

    @property
    def plans(self) -> int:
        """How many texts of the plan go on."""
        return plan_follow_ups.carried(self.subject)


def place_of(request: OperatorRequest, round_id: int) -> RoundPlace:
    """The round of an own office; 404 for others. Raises `Gone` where its papers are deleted."""
    return RoundPlace(own_round(request.user, round_id))


@operator
def ways(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The hub."""
    return public_hub.hub(request, place_of(request, round_id))


@operator
def publish(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The last look, and the word."""
    return public_hub.publish(request, place_of(request, round_id))


@operator
def withdraw(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Taking it back."""
    return public_hub.withdraw(request, place_of(request, round_id))


@operator
def way(request: OperatorRequest, round_id: int, way: str) -> HttpResponse:
    """How else it was made public."""
    return public_hub.way(request, place_of(request, round_id), way)


@operator
def way_remove(request: OperatorRequest, round_id: int, way: str) -> HttpResponse:
    """Taking such a note back."""
    return public_hub.remove(request, place_of(request, round_id), way)


@operator
def notice_board(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The print for the notice board."""
    return public_hub.notice_board(request, place_of(request, round_id))
