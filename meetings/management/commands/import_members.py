"""`manage.py import_members FILE`: rosters of council members. [CONTRACT]"""

from typing import Any, ClassVar

from meetings.importing.members import MemberResource
from operators.importing.journal import Journal
from operators.importing.resource import SheetResource
from operators.management.import_command import ImportCommand


class Command(ImportCommand):
    """Registers and updates members; deletes nobody and creates no office."""

    help = "構成員の名簿を取り込みます。"
    via: ClassVar[str] = "import_members"

    def resource(self, journal: Journal, options: dict[str, Any]) -> SheetResource:
        """The members' resource."""
        return MemberResource(journal)
