"""The files of a frozen report, whoever asks: report and public document as PDF, the document as Excel and Word."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import reverse

from evaluations.exports.document_docx import document_docx
from evaluations.exports.document_xlsx import document_xlsx
from evaluations.pdf.public_document import layout_of, public_document_pdf
from evaluations.pdf.report import report_pdf
from evaluations.report.content import ReportContent
from evaluations.report.files import name_of
from meetings.models import SubmissionVersion
from meetings.uploads.kinds import DOCX, PDF, XLSX, FileKind
from meetings.views.record_files import file_response

FILES: dict[str, tuple[str, str, FileKind, Callable[[ReportContent], bytes]]] = {
    "report.pdf": ("結果報告書（PDF）", "結果報告書", PDF, report_pdf),
    "document.pdf": (
        "公表用の書類（PDF）", "公表用", PDF, lambda content: public_document_pdf(content.printed)
    ),
    "document.xlsx": (
        "公表用の書類（Excel）", "公表用", XLSX, lambda content: document_xlsx(content.printed)
    ),
    "document.docx": (
        "公表用の書類（Word）", "公表用", DOCX, lambda content: document_docx(content.printed)
    ),
}  # fmt: skip
"""By the last part of the address: the words of the link, what the file is called, its kind, and who draws it."""


def frozen_file(version: SubmissionVersion, name: str) -> HttpResponse:
    """One file of what was submitted; 404 for no file of ours, or where only a scan came in."""
    if name not in FILES or not version.record:
        raise Http404
    content = ReportContent.from_json(version.record)
    _, what, kind, draw = FILES[name]
    return file_response(draw(content), kind, name_of(what, content.printed))


def files_at(view: str, *args: object) -> list[tuple[str, str]]:
    """Words and address of each file, where ``view`` with these arguments gives it out."""
    return [(words, reverse(view, args=[*args, name])) for name, (words, *_) in FILES.items()]


def shown(version: SubmissionVersion) -> dict[str, object]:
    """What a frozen report shows on screen; empty where only a scan came in."""
    if not version.record:
        return {"content": None}
    content = ReportContent.from_json(version.record)
    return {"content": content, **layout_of(content.printed)}
