"""A folder of ruleset files to write into, the national one already there."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rules.ruleset import Rulebook
from rules.ruleset_files import RULESETS_DIR, load_all

Write = Callable[[str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A rulesets folder that holds only the national file."""
    shutil.copy(RULESETS_DIR / "national.toml", tmp_path)
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a ruleset file by name."""

    def _write(name: str, text: str) -> None:
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")

    return _write


@pytest.fixture
def ward(folder: Path, write: Write) -> Callable[[str], Rulebook]:
    """The rulebook of a ward whose file holds these lines, loaded afresh."""

    def _ward(lines: str) -> Rulebook:
        write("112003", f'id = "112003"\nname = "ある市"\nauthority = "市"\n{lines}')
        load_all.cache_clear()
        return load_all(folder)["112003"]

    return _ward
