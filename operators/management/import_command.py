"""The frame of the import commands: arguments, file, report, exit status. [CONTRACT: Management commands]"""

import json
import sys
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand
from django.utils import timezone

from operators.importing.journal import Journal
from operators.importing.report import Report
from operators.importing.resource import SheetResource
from operators.importing.sheets import UnusableFileError, open_sheet

ALL_TAKEN, SOME_REJECTED, UNUSABLE = 0, 1, 2


class ImportCommand(BaseCommand):
    """Reads FILE through a resource. Subclasses name the resource and may add arguments."""

    via: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The arguments that all imports share."""
        parser.add_argument("file", metavar="FILE", type=Path, help="CSVまたはExcel（xlsx）のファイル")
        parser.add_argument("--dry-run", action="store_true", help="何も書き込まずに、結果だけを表示します")
        parser.add_argument(
            "--skip-rejected", action="store_true", help="取り込めない行を除いて、残りを書き込みます"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text", help="結果の形式")

    def resource(self, journal: Journal, options: dict[str, Any]) -> SheetResource:
        """The resource that takes this command's files; may raise `UnusableFileError`."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, print the report, and leave with the contract's exit status."""
        try:
            report = self._take(timezone.now(), options)
        except UnusableFileError as error:
            self.stderr.write(str(error))
            sys.exit(UNUSABLE)
        as_json = options["format"] == "json"
        self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False) if as_json else report.as_text())
        if note := _note(report, options):
            self.stderr.write(note)
        if report.rejected:
            sys.exit(SOME_REJECTED)

    def _take(self, at: datetime, options: dict[str, Any]) -> Report:
        resource = self.resource(Journal(via=self.via, at=at), options)
        sheet = open_sheet(options["file"])
        return resource.take(sheet, dry_run=options["dry_run"], skip_rejected=options["skip_rejected"])


def _note(report: Report, options: dict[str, Any]) -> str:
    """Says when nothing was written, and why; beside the report, which is the same either way."""
    if options["dry_run"]:
        return "試しに読み込みました。何も書き込んでいません。"
    if report.rejected and not options["skip_rejected"]:
        return (
            "取り込めない行があるため、何も書き込んでいません。"
            "直してからもう一度取り込むか、--skip-rejected を付けて残りの行を取り込んでください。"
        )
    return ""
