"""Draws one of the room's papers as PDF/UA."""

from typing import Any

from django.template.loader import render_to_string

from outbox.pdf import render_pdf

STYLESHEETS = ("css/evaluation-paper-print.css",)


def drawn(name: str, context: dict[str, Any]) -> bytes:
    """The paper ``evaluations/pdf/<name>.html``. Raises `outbox.pdf.PdfUnavailable`."""
    return render_pdf(render_to_string(f"evaluations/pdf/{name}.html", context), stylesheets=STYLESHEETS)
