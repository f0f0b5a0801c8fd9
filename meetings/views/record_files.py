"""A record as a file: what submissions, the ward's desk and the members' copies hand out too."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from meetings.exports.minutes_docx import minutes_docx
from meetings.pdf.minutes import minutes_pdf
from meetings.record import Record

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\s\\/:*?"<>|.]+')
_LONGEST = 60


def name_of(record: Record) -> str:
    """``議事録_ひなた_2026-06-20``, without ending; never anybody's name. A draft says 案."""
    office = _UNSAFE.sub("_", record.office).strip("_")[:_LONGEST]
    return f"議事録{'案' if record.draft else ''}_{office}_{record.held_on.isoformat()}"


def pdf_response(record: Record, name: str) -> HttpResponse:
    """The record as PDF, opened in the browser; ``name`` without ending. Raises `outbox.pdf.PdfUnavailable`."""
    return file_response(minutes_pdf(record), PDF, f"{name}.pdf", attached=False)


def docx_response(record: Record, name: str) -> HttpResponse:
    """The record as a Word file to save; ``name`` without ending."""
    return file_response(minutes_docx(record), DOCX, f"{name}.docx")


def file_response(content: bytes, kind: str, name: str, *, attached: bool = True) -> HttpResponse:
    """A file made on the spot, under a name that may be Japanese; not kept by any cache."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(attached, name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
