"""Throws away stored materials that no row knows."""

from datetime import datetime

from meetings.models import Material
from operators.stored_files import sweep_folder

FOLDER = "materials"


def sweep(*, at: datetime) -> int:
    """Delete the files without a row that are older than a day at ``at``; answers how many. Repeatable."""
    storage = Material._meta.get_field("file").storage
    return sweep_folder(storage, FOLDER, known=set(Material.objects.values_list("file", flat=True)), at=at)
