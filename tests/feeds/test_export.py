"""`export_open_data DIR`: the same files as on the page, whole or not at all. [CONTRACT]"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.feeds.conftest import SEALED, Shelf, take_back

NAMES = [
    "LICENSE.txt",
    *("dictionary.csv", "dictionary.json", "figures.csv", "figures.json"),
    *("offices.csv", "offices.json", "records.csv", "records.json"),
]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_the_files_of_the_page_and_the_licence(client, shelf: Shelf, tmp_path, capsys):
    call_command("export_open_data", str(tmp_path / "new" / "folder"))
    found = contents(tmp_path / "new" / "folder")
    page = {name: client.get(f"/open-data/{name}").getvalue() for name in NAMES[1:]}
    licence = found.pop("LICENSE.txt").decode()
    assert (found, "CC BY 4.0" in licence, "出典：" in licence) == (page, True, True)
    printed = [line.split("　")[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(printed) == NAMES


def test_twice_is_the_same_until_something_changes(shelf: Shelf, tmp_path):
    call_command("export_open_data", str(tmp_path))
    first = contents(tmp_path)
    call_command("export_open_data", str(tmp_path))
    assert contents(tmp_path) == first
    take_back(shelf.minutes, datetime(2026, 11, 3, tzinfo=UTC))
    call_command("export_open_data", str(tmp_path))
    again = contents(tmp_path)
    changed = [name for name in NAMES if again[name] != first[name]]
    assert changed == [name for name in NAMES if name[0] in "rof"]
    gone = (SEALED, shelf.minutes.key, shelf.withdrawn.key, shelf.disposed.key)
    assert [word for word in gone for file in again.values() if word in file.decode()] == []


def test_a_folder_that_cannot_be_used(shelf: Shelf, tmp_path):
    (tmp_path / "file").write_text("ここはファイル", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(CommandError, match="に書き込めません") as refused:
            call_command("export_open_data", str(folder))
        assert refused.value.returncode == 2
    assert contents(tmp_path) == {"file": "ここはファイル".encode()}


def test_a_file_that_cannot_be_written_leaves_all_others_as_they_were(shelf: Shelf, tmp_path):
    (tmp_path / "records.csv").write_text("前の版", encoding="utf-8")
    (tmp_path / "LICENSE.txt").mkdir()
    with pytest.raises(CommandError, match="はフォルダーです"):
        call_command("export_open_data", str(tmp_path))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["LICENSE.txt", "records.csv"]
    assert (tmp_path / "records.csv").read_text(encoding="utf-8") == "前の版"
