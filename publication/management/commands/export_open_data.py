"""`manage.py export_open_data DIR`: published records, offices and figures as CSV and JSON. [CONTRACT]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from publication.open_data.export import FolderUnusable, export


class Command(BaseCommand):
    """Exit status 0; 2 with one sentence where the folder cannot be used."""

    help = "公表された記録、事業所、数値、データ項目の説明を、CSVとJSONで書き出します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder; it is made where there is none."""
        parser.add_argument("folder", metavar="DIR", help="書き出す先のフォルダー")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files and print their names and sizes."""
        try:
            written = export(Path(options["folder"]), today=timezone.localdate())
        except FolderUnusable as unusable:
            raise CommandError(str(unusable), returncode=2) from unusable
        for file in written:
            self.stdout.write(f"{file.name}　{file.size:,}バイト")
