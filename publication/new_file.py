"""A file that was made for the public, before it is stored."""

from dataclasses import dataclass
from hashlib import sha256

from publication.enums import FileKind


@dataclass(frozen=True)
class NewFile:
    """A file made for the public: a PDF from the public words, a picture from its pixels. ``alt`` is a picture's.

    ``title`` is read by the public; ``width`` and ``height`` in pixels, of a picture.
    """

    kind: FileKind
    title: str
    alt: str
    content_type: str
    data: bytes
    width: int | None = None
    height: int | None = None

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return sha256(self.data).hexdigest()

    @property
    def told(self) -> tuple[str, str, str, str]:
        """By what a file is known to be the same."""
        return (str(self.kind), self.title, self.alt, self.sha256)
