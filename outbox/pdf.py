"""PDFs that can be read by people and by screen readers (PDF/UA), drawn from HTML by WeasyPrint."""

import contextlib
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

FONTS = "html { font-family: 'BIZ UDPGothic', 'Noto Sans CJK JP', sans-serif }"
"""Debian's UD type first; what it lacks (𠮷) is drawn by Noto."""
PANGO_MISSING = (
    "PDFを作るための部品がサーバーに入っていません。管理者に "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-morisawa-bizud-gothic fonts-noto-cjk "
    "のインストールを依頼してください。"
)
HOUSE = "http://static.invalid/"
"""Where relative addresses lead: nowhere on any network, only to ``own_file``."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""One control character, and no text in the whole font could be read aloud, searched or copied."""

_kept = threading.local()  # a FontConfiguration costs more than a page, and threads cannot share one


class PdfUnavailable(Exception):
    """The libraries that draw PDFs are missing; the argument is a sentence for the screen."""


def render_pdf(html: str, *, stylesheets: Sequence[str] = ()) -> bytes:
    """Draw a complete HTML page, with a ``<title>``, as PDF/UA-1; Japanese unless its ``lang`` says otherwise.

    ``stylesheets`` are names of our static files (``css/letters.css``). Pictures come from static files
    (``{% static 'img/…' %}``) or data URIs; nothing else is ever fetched. Raises ``PdfUnavailable`` where pango
    is missing, ``FileNotFoundError`` for a stylesheet that is not ours.
    """
    weasyprint = _weasyprint()
    fonts, fetch = _font_configuration(), _fetcher()
    sheets = [weasyprint.CSS(string=FONTS, font_config=fonts)]
    for name in stylesheets:
        address = urljoin(HOUSE, settings.STATIC_URL) + name
        css = own_file(address).read_text(encoding="utf-8")
        sheets.append(weasyprint.CSS(string=css, base_url=address, font_config=fonts, url_fetcher=fetch))
    page = weasyprint.HTML(string=_UNPRINTABLE.sub("", html), base_url=HOUSE, url_fetcher=fetch)
    document = page.render(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
    document.metadata.lang = document.metadata.lang or "ja"
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def own_file(address: str) -> Path:
    """The static file behind an address, also by the hashed name it has in production.

    Raises ``FileNotFoundError`` for whatever is not a static file of ours.
    """
    where = urlsplit(address)
    name = unquote(where.path).removeprefix("/" + settings.STATIC_URL.lstrip("/"))
    found: str | None = None
    if (where.scheme, where.netloc) == urlsplit(HOUSE)[:2]:
        with contextlib.suppress(SuspiciousFileOperation):  # a name that climbs out of the folder
            found = finders.find(name)
            if not found and staticfiles_storage.exists(name):
                found = staticfiles_storage.path(name)
    if not found:
        raise FileNotFoundError(name)
    return Path(found)


def _weasyprint() -> Any:
    """Import inside: it costs 1 to 3 seconds, and a machine without pango still runs the portal."""
    try:
        import weasyprint
    except OSError as missing:
        raise PdfUnavailable(PANGO_MISSING) from missing
    return weasyprint


def _font_configuration() -> "FontConfiguration":
    from weasyprint.text.fonts import FontConfiguration

    if not hasattr(_kept, "fonts"):
        _kept.fonts = FontConfiguration()
    return _kept.fonts


def _fetcher() -> Any:
    """A fetcher that knows data URIs and our own static files."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            return URLFetcherResponse(url, own_file(url).read_bytes())

    return OwnFiles(allowed_protocols=["data"])
