"""What the portal imports is installed where it runs, not only where it is tested."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("compliance", "config", "evaluations", "meetings", "operators", "outbox", "publication", "rules")


def imported(path: Path) -> set[str]:
    """The top-level modules a file imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


def test_every_imported_package_is_locked_for_the_running_portal():
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    owners = packages_distributions()
    modules = {name for room in ROOMS for path in (ROOT / room).rglob("*.py") for name in imported(path)}
    foreign = modules - set(sys.stdlib_module_names) - set(ROOMS)
    missing = {name for name in foreign if not {o.lower() for o in owners.get(name, ())} & locked}
    assert missing == set()
