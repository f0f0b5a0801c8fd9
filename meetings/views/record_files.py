"""A record as a file: what submissions, the ward's desk and the members' copies hand out too."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from meetings.exports.file_names import safe
from meetings.exports.minutes_docx import minutes_docx
from meetings.pdf.minutes import minutes_pdf
from meetings.record import Record
from meetings.uploads.kinds import DOCX, PDF, FileKind
from operators.csv_text import BOM

CSV = FileKind("text/csv; charset=utf-8", ".csv", "CSV")


def name_of(record: Record) -> str:
    """``議事録_ひなた_2026-06-20``, without ending; never anybody's name. A draft says 案."""
    return f"議事録{'案' if record.draft else ''}_{safe(record.office)}_{record.held_on.isoformat()}"


def pdf_response(record: Record, name: str) -> HttpResponse:
    """The record as PDF, opened in the browser; ``name`` without ending. Raises `outbox.pdf.PdfUnavailable`."""
    return file_response(minutes_pdf(record), PDF, name)


def docx_response(record: Record, name: str) -> HttpResponse:
    """The record as a Word file to save; ``name`` without ending."""
    return file_response(minutes_docx(record), DOCX, name)


def csv_response(text: str, name: str) -> HttpResponse:
    """A table for Excel: UTF-8 with BOM; ``name`` without ending."""
    return file_response(f"{BOM}{text}".encode(), CSV, name)


def file_response(content: bytes, kind: FileKind, name: str) -> HttpResponse:
    """A file made on the spot, under a name that may be Japanese, without ending; not kept by any cache."""
    response = HttpResponse(content, content_type=kind.content_type)
    disposition = content_disposition_header(not kind.opens_in_browser, f"{name}{kind.ending}")
    response["Content-Disposition"] = disposition or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
