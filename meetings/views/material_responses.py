"""How a stored file leaves the portal: as a download, or shown alone where it can do nothing. After the access check."""

import structlog
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header

from meetings.models import Material
from meetings.uploads.kinds import BY_TYPE, PDF

log = structlog.get_logger(__name__)

ALONE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
"""For a picture: nothing is loaded, nothing runs."""
PDF_ALONE = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
"""For a PDF: without ``sandbox``, under which Safari shows nothing and which Chromium's viewer does not heed.

What runs in a PDF was refused when it came in. [ADR 0014]
"""


def file_response(material: Material, *, inline: bool) -> HttpResponseBase:
    """The file under its title; ``inline`` shows PDF and images in the browser, other kinds are always saved.

    The caller has checked that this person may have it. 404 where the storage lost the file.
    """
    kind = BY_TYPE.get(material.content_type)
    shown = inline and kind is not None and kind.opens_in_browser
    try:
        stored = material.file.open("rb")
    except FileNotFoundError as gone:
        log.error("stored file is missing", material=material.pk)
        raise Http404 from gone
    response = FileResponse(stored, content_type=kind.content_type if kind else "application/octet-stream")
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=not shown, filename=material.title) or "attachment"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Accept-Ranges"] = "none"
    response["Content-Security-Policy"] = PDF_ALONE if shown and kind == PDF else ALONE
    patch_cache_control(response, private=True, no_store=True)
    return response
