"""The pictures that go with a public text, made anew: pixels and a description, no name of a file. [N §8]"""

from collections.abc import Mapping

from meetings.models import Material
from meetings.services.public_texts.reviewed import Reviewed
from meetings.services.publishing import errors
from publication.enums import FileKind
from publication.images import ImageRefused, clean_image
from publication.new_file import NewFile

PREFIX = "image-"


def shown(review: Reviewed) -> dict[int, str]:
    """The chosen pictures by the key of the file, each with what is to be seen on it, in order."""
    told = [(field.key.partition(PREFIX), review.texts.get(field.key, "").strip()) for field in review.fields]
    return {int(key): alt for (other, _, key), alt in told if alt and not other and key.isdecimal()}


def made_anew(wanted: Mapping[int, str]) -> list[NewFile]:
    """Read the stored pictures and make them anew; slow, so before the transaction. Raises `PictureLost`."""
    stored = Material.objects.in_bulk(list(wanted))
    if len(stored) != len(wanted):
        raise errors.PictureLost
    return [_made(stored[key], alt, number) for number, (key, alt) in enumerate(wanted.items(), start=1)]


def _made(material: Material, alt: str, number: int) -> NewFile:
    try:
        with material.file.open("rb") as opened:
            picture = clean_image(opened.read())
    except (OSError, ImageRefused) as error:
        raise errors.PictureLost from error
    return NewFile(
        FileKind.IMAGE,
        f"画像{number}",
        alt,
        picture.content_type,
        picture.data,
        picture.width,
        picture.height,
    )
