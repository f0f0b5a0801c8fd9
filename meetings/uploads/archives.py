"""Opens a ZIP archive that somebody sent, if it is sane: no bomb, no path, no secret, nothing twice."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.conf import settings

from meetings.uploads.refusals import FileRefused

MEMBERS = 5000
RATIO = 200
"""How many times larger a whole archive may become; text in tables reaches 50."""
SMALL = 10 * 1024 * 1024
"""Below this size the ratio does not matter."""
CHUNK = 1024 * 1024

UNREADABLE = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises over damaged archives."""
DAMAGED = "ファイルが壊れているため、開けませんでした。もう一度保存し直してから選んでください。"
TOO_LARGE_INSIDE = "中身が大きすぎます。写真を減らすか、PDFで保存し直してから選んでください。"
_LOCKED = "パスワードの付いたファイルです。パスワードを外してから選んでください。"
_ENCRYPTED = 0x1


def opened(content: bytes) -> ZipFile:
    """The archive, its list of members checked before anything is unpacked; raises `FileRefused`."""
    try:
        archive = ZipFile(BytesIO(content))
    except UNREADABLE as error:
        raise FileRefused(DAMAGED) from error
    entries = archive.infolist()
    _check_names(entries)
    _check_sizes(entries, len(content))
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FileRefused(_LOCKED)
    return archive


def is_archive(content: bytes) -> bool:
    """Whether these bytes, whatever they begin with, also open as a ZIP archive with something in it."""
    try:
        return bool(ZipFile(BytesIO(content)).namelist())
    except UNREADABLE:
        return False


def unpack(archive: ZipFile) -> None:
    """Unpack everything once, keeping nothing; raises `FileRefused` where a member is damaged.

    A member never yields more than the size it declares, and those were added up before.
    """
    for entry in archive.infolist():
        try:
            with archive.open(entry) as member:
                while member.read(CHUNK):
                    pass
        except UNREADABLE as error:
            raise FileRefused(DAMAGED) from error


def member(archive: ZipFile, name: str, *, at_most: int) -> bytes:
    """One member; raises `FileRefused` where it is missing, damaged or larger than ``at_most`` bytes."""
    try:
        if archive.getinfo(name).file_size > at_most:
            raise FileRefused(TOO_LARGE_INSIDE)
        return archive.read(name)
    except UNREADABLE as error:
        raise FileRefused(DAMAGED) from error


def _check_names(entries: list[ZipInfo]) -> None:
    """Programs disagree about which of two equal names counts; a path leads out of the folder."""
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names) or any(_leads_away(name) for name in names):
        raise FileRefused(DAMAGED)


def _leads_away(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _check_sizes(entries: list[ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    bomb = unpacked > SMALL and unpacked > packed * RATIO
    strange = any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries)
    if bomb or unpacked > settings.UPLOAD_UNPACKED or len(entries) > MEMBERS:
        raise FileRefused(TOO_LARGE_INSIDE)
    if strange:
        raise FileRefused(DAMAGED)
