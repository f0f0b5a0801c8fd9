"""The open data as files in a folder: the same bytes as long as nothing changed. [CONTRACT, export_open_data]"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from errno import EISDIR
from pathlib import Path

from publication.open_data.dictionary import TABLES
from publication.open_data.licence import LICENCE
from publication.open_data.scope import Scope
from publication.open_data.surroundings import read
from publication.open_data.writing import as_csv, as_json


class FolderUnusable(Exception):
    """Nothing can be written there; the argument is a sentence for the terminal."""


@dataclass(frozen=True)
class Written:
    """A file that stands in the folder now; ``size`` in bytes."""

    name: str
    size: int


def export(folder: Path, *, today: date) -> list[Written]:
    """Write every table as CSV and JSON, and the licence. All files are finished before the first is replaced.

    Makes the folder where there is none. Raises `FolderUnusable`; then every file there is as it was.
    """
    unfinished: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, pieces in _files(today):
            place = folder / f".{name}.{os.getpid()}.part"
            unfinished.append((place, folder / name))
            if (folder / name).is_dir():
                raise IsADirectoryError(EISDIR, f"{name} はフォルダーです")
            _write(place, pieces)
        return [_finish(place, file) for place, file in unfinished]
    except OSError as failure:
        raise FolderUnusable(f"「{folder}」に書き込めません：{failure.strerror or failure}") from failure
    finally:
        _tidy(place for place, _ in unfinished)


def licence_text() -> str:
    """The file that goes with the data wherever it is copied."""
    return "\n".join(
        [
            "Engawa 縁側（運営推進会議ポータル） オープンデータ",
            "",
            f"{LICENCE.name}（{LICENCE.short}）で提供します。",
            LICENCE.address,
            "",
            "使うときは、次のように出典を書いてください。加工したときは、加工したことも書いてください。",
            LICENCE.attribution,
            "",
        ]
    )


def _files(today: date) -> Iterator[tuple[str, Iterable[str]]]:
    """The same name and text as the files on the page have, without a filter."""
    everything, reading = Scope(), read(today=today)
    for table in TABLES.values():
        yield f"{table.slug}.csv", as_csv(table, everything, reading.around)
        yield f"{table.slug}.json", as_json(table, everything, reading.around, changed_at=reading.changed_at)
    yield "LICENSE.txt", [licence_text()]


def _write(place: Path, pieces: Iterable[str]) -> None:
    with place.open("w", encoding="utf-8", newline="") as out:
        for piece in pieces:
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())


def _finish(place: Path, file: Path) -> Written:
    place.replace(file)
    return Written(file.name, file.stat().st_size)


def _tidy(places: Iterable[Path]) -> None:
    for place in places:
        if place.parent.is_dir():
            place.unlink(missing_ok=True)
