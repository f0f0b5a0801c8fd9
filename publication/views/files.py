"""The files of a published record: its PDF and its pictures, shown alone where they can do nothing."""

import structlog
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from operators.access import public
from publication.caching import publicly_cached, tell_change, tell_digest, unchanged
from publication.enums import FileKind, RecordKind
from publication.models import PublicFile, PublicRecord
from publication.views.finding import gone

log = structlog.get_logger(__name__)

SUFFIXES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}
"""What opens in a browser; other types are saved, and told by no type of their own."""
ALONE = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
)
"""For a file by itself: nothing is loaded, nothing runs."""


@public
@require_safe
@publicly_cached()
def public_minutes_pdf(request: HttpRequest, key: str) -> HttpResponseBase:
    """The PDF of minutes."""
    return _file(request, key, kind=FileKind.PDF, record__kind=RecordKind.MINUTES)


@public
@require_safe
@publicly_cached()
def public_evaluation_pdf(request: HttpRequest, key: str) -> HttpResponseBase:
    """The PDF of the result of an evaluation."""
    return _file(request, key, kind=FileKind.PDF, record__kind=RecordKind.EVALUATION)


@public
@require_safe
@publicly_cached()
def public_file(request: HttpRequest, key: str, file_key: str) -> HttpResponseBase:
    """A picture of minutes."""
    return _file(request, key, key=file_key, record__kind=RecordKind.MINUTES)


@public
@require_safe
@publicly_cached()
def public_evaluation_file(request: HttpRequest, key: str, file_key: str) -> HttpResponseBase:
    """A picture of the result of an evaluation."""
    return _file(request, key, key=file_key, record__kind=RecordKind.EVALUATION)


def _file(request: HttpRequest, record_key: str, **which: str) -> HttpResponseBase:
    """The file, 304, 410 with its record, or 404: for a guessed name and where the storage lost it."""
    records = PublicRecord.objects.published().filter(key=record_key)
    file = PublicFile.objects.filter(record__in=records, **which).select_related("record").first()
    if file is None:
        if records.exists():
            raise Http404
        return gone(request, record_key)
    head = HttpResponse()
    _date(head, file)
    return unchanged(request, head) or _sent(file)


def _sent(file: PublicFile) -> FileResponse:
    try:
        stored = file.file.open("rb")
    except FileNotFoundError as lost:
        log.error("public file is missing", file=file.pk)
        raise Http404 from lost
    suffix = SUFFIXES.get(file.content_type)
    response = FileResponse(stored, content_type=file.content_type if suffix else "application/octet-stream")
    name = file.title if suffix is None or file.title.lower().endswith(suffix) else f"{file.title}{suffix}"
    disposition = content_disposition_header(as_attachment=suffix is None, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Accept-Ranges"] = "none"
    response.headers["Content-Security-Policy"] = ALONE
    _date(response, file)
    return response


def _date(response: HttpResponseBase, file: PublicFile) -> None:
    """A file is made once and never changed: its digest names it."""
    tell_digest(response, file.sha256)
    tell_change(response, file.record.changed_at)
