"""docker-compose.yml, Dockerfile, .env.example, the locks and the operations guide agree with the code."""

import ast
import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
PROGRAMS = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
OURS = ("migrate", "web", "worker", "beat")
READERS = {"text", "number", "flag", "words"}


def names_read() -> set[str]:
    """The names that config/ asks the environment for."""
    calls = (
        node
        for file in (ROOT / "config").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READERS
    )
    return {str(call.args[0].value) for call in calls if call.args and isinstance(call.args[0], ast.Constant)}


def names_offered() -> set[str]:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return {line.partition("=")[0] for line in lines if re.match(r"[A-Z_]+=", line)}


def locked(file: str) -> dict[str, str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def test_the_contracts_settings_are_read():
    contract = {
        "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "MEDIA_ROOT", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "BASE_URL",
        "DEMO_PASSWORD",
    }  # fmt: skip
    assert contract - names_read() == set()


def test_the_example_offers_what_is_read():
    assert names_offered() == names_read() | {"POSTGRES_PASSWORD"}


def test_the_operations_guide_explains_what_is_read():
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", guide, flags=re.MULTILINE)) == names_offered()


def test_compose_runs_the_portal_and_its_servers():
    assert set(COMPOSE["services"]) == {*OURS, "postgres", "redis"}


@pytest.mark.parametrize("service", OURS)
def test_compose_names_settings_that_are_read(service):
    assert set(COMPOSE["services"][service]["environment"]) - names_read() == set()


@pytest.mark.parametrize("service", OURS)
def test_compose_starts_a_program_that_is_there(service):
    program, *arguments = COMPOSE["services"][service]["command"]
    assert shutil.which(program, path=PROGRAMS)
    for argument in arguments:
        if argument.endswith(".py"):
            assert (ROOT / argument).is_file()
        elif argument.startswith(("config", "python:")):
            assert find_spec(argument.removeprefix("python:"))


@pytest.mark.parametrize("service", ["web", "worker", "beat", "postgres", "redis"])
def test_compose_watches_every_service_that_stays(service):
    assert COMPOSE["services"][service]["healthcheck"]["test"]


def test_compose_starts_postgres_with_letters_for_japanese():
    assert (
        COMPOSE["services"]["postgres"]["environment"]["POSTGRES_INITDB_ARGS"] == "-E UTF8 --locale=C.UTF-8"
    )


def test_there_is_one_scheduler():
    schedulers = [name for name in OURS if {"beat", "-B"} & set(COMPOSE["services"][name]["command"])]
    assert schedulers == ["beat"]


def test_the_image_holds_what_setup_installs():
    script = (ROOT / "bin" / "common.sh").read_text(encoding="utf-8")
    (packages,) = re.findall(r"^RUN_PACKAGES=\((.*)\)$", script, flags=re.MULTILINE)
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (installed,) = re.findall(r"--no-install-recommends \\\n\s*(.*) \\\n", dockerfile)
    assert installed == packages


def test_the_development_lock_holds_the_lock():
    assert locked("requirements.txt").items() - locked("requirements-dev.txt").items() == set()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt", "requirements-uv.txt"])
def test_every_locked_package_has_its_hashes(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
