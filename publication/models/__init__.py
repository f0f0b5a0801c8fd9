"""The public room's tables."""

from publication.models.office import OfficeFront
from publication.models.record import PublicFile, PublicRecord
from publication.models.retention import Retention, RetentionWarning

__all__ = ["OfficeFront", "PublicFile", "PublicRecord", "Retention", "RetentionWarning"]
