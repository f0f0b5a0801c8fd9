"""The answers at each address: public_records. Everybody reads what was published, signed in or not."""

from datetime import date
from hashlib import sha256

from django.core.files.base import ContentFile

from publication.models import PublicFile, PublicRecord
from tests.access.worlds import EVERYBODY, Row, office
from tests.fixtures.people import World
from tests.makers import public_record_of

HELD_ON = date(2026, 6, 20)


def minutes(world: World) -> dict[str, str | int]:
    """The published minutes of the world's office."""
    return {"key": _record(world, "minutes").key}


def minutes_pdf(world: World) -> dict[str, str | int]:
    """Those minutes, with a PDF."""
    record = _record(world, "minutes")
    public_file_of(record, "pdf")
    return {"key": record.key}


def minutes_picture(world: World) -> dict[str, str | int]:
    """Those minutes, with a picture."""
    record = _record(world, "minutes")
    return {"key": record.key, "file_key": public_file_of(record, "image").key}


def evaluation(world: World) -> dict[str, str | int]:
    """The published evaluation of the world's office."""
    return {"key": _record(world, "evaluation").key}


def evaluation_pdf(world: World) -> dict[str, str | int]:
    """That evaluation, with a PDF."""
    record = _record(world, "evaluation")
    public_file_of(record, "pdf")
    return {"key": record.key}


def evaluation_picture(world: World) -> dict[str, str | int]:
    """That evaluation, with a picture."""
    record = _record(world, "evaluation")
    return {"key": record.key, "file_key": public_file_of(record, "image").key}


def _record(world: World, kind: str) -> PublicRecord:
    source = f"{kind}/{world.facility.pk}"
    known = PublicRecord.objects.filter(source=source).first()
    return known or public_record_of(world.facility, HELD_ON, source=source, kind=kind)


def public_file_of(record: PublicRecord, kind: str, **fields: object) -> PublicFile:
    """A file of a published record: a PDF, or a picture with its description, that nobody opens."""
    content = b"%PDF-1.7 mihon" if kind == "pdf" else b"\x89PNG mihon"
    known = {
        "kind": kind,
        "title": "議事録" if kind == "pdf" else "夏祭り",
        "alt": "" if kind == "pdf" else "中庭に並んだ屋台",
        "content_type": "application/pdf" if kind == "pdf" else "image/png",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "file": ContentFile(content, name="made-by-us"),
    }
    found = PublicFile.objects.filter(record=record, kind=kind, **fields).first()
    return found or PublicFile.objects.create(record=record, **known | fields)


ROWS: dict[str, Row] = {
    "public_minutes": Row(EVERYBODY, EVERYBODY, minutes, public=True),
    "public_minutes_pdf": Row(EVERYBODY, arguments=minutes_pdf, public=True),
    "public_file": Row(EVERYBODY, arguments=minutes_picture, public=True),
    "public_evaluation": Row(EVERYBODY, arguments=evaluation, public=True),
    "public_evaluation_pdf": Row(EVERYBODY, arguments=evaluation_pdf, public=True),
    "public_evaluation_file": Row(EVERYBODY, arguments=evaluation_picture, public=True),
    "public_office": Row(EVERYBODY, EVERYBODY, office, public=True),
}
