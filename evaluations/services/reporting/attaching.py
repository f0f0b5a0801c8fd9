"""Both papers of a report as files, drawn from the frozen content."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluations.pdf.public_document import public_document_pdf
from evaluations.pdf.report import report_pdf
from evaluations.report_files import PDF
from evaluations.services.reporting.freezing import Frozen
from outbox.pdf import PdfUnavailable
from outbox.services import Attachment


@dataclass(frozen=True)
class Drawn:
    """The files of one frozen content; none where this server draws no PDF: the link shows the same."""

    record: Mapping[str, Any]
    files: tuple[Attachment, ...]


def drawn_of(content: Frozen) -> Drawn:
    """Draw report and public document."""
    try:
        files = (
            Attachment("kekka-hokokusho.pdf", PDF, report_pdf(content.content)),
            Attachment("kohyo-shorui.pdf", PDF, public_document_pdf(content.content.printed)),
        )
    except PdfUnavailable:
        files = ()
    return Drawn(content.record, files)
