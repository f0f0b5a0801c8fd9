"""The whole repository: sizes that can be read, and pages that load nothing from elsewhere."""

import ast
import re
import subprocess
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE, LONGEST_FUNCTION, MEDIAN_FILE = 400, 25, 70
FOREIGN = re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//|<style|\sstyle=|\son[a-z]+=|<script>""")


def files(*patterns: str) -> list[Path]:
    """The files of the repository (without migrations), as git knows them."""
    listed = subprocess.run(
        ["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / line for line in listed.stdout.splitlines() if "/migrations/" not in line]
    return [path for path in paths if path.exists()]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function below its signature and its docstring."""
    first, last = function.body[0], function.body[-1]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = first.end_lineno if documented else first.lineno - 1
    return (last.end_lineno or 0) - (start or 0)


def rooms() -> list[Path]:
    """The modules of the portal itself."""
    return [path for path in files("*.py") if path.relative_to(ROOT).parts[0] not in ("tests", "bench")]


def test_no_file_is_too_long_to_read():
    code = files("*.py", "*.html", "*.css", "*.js")
    assert [str(path.relative_to(ROOT)) for path in code if lines(path) > LONGEST_FILE] == []


def test_most_modules_fit_on_a_screen():
    assert median(lines(path) for path in rooms() if lines(path)) <= MEDIAN_FILE


def test_no_function_is_too_long_to_grasp():
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name} ({body_length(node)})"
        for path in rooms()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and body_length(node) > LONGEST_FUNCTION
    ]
    assert found == []


def test_pages_load_nothing_from_elsewhere_and_hold_no_inline_code():
    pages = [
        path
        for path in files("templates/*.html")
        if not {"mail", "emails", "letters", "pdf"} & set(path.parts)
    ]
    assert [
        str(path.relative_to(ROOT)) for path in pages if FOREIGN.search(path.read_text(encoding="utf-8"))
    ] == []
