"""Registers the house with Django, so that its checks run."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """The house itself: settings, checks, health pages."""

    name = "config"
    verbose_name = "基盤"

    def ready(self) -> None:
        """Register the system checks."""
        from config import checks

        checks.register_all()
