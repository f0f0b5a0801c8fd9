"""The day an evaluation counts back from, and the staff's deadline."""

from typing import Any

from django import forms

from evaluations.services.round_errors import DayOutside, DayPast, DeadlineOutside, RoundError
from operators.fields import JapaneseDateField
from rules.kinds import EvaluationRoute


class RoundForm(forms.Form):
    """Day of the evaluation; the deadline only where there are sheets for the ``staff``, called so."""

    planned_on = JapaneseDateField(
        label="評価を行う予定日", error_messages={"required": "評価を行う予定の日を入力してください。"}
    )
    staff_closes_on = JapaneseDateField(required=False)

    def __init__(self, *args: Any, route: EvaluationRoute, staff: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if route is EvaluationRoute.AGENCY:
            self.fields["planned_on"].label = "評価機関が訪問する予定日"
        self.fields["staff_closes_on"].label = f"{staff}の締切"
        if not staff:
            del self.fields["staff_closes_on"]

    @staticmethod
    def field_of(error: RoundError) -> str | None:
        """The field that a refusal is about; ``None`` for the whole."""
        if isinstance(error, DeadlineOutside):
            return "staff_closes_on"
        return "planned_on" if isinstance(error, DayOutside | DayPast) else None
