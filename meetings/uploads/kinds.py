"""The kinds of files that are taken; nothing else is. GIF, TIFF and the old Office formats are not among them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """One kind: its type, the ending its files get, and what people call it."""

    content_type: str
    ending: str
    label: str
    opens_in_browser: bool = False


_OPEN_XML = "application/vnd.openxmlformats-officedocument"

PDF = FileKind("application/pdf", ".pdf", "PDF", opens_in_browser=True)
DOCX = FileKind(f"{_OPEN_XML}.wordprocessingml.document", ".docx", "Word")
XLSX = FileKind(f"{_OPEN_XML}.spreadsheetml.sheet", ".xlsx", "Excel")
PPTX = FileKind(f"{_OPEN_XML}.presentationml.presentation", ".pptx", "PowerPoint")
JPEG = FileKind("image/jpeg", ".jpg", "写真（JPEG）", opens_in_browser=True)
PNG = FileKind("image/png", ".png", "画像（PNG）", opens_in_browser=True)
WEBP = FileKind("image/webp", ".webp", "画像（WebP）", opens_in_browser=True)

KINDS = (PDF, DOCX, XLSX, PPTX, JPEG, PNG, WEBP)
BY_TYPE = {kind.content_type: kind for kind in KINDS}

ACCEPT = ",".join((*(kind.ending for kind in KINDS), ".jpeg", *(kind.content_type for kind in KINDS)))
"""For the ``accept`` of a file field. HEIC is not in it, so that an iPhone hands over its photos as JPEG."""

TAKEN = "PDF、Word（.docx）、Excel（.xlsx）、PowerPoint（.pptx）、写真・画像（JPEG、PNG、WebP）"
"""The kinds in words, for hints and refusals."""
