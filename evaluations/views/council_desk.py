"""What the pages about the council's evaluation of one office share: the round, its meeting, the way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse

from evaluations.council.gathered import Gathered, gathered
from evaluations.council.proposal import Eyes, completed, proposed, recorded
from evaluations.form import Form
from evaluations.models import Entry, Evaluation, Round
from evaluations.round_meeting import meeting_part
from evaluations.views import round_parts
from evaluations.views.own_rounds import own_round
from meetings.models import Participation
from operators.access import OperatorRequest
from rules.kinds import EvaluationRoute

_LINKS = (
    ("opinions", "evaluation_opinions", "構成員の意見"),
    ("evaluators", "evaluation_evaluators", "評価者"),
    ("results", "evaluation_results", "会議の評価・改善計画"),
    ("final", "evaluation_results_final", "確定"),
)


@dataclass(frozen=True)
class Desk:
    """One round that a council evaluates."""

    round: Round

    @property
    def part(self) -> Participation | None:
        """The office's part in the chosen meeting; None also once that is called off."""
        return meeting_part(self.round)

    @cached_property
    def form(self) -> Form:
        """The form the round began with."""
        return self.round.form_version.form

    @property
    def closed(self) -> bool:
        """Whether the results are final."""
        return self.round.results_finalised_at is not None

    @cached_property
    def entries(self) -> Mapping[tuple[str, str], Entry]:
        """What is stored, by sheet and row."""
        rows = self.round.entries.select_related("saved_by").order_by("pk")
        return {(each.sheet, each.row): each for each in rows}

    @cached_property
    def said(self) -> Gathered:
        """What members said."""
        return gathered(self.round)

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """What stands of the evaluators, a ledger's row too."""
        return getattr(self.round.participation, "evaluation", None)

    @cached_property
    def eyes(self) -> Eyes:
        """The evaluators as recorded; what nobody recorded, as proposed."""
        return completed(recorded(self.evaluation, self.round), proposed(self.round))


def desk_of(request: OperatorRequest, round_id: int) -> Desk:
    """The round of an own office that its council evaluates; 404 for others. One query."""
    found = own_round(request.user, round_id)
    if found.route != EvaluationRoute.COUNCIL.value:
        raise Http404
    return Desk(found)


def frame(desk: Desk, here: str) -> dict[str, Any]:
    """What every page shows; ``here`` names the open one among the tabs."""
    tabs = [(key, label, reverse(name, args=[desk.round.pk])) for key, name, label in _LINKS]
    return round_parts.frame(desk.round) | {
        "desk": desk,
        "part": desk.part,
        "meeting": desk.part.meeting if desk.part else None,
        "tabs": tabs,
        "here": here,
        "label": next(label for key, _, label in _LINKS if key == here),
    }
