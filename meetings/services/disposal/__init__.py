"""Deletes papers whose time is over and whose deletion was approved: rows and files, leaving a tombstone. [N §8]"""

from meetings.services.disposal.deleting import dispose, dispose_due
from meetings.services.disposal.previewing import preview

__all__ = ["dispose", "dispose_due", "preview"]
