"""The compliance room."""

from django.apps import AppConfig


class ComplianceConfig(AppConfig):
    """Registers the room with Django."""

    name = "compliance"
    verbose_name = "遵守状況"
