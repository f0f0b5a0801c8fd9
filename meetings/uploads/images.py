"""Photos and pictures: whole, and small enough to be unpacked on any machine."""

import struct
from io import BytesIO

from django.conf import settings
from PIL import Image

from meetings.uploads.archives import is_archive
from meetings.uploads.kinds import JPEG, PNG, WEBP, FileKind
from meetings.uploads.refusals import FileRefused
from publication.images import whole_only

FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}

_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, struct.error)
"""What Pillow raises over damaged pictures."""
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_DAMAGED = "画像が壊れているか、途中で切れています。もう一度保存し直してから選んでください。"
_TOO_MANY = "縦横の大きすぎる画像です（{limit}万画素まで）。小さくして保存し直してください。"
_MIXED = "画像にほかのファイルが混ざっています。画像として保存し直してから選んでください。"


def check_image(content: bytes, kind: FileKind) -> None:
    """Raise `FileRefused` unless the bytes are a whole picture of this kind and of a sane number of pixels."""
    too_many = _TOO_MANY.format(limit=settings.UPLOAD_PIXELS // 10_000)
    try:
        with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as picture:
            if picture.width * picture.height > settings.UPLOAD_PIXELS:
                raise FileRefused(too_many)
            with whole_only():
                _read_to_the_end(picture, kind)
    except _BOMBS as error:
        raise FileRefused(too_many) from error
    except _BROKEN as error:
        raise FileRefused(_DAMAGED) from error
    if is_archive(content):
        raise FileRefused(_MIXED)


def _read_to_the_end(picture: Image.Image, kind: FileKind) -> None:
    """A PNG has checksums; of a JPEG every block is read, drawn at an eighth to save memory; a WebP is drawn."""
    if kind == PNG:
        picture.verify()
        return
    if kind == JPEG:
        picture.draft("L", (picture.width // 8, picture.height // 8))
    picture.load()
