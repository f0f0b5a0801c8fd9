"""Makes the files that the imports read, and runs the commands as a person would."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from django.core.management import call_command

Row = dict[str, Any]


def csv_text(rows: list[Row]) -> str:
    """Rows as CSV with the first row's keys as the header."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_csv(path: Path, rows: list[Row], encoding: str = "utf-8-sig") -> Path:
    """A CSV file as Excel writes it."""
    path.write_bytes(csv_text(rows).encode(encoding))
    return path


def write_xlsx(path: Path, rows: list[Row]) -> Path:
    """A workbook whose cells keep their types."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append([row.get(heading) for heading in rows[0]])
    book.save(path)
    return path


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    status: int
    report: dict[str, Any]
    stderr: str

    @property
    def counts(self) -> tuple[int, int, int]:
        """created, updated, unchanged."""
        return self.report["created"], self.report["updated"], self.report["unchanged"]

    @property
    def rejected(self) -> list[tuple[int, str | None]]:
        """Where the rejections are."""
        return [(each["row"], each["column"]) for each in self.report["rejected"]]

    @property
    def warned(self) -> list[tuple[int | None, str | None]]:
        """Where the warnings are."""
        return [(each["row"], each["column"]) for each in self.report["warnings"]]


def run(command: str, path: Path, *arguments: str) -> Outcome:
    """Run an import with ``--format json``."""
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command(command, str(path), "--format", "json", *arguments, stdout=out, stderr=err)
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    return Outcome(status, json.loads(out.getvalue() or "{}"), err.getvalue())
