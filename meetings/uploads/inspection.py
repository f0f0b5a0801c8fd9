"""One uploaded file, looked at from the outside in: size, kind, viruses. Nothing is stored here."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat

from meetings.uploads.content import kind_of
from meetings.uploads.kinds import FileKind
from meetings.uploads.names import safe_title
from meetings.uploads.refusals import FileRefused
from meetings.uploads.scanner import scan

_EMPTY = "空のファイルです。内容を保存してから、もう一度選んでください。"
_TOO_LARGE = "ファイルが大きすぎます（{size}）。1つのファイルは{limit}までです。写真を小さくするか、分けて保存してください。"


@dataclass(frozen=True)
class Inspected:
    """A file that is taken: its bytes and what was found out about them. ``size`` in bytes."""

    content: bytes
    kind: FileKind
    title: str
    sha256: str
    scanned: bool

    @property
    def size(self) -> int:
        """How many bytes."""
        return len(self.content)

    def as_file(self) -> "ContentFile[bytes]":
        """The bytes for a storage; the name says nothing."""
        return ContentFile(self.content, name="file")


def inspect(upload: "File[Any]") -> Inspected:
    """Look at a file; what is too large is never read. Raises `FileRefused`."""
    size = upload.size or 0
    if size > settings.UPLOAD_LARGEST:
        limit = filesizeformat(settings.UPLOAD_LARGEST).replace(".0", "")
        raise FileRefused(_TOO_LARGE.format(size=filesizeformat(size), limit=limit))
    upload.seek(0)
    content = bytes(upload.read())
    if not content:
        raise FileRefused(_EMPTY)
    kind = kind_of(content)
    return Inspected(
        content=content,
        kind=kind,
        title=safe_title(upload.name or "", kind),
        sha256=sha256(content).hexdigest(),
        scanned=scan(content),
    )
