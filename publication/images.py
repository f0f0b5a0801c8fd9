"""Pictures for the public, made anew from their pixels: what else the file held stays behind. [N §8, TRAPS 9]

Neither the place where a photo was taken nor its maker, its small preview, its comments or what lies under
transparent parts goes with it.
"""

import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from PIL import Image, ImageFile, ImageOps

LONGEST_SIDE = 2000
"""Pixels; enough for a page of A4, and few enough for a phone."""
DRAWN = 1024
"""A picture of no more colours is a drawing: sharp as PNG. Photos, and all that came as JPEG, are JPEG."""
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_PAPER = (255, 255, 255)
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, struct.error)
"""What Pillow raises over damaged pictures."""
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_one_at_a_time = threading.Lock()


class ImageRefused(Exception):
    """Bytes that are no whole picture, or one of too many pixels."""


@dataclass(frozen=True)
class CleanImage:
    """A picture of nothing but pixels; sizes in pixels."""

    data: bytes
    content_type: str
    width: int
    height: int


def clean_image(data: bytes) -> CleanImage:
    """Make a picture anew: upright, at most `LONGEST_SIDE` long, on white, JPEG or PNG; of a moving one the first.

    Raises `ImageRefused` for damaged bytes, and for more than ``UPLOAD_PIXELS`` before anything is unpacked.
    """
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > settings.UPLOAD_PIXELS:
                raise ImageRefused("too many pixels")
            with whole_only():
                return _written(_upright(picture), photo=picture.format == "JPEG")
    except (*_BROKEN, *_BOMBS) as error:
        raise ImageRefused(str(error)) from error


@contextmanager
def whole_only() -> Iterator[None]:
    """Pillow minds a missing end. WeasyPrint tells it not to, for the whole process, when it is first imported."""
    with _one_at_a_time:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _upright(picture: Image.Image) -> Image.Image:
    """The pixels alone, turned as the camera said, on white paper where there were none."""
    if picture.format == "JPEG":
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # unpacked smaller, which saves memory
    turned = ImageOps.exif_transpose(picture)
    if turned.has_transparency_data:
        layer = turned.convert("RGBA")
        paper = Image.new("RGB", layer.size, _PAPER)
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    plain = turned.convert("RGB")
    fresh = Image.new("RGB", plain.size)
    fresh.paste(plain)
    return fresh


def _written(pixels: Image.Image, *, photo: bool) -> CleanImage:
    drawing = not photo and pixels.getcolors(DRAWN) is not None
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = BytesIO()
    if drawing:
        pixels.save(out, "PNG", optimize=True)
    else:
        pixels.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    kind = "image/png" if drawing else "image/jpeg"
    return CleanImage(out.getvalue(), kind, pixels.width, pixels.height)
