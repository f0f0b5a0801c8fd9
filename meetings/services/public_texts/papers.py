"""Chooses the files that go with a public text: their words, taken out once, or a described picture; never the file. [N §8]"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from meetings.models import Material, PublicImage, PublicText
from meetings.public_fields import LONGEST, digest_of
from meetings.services.public_texts import errors
from meetings.services.public_texts.minutes import MINUTES
from meetings.services.public_texts.rows import locked, may_be_shown, publishable, title_of
from meetings.uploads.kinds import DOCX, JPEG, PDF, PNG, WEBP
from meetings.uploads.refusals import FileRefused
from meetings.uploads.text_of import extract_text
from operators.models import User

__all__ = ["Choice", "How", "choose_papers", "chosen", "publishable", "ways_of"]

_WITH_TEXT = {PDF.content_type, DOCX.content_type}
_GONE = "ファイルが見つかりません。「会議資料とファイル」から、もう一度登録してください。"
_PICTURES = {JPEG.content_type, PNG.content_type, WEBP.content_type}


class How(StrEnum):
    """What is done with a file."""

    NOT = "not"
    TEXT = "text"
    IMAGE = "image"

    @property
    def label(self) -> str:
        """In the words of the page."""
        return {"not": "載せない", "text": "文章だけ載せる", "image": "画像として載せる"}[self]


@dataclass(frozen=True)
class Choice:
    """What is done with one file; ``alt``: what is to be seen on a picture."""

    how: How
    alt: str = ""


def ways_of(material: Material) -> list[How]:
    """What can be done with a file: PDF and Word give their text, pictures are shown, others stay inside.

    A picture of minutes stays inside: nobody can look for names in it. [N §8]
    """
    if material.content_type in _WITH_TEXT:
        return [How.NOT, How.TEXT]
    picture = material.content_type in _PICTURES and may_be_shown(material)
    return [How.NOT, How.IMAGE] if picture else [How.NOT]


def chosen(public_text: PublicText) -> dict[int, Choice]:
    """What was chosen, by the key of the file."""
    found = {}
    for key, stored in public_text.fields.items():
        kind, _, number = key.partition("-")
        if kind == "paper" and number.isdecimal():
            found[int(number)] = Choice(How.TEXT)
        elif kind == "image":
            found[int(number)] = Choice(How.IMAGE, stored["text"])
    return found


@transaction.atomic
def choose_papers(
    *, public_text: PublicText, choices: Mapping[int, Choice], by: User, at: datetime
) -> PublicText:
    """Take files in or out; what is chosen already keeps the words as they were mended.

    Raises `FileUnreadable` where no text can be taken out; choices a file does not offer are left out.
    """
    row = locked(public_text)
    before = chosen(row)
    files = {file.pk: file for file in publishable(row.participation)}
    wanted = {key: choice for key, choice in choices.items() if key in files}
    changed = {key: choice for key, choice in wanted.items() if choice != before.get(key, Choice(How.NOT))}
    for key, choice in changed.items():
        if choice.how in ways_of(files[key]):
            _ACTS[choice.how](row, files[key], choice)
    if not changed:
        return row
    return MINUTES.write(row, by=by, at=at, verb="公表する資料の選択", files=[None, len(changed)])


def _leave_out(row: PublicText, file: Material, choice: Choice) -> None:
    for key in (f"paper-{file.pk}", f"paper-{file.pk}-title", f"image-{file.pk}"):
        row.fields.pop(key, None)
    PublicImage.objects.filter(public_text=row, material=file).delete()


def _as_text(row: PublicText, file: Material, choice: Choice) -> None:
    title, text = title_of(file), _text_of(file)
    row.fields[f"paper-{file.pk}-title"] = {"text": title, "digest": digest_of(title)}
    row.fields[f"paper-{file.pk}"] = {"text": text, "digest": digest_of(text), "source": text}


def _as_image(row: PublicText, file: Material, choice: Choice) -> None:
    row.fields[f"image-{file.pk}"] = {"text": choice.alt, "digest": digest_of("")}
    PublicImage.objects.update_or_create(public_text=row, material=file, defaults={"alt": choice.alt})


_ACTS: dict[How, Callable[[PublicText, Material, Choice], None]] = {
    How.NOT: _leave_out,
    How.TEXT: _as_text,
    How.IMAGE: _as_image,
}


def _sound(text: str) -> str:
    """Without what no database keeps: NUL, and halves of characters as some PDFs have them."""
    return text.encode(errors="replace").decode().replace("\x00", "").strip()


def _text_of(file: Material) -> str:
    """The text of a file. Raises `FileUnreadable`."""
    try:
        with file.file.open("rb") as opened:
            text = _sound(extract_text(opened.read()))
    except FileRefused as error:
        raise errors.FileUnreadable(file.pk, error.words) from error
    except OSError as error:
        raise errors.FileUnreadable(file.pk, _GONE) from error
    if len(text) > LONGEST:
        raise errors.FileUnreadable(file.pk, f"文章が{LONGEST:,}文字より長いため、載せられません。")
    return text
