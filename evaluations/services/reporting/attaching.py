"""Both papers of a report as files, drawn from the frozen content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from evaluations.pdf.public_document import public_document_pdf
from evaluations.pdf.report import report_pdf
from evaluations.report.content import ReportContent
from evaluations.services.reporting.freezing import Frozen
from evaluations.services.reporting.situation import Situation
from meetings.notice_parties import center_on
from meetings.uploads.kinds import PDF
from operators.local_time import day_of
from outbox.pdf import PdfUnavailable
from outbox.services import Attachment


@dataclass(frozen=True)
class Drawn:
    """The files of one frozen content; none on paper, and where this server draws no PDF: the link shows the same."""

    record: Mapping[str, Any]
    files: tuple[Attachment, ...]


def drawn_for(situation: Situation, content: Frozen, at: datetime) -> Drawn:
    """Draw report and public document, where they go out by mail."""
    center = center_on(situation.round.facility, day_of(at))
    if center is None or not center.email or not content.is_new(situation.last):
        return Drawn(content.record, ())
    return Drawn(content.record, papers_of(content.content))


def papers_of(content: ReportContent) -> tuple[Attachment, ...]:
    """Both papers; none where this server draws no PDF."""
    try:
        return (
            Attachment("kekka-hokokusho.pdf", PDF.content_type, report_pdf(content)),
            Attachment("kohyo-shorui.pdf", PDF.content_type, public_document_pdf(content.printed)),
        )
    except PdfUnavailable:
        return ()
