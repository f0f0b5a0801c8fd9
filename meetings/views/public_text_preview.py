"""The public version as the public will read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meetings.services import public_texts as service
from meetings.views.public_text import desk_of
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class Picture:
    """A picture as the public page wants it; here still the file inside, as only the published one is made anew."""

    address: str
    alt: str
    title: str = ""
    width: int | None = None
    height: int | None = None


@operator
def preview(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The public words as they are stored; before the minutes are final there is nothing to see."""
    desk = desk_of(request, meeting_id)
    review = service.review_of(desk.public_text)
    if not review.final:
        return redirect(desk.plain)
    context = desk.context | {
        "content": review.content,
        "left": len(review.open),
        "pictures": list(_pictures(review)),
    }
    return render(request, "meetings/public_text/preview.html", context)


def _pictures(review: service.Review) -> Iterator[Picture]:
    for field in review.fields:
        if field.key.startswith("image-") and (alt := review.texts.get(field.key, "").strip()):
            number = field.key.removeprefix("image-")
            yield Picture(reverse("material_file", args=[number]), alt)
