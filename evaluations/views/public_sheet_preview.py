"""The result of an evaluation as the public will read it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evaluations.services import public_sheets as service
from evaluations.views.public_sheet_desk import desk_of
from operators.access import OperatorRequest, operator


@operator
def preview(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The public words as they are stored; before the results are final there is nothing to see."""
    desk = desk_of(request, round_id)
    if not service.is_final(desk.round):
        return redirect(desk.plain)
    review = service.review_of(desk.sheet)
    context = desk.context | {"content": review.content, "left": len(review.open)}
    return render(request, "evaluations/publishing/preview.html", context)
