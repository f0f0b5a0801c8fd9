"""What was there and is deleted: its pages say so calmly, instead of offering to write it anew. [N §8, TRAPS 8]"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Gone(Exception):
    """Papers whose time was over; ``title`` names them without a person, ``address`` leads to what is left."""

    def __init__(self, title: str, address: str, link: str) -> None:
        super().__init__(title)
        self.title, self.address, self.link = title, address, link


def gone(request: HttpRequest, what: Gone) -> HttpResponse:
    """410, kept by nobody."""
    response = render(request, "gone.html", {"gone": what}, status=410)
    response["Cache-Control"] = "private, no-store"
    return response
