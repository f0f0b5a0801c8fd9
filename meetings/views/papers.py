"""The papers of a meeting behind the answer link."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from meetings.papers import PDF, papers_of
from meetings.views.member_links import Visit, by_link


@by_link
def paper(request: HttpRequest, visit: Visit, file_id: int) -> HttpResponse:
    """One paper of the member's own; only a PDF opens in the browser, everything else is saved."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    file = get_object_or_404(papers_of(visit.reply).defer(None), pk=file_id)
    kind = file.stored.content_type
    response = HttpResponse(bytes(file.stored.content), content_type=kind)
    disposition = content_disposition_header(as_attachment=kind != PDF, filename=file.name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
