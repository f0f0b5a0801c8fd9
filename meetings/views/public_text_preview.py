"""The public version as the public will read it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from meetings.services import public_texts as service
from meetings.views.notice_parts import parts_of
from meetings.views.public_text_desk import desk_of
from operators.access import OperatorRequest, operator


@operator
def preview(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The public words as they are stored; before the minutes are final there is nothing to see."""
    desk = desk_of(request, parts_of(request, meeting_id))
    review = service.review_of(desk.public_text)
    if not review.final:
        return redirect(desk.plain)
    context = desk.context | {"content": review.content, "left": len(review.open)}
    return render(request, "meetings/public_text/preview.html", context)
