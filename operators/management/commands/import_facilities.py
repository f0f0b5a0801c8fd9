"""`manage.py import_facilities FILE`: offices from open data or from the template. [CONTRACT]"""

from argparse import ArgumentParser
from typing import Any, ClassVar

from operators.importing.facilities import FacilityResource
from operators.importing.identifiers import municipality_code
from operators.importing.journal import Journal
from operators.importing.resource import SheetResource
from operators.importing.sheets import UnusableFileError
from operators.management.import_command import ImportCommand


class Command(ImportCommand):
    """Registers and updates offices; deletes nothing."""

    help = "事業所を取り込みます（厚生労働省オープンデータ、自治体標準データセット、ひな形）。"
    via: ClassVar[str] = "import_facilities"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE and two more."""
        super().add_arguments(parser)
        parser.add_argument("--municipality", default="", help="この市町村コードの行だけを取り込みます")
        parser.add_argument(
            "--report-missing", action="store_true", help="登録済みでファイルにない事業所を表示します"
        )

    def resource(self, journal: Journal, options: dict[str, Any]) -> SheetResource:
        """The offices' resource, for one municipality if one was chosen."""
        try:
            only = municipality_code(options["municipality"]).value
        except ValueError as error:
            raise UnusableFileError(f"--municipality：{error}") from None
        return FacilityResource(journal, only_municipality=only, with_missing=options["report_missing"])
