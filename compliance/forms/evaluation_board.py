"""The filters of the ward's list of evaluations, as they stand in the URL."""

from django import forms

from compliance.evaluation_states import EvaluationGroup
from compliance.forms.board import BoardFilter


class EvaluationFilter(BoardFilter):
    """As on the board, with how far the evaluation is. A value that is not on offer is ignored."""

    status = forms.ChoiceField(
        label="段階",
        required=False,
        choices=[("", "すべて"), *((group.value, group.label) for group in EvaluationGroup)],
    )
