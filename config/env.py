"""Reads the environment; an empty one is the embedded default (SQLite, no server)."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def text(name: str, default: str) -> str:
    """The setting called ``name``; an empty value counts as not given."""
    return env.str(name, default="").strip() or default


VAR_DIR = Path(text("VAR_DIR", str(BASE_DIR / "var"))).resolve()


def number(name: str, default: int) -> int:
    """The setting called ``name`` as a whole number; an empty value counts as not given."""
    return int(text(name, str(default)))


def flag(name: str, default: bool) -> bool:
    """The setting called ``name`` as yes or no (true, on, 1 …); an empty value counts as not given."""
    return text(name, str(default)).lower() in env.BOOLEAN_TRUE_STRINGS


def words(name: str, default: list[str]) -> list[str]:
    """The comma-separated setting called ``name``, without empty parts; ``default`` when nothing is left."""
    return [part.strip() for part in text(name, "").split(",") if part.strip()] or default


def folder(path: Path) -> Path:
    """Make the folder, readable by this account only, where it is missing; give it back."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def machine_key(path: Path) -> str:
    """The secret key of the embedded default: made once per machine, readable by this account only.

    Linking the finished file into place lets many processes start at once and still agree on one key.
    """
    if not path.exists():
        with tempfile.NamedTemporaryFile("w", dir=folder(path.parent), encoding="ascii") as draft:
            draft.write(secrets.token_urlsafe(50))
            draft.flush()
            with contextlib.suppress(FileExistsError):  # another process was first: its key counts
                os.link(draft.name, path)
    return path.read_text(encoding="ascii")
