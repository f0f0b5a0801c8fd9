"""`manage.py import_meetings FILE`: the ward's ledger of past and planned meetings. [CONTRACT]"""

from typing import Any, ClassVar

from compliance.ledger.resource import LedgerResource
from operators.importing.journal import Journal
from operators.importing.resource import SheetResource
from operators.management.import_command import ImportCommand


class Command(ImportCommand):
    """Registers and updates meetings and their evaluations; deletes no meeting."""

    help = "会議の台帳（開催実績と予定）を取り込みます。"
    via: ClassVar[str] = "import_meetings"

    def resource(self, journal: Journal, options: dict[str, Any]) -> SheetResource:
        """The ledger's resource."""
        return LedgerResource(journal)
